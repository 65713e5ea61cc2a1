"""A sex that is not the one in the ID number."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import id_number
from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.guardian import Guardian

CHECK = Check(
    code="CP245",
    severity=Severity.ERROR,
    message=Text(
        zh="{person} 的性别与身份证号码第 17 位不一致（单数为男，双数为女）",
        en="The sex of {person} is not the one in the ID number (sign 17: odd is male, even is female)",
    ),
    remedy=Text(
        zh="按户口簿核对，改错的那一处，例如 `sex: {example}`",
        en="Look both up and mend the one that is wrong, for example `sex: {example}`",
    ),
    why=Text(
        zh="性别和号码对不上，多半是把别人的号码抄过来了。",
        en="Where they disagree the number is often somebody else's.",
    ),
)


def id_number_sex_differs(world: "World") -> Iterator[Found]:
    """Yield each child and guardian whose ID number is right in itself and says another sex."""
    register = world.register
    people: list[Child | Guardian] = [*register.children.values(), *register.guardians.values()]
    for person in people:
        number = person.id_number
        if number is None or person.sex is None or not id_number.has_right_checksum(number):
            continue
        male = id_number.is_male(number)
        if (person.sex in {"boy", "man"}) != male:
            words = ("boy", "girl") if isinstance(person, Child) else ("man", "woman")
            facts = {"person": person.id, "example": words[0 if male else 1]}
            yield Found(person.place("sex"), facts)
