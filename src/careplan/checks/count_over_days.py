"""More than the days of a duty can hold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP936",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}（{period}）要 `{count}`，可做的日子只有 {days} 天",
        en="{duty} for {period} asks for `{count}` in {days} days",
    ),
    remedy=Text(
        zh="减少次数或放宽日子，例如 `count: 1`；一天里要做几样的，分成几项",
        en="Ask for less or give more days, such as `count: 1`; several things on one day are several duties",
    ),
    why=Text(
        zh="做不到的要求，谁都会欠着。",
        en="What cannot be done everybody would owe for ever.",
    ),
)


def count_over_days(world: "World") -> Iterator[Found]:
    """Yield each count that its days cannot hold."""
    return days_amiss(world.books, "count-over-days")
