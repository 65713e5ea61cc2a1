"""A child on a register without grade and class."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP240",
    severity=Severity.WARNING,
    message=Text(
        zh="{child} 从 {date} 起在 {school} 就读，这一天还没有年级和班级",
        en="{child} is at {school} from {date} without grade and class on that day",
    ),
    remedy=Text(
        zh="写明年级和班：`careplan set {child} placements grade=3 class=1 boarder=false --from {date}`",
        en="Say which: `careplan set {child} placements grade=3 class=1 boarder=false --from {date}`",
    ),
    why=Text(
        zh="没有年级班级，孩子就不会出现在按班统计的表里，班主任也看不到。",
        en="Without grade and class the child is in no table by class, and no class teacher sees it.",
    ),
)


def placement_missing(world: "World") -> Iterator[Found]:
    """Yield each child's first day on a register on which no grade and class are recorded yet."""
    for child in world.register.children.values():
        spell = min(child.enrolment, key=lambda spell: spell.from_)
        if all(placement.from_ > spell.from_ for placement in child.placements):
            facts = {"child": child.id, "school": spell.school, "date": spell.from_.isoformat()}
            yield Found(child.place("placements", 0, "from"), facts)
