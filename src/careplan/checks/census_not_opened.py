"""A half year almost over and a school that has not begun its census."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.account import duties_of
from careplan.domain.calendar import add_months, half_year
from careplan.domain.census import half_year_label
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP610",
    severity=Severity.WARNING,
    message=Text(
        zh="{period} 只剩不到一个月，{school} 有 {children} 名儿童在册，还没有核查表。",
        en="{period} has less than a month left, and {school} with {children} children has no census sheet.",
    ),
    remedy=Text(
        zh="运行 `careplan census open {period} --school {school}`，再逐个核查。",
        en="Run `careplan census open {period} --school {school}`, then verify child by child.",
    ),
    why=Text(
        zh="计划要求每半年全面核查一次；最后几天才开始，就来不及找到每个孩子。",
        en="The plan wants a full check every half year; begun in the last days it cannot reach every child.",
    ),
)


_RUNNING = 5  # months after which a sheet should be there


def census_not_opened(world: "World") -> Iterator[Found]:
    """Yield each school with children and without a sheet when the half year's last month has begun."""
    span, period = half_year(world.on), half_year_label(world.on)
    owed = any(plan.valid.from_ <= world.on <= plan.valid.until for plan in world.books.plans)
    if world.on < add_months(span.from_, _RUNNING) or not owed or not duties_of(world.books):
        return
    for school in world.register.open_schools(world.on):
        children = len(world.register.on_register(world.on, school))
        if children and f"schools/{school}/census/{period}.csv" not in world.files:
            facts: dict[str, Fact] = {"school": school, "period": period, "children": children}
            yield Found(world.place_of("school", school), facts)
