"""A transfer from a school to itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP214",
    severity=Severity.ERROR,
    message=Text(zh="{child} 从 {school} 转到了同一所学校", en="{child} moved from {school} to the same school"),
    remedy=Text(
        zh="写对方学校的编号，镇外的写 `{field}: outside`",
        en="Name the other school, or `{field}: outside` beyond the township",
    ),
    why=Text(
        zh="转出转入是两所学校之间的事；写成同一所，另一头就没有人接。",
        en="A transfer is between two schools; written to one and the same, it has no other end.",
    ),
)


def moved_to_same_school(world: "World") -> Iterator[Found]:
    """Yield each transfer whose other end is the same school."""
    for child in world.register.children.values():
        for at, spell in enumerate(child.enrolment):
            for field, other in (("came_from", spell.came_from), ("went_to", spell.went_to)):
                if other == spell.school:
                    facts = {"child": child.id, "school": spell.school, "field": field}
                    yield Found(child.place("enrolment", at, field), facts)
