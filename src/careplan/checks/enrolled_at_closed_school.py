"""A child on the register of a school that is closed, or not open yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP253",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 在 {school} 的册上，而 {school} 只在 {opened} 至 {closed} 开办",
        en="{child} is on the register of {school}, which is open from {opened} to {closed} only",
    ),
    remedy=Text(
        zh="核对两处日子：学校的 `opened` 和 `closed`，孩子这一段的 `from` 和 `until`；转走的写 `ended: moved_out`",
        en=(
            "Look both up: `opened` and `closed` of the school, `from` and `until` of the child's spell; "
            "for a child who moved on write `ended: moved_out`"
        ),
    ),
    why=Text(
        zh="停办的学校不欠任何事，没有人会为册上的孩子开会、上报。",
        en="A closed school owes nothing, and nobody holds the meetings or hands in the figures for its children.",
    ),
)


def enrolled_at_closed_school(world: "World") -> Iterator[Found]:
    """Yield each spell on a school's register that begins before the school opened or goes on after it closed."""
    for child in world.register.children.values():
        for number, spell in enumerate(child.enrolment):
            school = world.register.schools.get(spell.school)
            if school is None:
                continue
            early = spell.from_ < school.opened
            late = school.closed is not None and (spell.until or world.on) > school.closed
            if early or late:
                facts = {
                    "child": child.id,
                    "school": spell.school,
                    "opened": school.opened.isoformat(),
                    "closed": school.closed.isoformat() if school.closed else "–",
                }
                yield Found(child.place("enrolment", number, "from" if early else "school"), facts)
