"""A child who is on a school's register before it is born."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP254",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 从 {start} 起在册，那时还没有出生",
        en="{child} is on the register from {start} on, before being born",
    ),
    remedy=Text(
        zh="按户口簿核对 `birth_date`，按学籍核对 `from`，例如 `from: 2025-09-01`",
        en="Look up `birth_date` in the household register, `from` on the school roll, for example `from: 2025-09-01`",
    ),
    why=Text(
        zh="两个日子总有一个写错了：不是年龄不对，就是应做的事从错的日子算起。",
        en="One of the two days is wrong: either the age is, or what is owed is counted from the wrong day.",
    ),
)


def enrolled_before_birth(world: "World") -> Iterator[Found]:
    """Yield each spell on a school's register that begins before the child's birth; the birth date is not told."""
    for child in world.register.children.values():
        for number, spell in enumerate(child.enrolment):
            if child.birth_date and spell.from_ < child.birth_date <= world.horizon:
                yield Found(
                    child.place("enrolment", number, "from"), {"child": child.id, "start": spell.from_.isoformat()}
                )
