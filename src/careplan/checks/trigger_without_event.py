"""A duty of every month or so that names an event."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP914",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 写了 trigger，周期却是 {every}",
        en="{duty} has a trigger but recurs every {every}",
    ),
    remedy=Text(
        zh="由事情引起的写 `every: event`；定期的去掉 `trigger`",
        en="Write `every: event` if the event opens it, or take `trigger` away",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def trigger_without_event(world: "World") -> Iterator[Found]:
    """Yield each trigger of a duty that is no event's."""
    return flaws_of(world.books, "trigger-without-event")
