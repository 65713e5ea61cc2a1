"""A festival that the calendar does not know."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP167",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 里有不认识的节日；认识的有：{allowed}",
        en="`{field}` names a festival that is not known; known are: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="认不出的节日算不出日子，它的义务就没有期限。",
        en="A festival that is not known has no day, and its duty no deadline.",
    ),
)


def unknown_festival(world: "World") -> Iterator[Found]:
    """Yield each festival that is not known."""
    return world.faults_of("unknown-festival")
