"""A child on the register who does not count as left behind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar.months import add_years
from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP236",
    severity=Severity.WARNING,
    message=Text(
        zh="按“{rule}”，{child} 在 {on} 不算留守儿童，却仍在 {school} 的册上",
        en=(
            "By the rule “{rule}” {child} does not count as left behind on {on} and is still on the "
            "register of {school}"
        ),
    ),
    remedy=Text(
        zh=("父母回来了，就在这一段写 `until: {on}` 和 `ended: parents_back`；又外出了，就在 `parents:` 下补一条"),
        en=(
            "If a parent has come back write `until: {on}` and `ended: parents_back`; if one has left "
            "again add the entry under `parents:`"
        ),
    ),
    why=Text(
        zh="册上是谁、不是谁，各表都按同一口径；不再留守的孩子要有出册记录，不能留着充数。",
        en=(
            "Every table follows one rule; a child who is no longer left behind leaves the register with a "
            "record of it."
        ),
    ),
)


def parents_home_but_on_register(world: "World") -> Iterator[Found]:
    """Yield each child on the register, both parents known, whom the township's rule does not count."""
    register = world.register
    rule = rule_in_use(register)
    if rule is None:
        return
    for child in register.children.values():
        spell = register.enrolment(child.id, world.on)
        if spell is None or (child.birth_date and world.on >= add_years(child.birth_date, rule.under_age)):
            continue
        parents = (register.parent(child.id, who, world.on) for who in ("father", "mother"))
        if None in parents or is_left_behind(register, child.id, world.on, rule):
            continue
        facts: dict[str, Fact] = {
            "child": child.id,
            "school": spell.school,
            "on": world.on.isoformat(),
            "rule": rule.title.text,
        }
        yield Found(child.place("enrolment", child.enrolment.index(spell), "from"), facts)
