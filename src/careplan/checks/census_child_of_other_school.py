"""A child verified by a school on whose register it was not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import clash
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP605",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 那天 {child} 在 {other} 的台帐上，{other} 的 {period} 核查表里却没有核查到。",
        en="On {day} {child} was on the register of {other}, and no line of {other} verifies it for {period}.",
    ),
    remedy=Text(
        zh="把这一行移到 `schools/{other}/census/{period}.csv`；若孩子那时已在 {school}，在孩子的 `enrolment` 写明转出"
        "和转入。",
        en="Move this line to `schools/{other}/census/{period}.csv`; if the child was at {school} by then, write the "
        "move into its `enrolment`.",
    ),
    why=Text(
        zh="谁的台帐谁核查；写在别校的表上，本校就以为没有查到，两校的人数都会错。",
        en="Each school verifies its own register; on another's sheet the line is missed here, and both schools' "
        "numbers go wrong.",
    ),
)


def census_child_of_other_school(world: "World") -> Iterator[Found]:
    """Yield each visit on the sheet of a school that did not have the child, unless its own school found it too."""
    found = {(e.period, e.school, e.line.child) for e in world.census if e.visit and e.visit.result == "present"}
    for entry in world.census:
        child, visit = entry.line.child, entry.visit
        if visit is None or clash(world.register, entry) != "elsewhere":
            continue
        other = world.register.school_of(child, visit.day) or ""
        if (entry.period, other, child) in found:
            continue
        facts = {
            "child": child,
            "day": str(visit.day),
            "other": other,
            "school": entry.school,
            "period": entry.period,
        }
        yield Found(entry.at("child"), facts)
