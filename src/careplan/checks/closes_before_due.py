"""A duty that closes before it is due."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP923",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}（{period}）{closes} 就截止，{due} 才到期",
        en="{duty} for {period} closes on {closes}, before it is due on {due}",
    ),
    remedy=Text(
        zh="截止写在期限之后，例如 `closes: end + 10 days`",
        en="Let it close after the due day, such as `closes: end + 10 days`",
    ),
    why=Text(
        zh="截止的日子不会早于期限，写早了不起作用。",
        en="It cannot close before it is due; such a day has no effect.",
    ),
)


def closes_before_due(world: "World") -> Iterator[Found]:
    """Yield each duty that closes before it is due."""
    return days_amiss(world.books, "closes-before-due")
