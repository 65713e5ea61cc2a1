"""A largest gap that is longer than the period in which it is looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP934",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：最多隔 {gap} 天，可是 {period} 一共只有 {days} 天",
        en="{duty}: at most {gap} days may pass, and {period} has only {days}",
    ),
    remedy=Text(
        zh="写一个装得下的周期，例如 `every: year`",
        en="Write a period that holds it, such as `every: year`",
    ),
    why=Text(
        zh="周期比间隔还短，一次也没有做的那一期也会算做到。",
        en="In a period shorter than the gap, doing nothing would be well.",
    ),
)


def gap_over_period(world: "World") -> Iterator[Found]:
    """Yield each gap that no period could show."""
    return days_amiss(world.books, "gap-over-period")
