"""A day counted from an event or a duty that is not named."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP916",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：这里从 `{anchor}` 算起，要有 `{missing}` 才知道是哪天",
        en="{duty}: this counts from `{anchor}`, which is no day without `{missing}`",
    ),
    remedy=Text(
        zh="补上 `{missing}`，或换一个日子，例如 `due: end`",
        en="Write `{missing}`, or another day, such as `due: end`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def day_of_no_event(world: "World") -> Iterator[Found]:
    """Yield each day counted from a trigger or an after that is missing."""
    return flaws_of(world.books, "day-of-no-event")
