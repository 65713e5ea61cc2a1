"""A child under sixteen with no grown-up at home."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain.calendar.months import add_years
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.register import Register
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP231",
    severity=Severity.ERROR,
    message=Text(zh="{child}（{school}）未满 16 周岁，{reason}", en="{child} ({school}) is under 16 and {reason}"),
    remedy=Text(
        zh=(
            "今天就去看孩子，并按强制报告制度报告村（居）委会、民政和公安。找到照护人后在 `guardians:` "
            "下写 `- {{guardian: {example}, relation: grandparent, from: {on}, lives_with: true}}`"
        ),
        en=(
            "See the child today, and report to the village committee, civil affairs and the police as the "
            "law asks. Once somebody cares for the child write "
            "`- {{guardian: {example}, relation: grandparent, from: {on}, lives_with: true}}` under "
            "`guardians:`"
        ),
    ),
    why=Text(
        zh="未成年人保护法第二十一条：不得使未满十六周岁的未成年人脱离监护单独生活；学校发现后必须报告。",
        en=(
            "The law on the protection of minors (article 21) forbids leaving anybody under sixteen to "
            "live alone, and a school that learns of it must report it."
        ),
    ),
)

_NOBODY: Final = Text("没有登记任何照护人", "nobody is recorded as carer")
_APART: Final = Text("登记的照护人都不与孩子同住", "none of the carers lives with the child")


def child_alone(world: "World") -> Iterator[Found]:
    """Yield each child on the register, under sixteen, with no parent at home and no carer who lives with the child."""
    register = world.register
    for child in register.children.values():
        school = register.school_of(child.id, world.on)
        if school is None or (child.birth_date and world.on >= add_years(child.birth_date, 16)):
            continue
        reason = _reason(register, child, world.on)
        if reason:
            facts: dict[str, Fact] = {
                "child": child.id,
                "school": school,
                "reason": reason,
                "on": world.on.isoformat(),
                "example": next(iter(register.guardians), "S01-C3PB1"),
            }
            yield Found(child.place("guardians"), facts)


def _reason(register: Register, child: Child, day: date) -> Text | None:
    for who in ("father", "mother"):
        parent = register.parent(child.id, who, day)
        if parent is not None and parent.state == "home":
            return None
    caring = [c for c in child.guardians if c.from_ <= day and (c.until is None or day <= c.until)]
    if not caring:
        return _NOBODY
    placement = register.placement(child.id, day)
    boards = placement is not None and placement.boarder
    return None if boards or any(care.lives_with for care in caring) else _APART
