"""Days of a duty that lie across the border between two of its periods."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP930",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：{from} 至 {until} 这一段，一部分在 {period}，一部分在 {next}，又不含一个完整周期，会各算一次",
        en="{duty}: the days from {from} to {until} lie partly in {period} and partly in {next}, hold no whole period, "
        "and would be owed once in each",
    ),
    remedy=Text(
        zh="换成装得下这一段的周期，例如 `every: year`；要每期一次的，把日子写成本期的，例如 `within: start .. end`",
        en="Write a period that holds them, such as `every: year`; or, for once in each, days of the period itself, "
        "such as `within: start .. end`",
    ),
    why=Text(
        zh="写的人要的是一次，照这样写会要求两次。",
        en="Whoever wrote it means once; as written it would be asked twice.",
    ),
)


def days_across_periods(world: "World") -> Iterator[Found]:
    """Yield each duty whose days lie across two of its periods."""
    return days_amiss(world.books, "days-across-periods")
