"""A grade that hardly fits the child's age."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP241",
    severity=Severity.NOTE,
    message=Text(
        zh="{child} 读 {grade} 年级，与年龄不大相符",
        en="{child} is in grade {grade}, which hardly fits the child's age",
    ),
    remedy=Text(
        zh="核对年级和出生日期；都没有错就不用改，例如 `grade: {example}`",
        en=(
            "Look up the grade and the birth date; leave them if both are right, otherwise for example "
            "`grade: {example}`"
        ),
    ),
    why=Text(
        zh="年级或出生日期写错一位，孩子就会归到别的年级、别的班去。",
        en="One wrong digit in the grade or the birth date puts the child into another class.",
    ),
)

_YOUNGEST: Final = 4
_OLDEST: Final = 9
"""A first grade is entered at six or seven: from five and a bit (a summer entry) to ten is taken as it is."""


def grade_age_implausible(world: "World") -> Iterator[Found]:
    """Yield each child on the register who entered the present grade much younger or older than is usual."""
    register = world.register
    for id_ in register.on_register(world.on):
        child = register.children[id_]
        placement = register.placement(id_, world.on)
        if placement is None or child.birth_date is None:
            continue
        age = (placement.from_ - child.birth_date).days / 365.25
        if not placement.grade + _YOUNGEST <= age <= placement.grade + _OLDEST:
            usual = min(max(int(age) - 5, 0), 12)
            facts: dict[str, Fact] = {"child": id_, "grade": placement.grade, "example": usual}
            at = child.placements.index(placement)
            yield Found(child.place("placements", at, "grade"), facts)
