"""A child on the register who has passed the age of the rule."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar.months import add_years
from careplan.domain.eligibility import rule_in_use
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP238",
    severity=Severity.WARNING,
    message=Text(
        zh="{child} 在 {on} 已满 {age} 周岁，仍在 {school} 的册上",
        en="{child} has reached {age} by {on} and is still on the register of {school}",
    ),
    remedy=Text(
        zh="在这一段写 `until:`（满龄的前一天）和 `ended: turned_16`；仍需帮助的，另行安排并在 `note` 写明",
        en=(
            "End the spell on the day before that birthday with `until:` and `ended: turned_16`; help that "
            "goes on is arranged apart and said in `note`"
        ),
    ),
    why=Text(
        zh="各级报表都按不满周岁的口径统计，超龄的留在册上，上下级的数就对不上。",
        en="Every table counts children under that age; one who stays on makes the levels' figures disagree.",
    ),
)


def past_16_on_register(world: "World") -> Iterator[Found]:
    """Yield each child on the register who is as old as the township's rule goes, or sixteen."""
    register = world.register
    rule = rule_in_use(register)
    age = rule.under_age if rule else 16
    for child in register.children.values():
        spell = register.enrolment(child.id, world.on)
        if spell is not None and child.birth_date and world.on >= add_years(child.birth_date, age):
            facts: dict[str, Fact] = {
                "child": child.id,
                "school": spell.school,
                "age": age,
                "on": world.on.isoformat(),
            }
            yield Found(child.place("enrolment", child.enrolment.index(spell), "from"), facts)
