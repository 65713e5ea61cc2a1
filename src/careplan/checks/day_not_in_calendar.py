"""A duty's day that the township's calendar cannot tell."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP921",
    severity=Severity.WARNING,
    message=Text(
        zh="{duty}（{period}）的日子在校历里找不到",
        en="the calendar does not tell the day of {duty} for {period}",
    ),
    remedy=Text(
        zh="在 `calendar/` 的校历里写上学期的 `from` 和 `until`",
        en="Write the terms in `calendar/` with `from` and `until`",
    ),
    why=Text(
        zh="找不到日子的这一期不会有人催。",
        en="For a period without a day nobody is reminded.",
    ),
)


def day_not_in_calendar(world: "World") -> Iterator[Found]:
    """Yield each duty with a day that the calendar does not tell."""
    return days_amiss(world.books, "day-not-in-calendar")
