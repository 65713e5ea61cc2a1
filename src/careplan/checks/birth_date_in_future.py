"""A birth date that is still to come."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP242",
    severity=Severity.ERROR,
    message=Text(zh="{child} 的出生日期在 {on} 之后", en="The birth date of {child} is later than {on}"),
    remedy=Text(
        zh="按户口簿核对年份，例如 `birth_date: 2016-03-05`",
        en="Look the year up in the household register, for example `birth_date: 2016-03-05`",
    ),
    why=Text(
        zh="出生日期决定年龄，年龄决定孩子在不在册。",
        en="The birth date gives the age, and the age decides whether the child is on the register.",
    ),
)


def birth_date_in_future(world: "World") -> Iterator[Found]:
    """Yield each child who is not born yet."""
    for child in world.register.children.values():
        if child.birth_date and child.birth_date > world.horizon:
            facts = {"child": child.id, "on": world.horizon.isoformat()}
            yield Found(child.place("birth_date"), facts)
