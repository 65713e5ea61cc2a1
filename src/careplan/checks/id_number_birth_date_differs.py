"""A birth date that is not the one in the ID number."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import id_number
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP244",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 的出生日期与身份证号码第 7 至 14 位不一致",
        en="The birth date of {child} is not the one in the ID number (signs 7 to 14)",
    ),
    remedy=Text(
        zh="按户口簿核对，改错的那一处，例如 `birth_date: 2016-03-05`",
        en="Look both up and mend the one that is wrong, for example `birth_date: 2016-03-05`",
    ),
    why=Text(
        zh="两处写着不同的生日，年龄和在册与否就说不准。",
        en="With two birthdays nobody can say how old the child is and whether it belongs on the register.",
    ),
)


def id_number_birth_date_differs(world: "World") -> Iterator[Found]:
    """Yield each child whose ID number is right in itself and says another birth date."""
    for child in world.register.children.values():
        number = child.id_number
        if number is None or not id_number.has_right_checksum(number):
            continue
        if child.birth_date and id_number.birth_date_in(number) != child.birth_date:
            yield Found(child.place("birth_date"), {"child": child.id})
