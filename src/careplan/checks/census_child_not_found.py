"""A child who was looked for in the census and not found."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP614",
    severity=Severity.WARNING,
    message=Text(
        zh="{day} 由 {by} 核查时没有找到 {child}，之后也没有找到的记录；台帐上仍在册。",
        en="{by} looked for {child} on {day} and did not find it; nobody has found it since, and the register has it "
        "still.",
    ),
    remedy=Text(
        zh="先找到孩子。找到后把这一行改成找到的那天和 `present`；确实离开了，写 `left`，并在 `enrolment` 写明去向。",
        en="Find the child first. Then write the day and `present` in this line, or `left`, and where to in "
        "`enrolment`.",
    ),
    why=Text(
        zh="找不到的孩子最需要有人管，不能混在“已核查”里。",
        en="A child who cannot be found needs somebody most, and must not pass for verified.",
    ),
)


def census_child_not_found(world: "World") -> Iterator[Found]:
    """Yield each child on the register whom a visit did not find and no later visit of the half year did."""
    found = {
        (e.period, e.line.child, e.visit.day)
        for e in world.census
        if e.visit and e.visit.result != "not_found" and e.visit.day <= world.on
    }
    for entry in world.census:
        visit, child = entry.visit, entry.line.child
        if visit is None or visit.result != "not_found" or child not in world.register.children:
            continue
        later = any(p == entry.period and c == child and day >= visit.day for p, c, day in found)
        if not later and visit.day <= world.on and world.register.school_of(child, world.on):
            facts = {"child": child, "day": str(visit.day), "by": visit.by}
            yield Found(entry.at("result"), facts)
