"""A child whose arrivals and departures do not lead from the opening to the closing stock."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain.calendar import half_year
from careplan.domain.census import half_year_label
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.flow import changes, flows
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP611",
    severity=Severity.ERROR,
    message=Text(
        zh="{school} 在 {period} 的数对不上：期初 {opening} + 增加 {came} − 减少 {went} ≠ 期末 {closing}；原因在 "
        "{child}。",
        en="The numbers of {school} for {period} disagree: opening {opening} + arrivals {came} − departures {went} is "
        "not closing {closing}; {child} is why.",
    ),
    remedy=Text(
        zh="看 {child} 的 `enrolment`：每一段都要有 `from`，离开要有 `until`，两段不能重叠。",
        en="Look at `enrolment` of {child}: each spell has its `from`, each way out its `until`, and no two overlap.",
    ),
    why=Text(
        zh="期初加增加减减少必须等于期末；对不上，就有孩子被算了两次，或者一次也没有算。",
        en="Opening plus arrivals less departures must be the closing stock; if not, a child was counted twice or not "
        "at all.",
    ),
)


def half_year_numbers_disagree(world: "World") -> Iterator[Found]:
    """Yield the children who break the sum of a school, in the half year of the day and in the one before."""
    this = half_year(world.on).from_
    before = half_year(this - timedelta(days=1)).from_
    for first in (before, this):
        last = min(half_year(first).until, world.on)
        for flow in flows(world.register, first, last, changes(world.register, first, last)):
            for child in flow.odd:
                facts: dict[str, Fact] = {
                    "school": flow.school or "",
                    "period": half_year_label(first),
                    "opening": len(flow.opening),
                    "came": flow.came,
                    "went": flow.went,
                    "closing": len(flow.closing),
                    "child": child,
                }
                yield Found(world.place_of("child", child), facts)
