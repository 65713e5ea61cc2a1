"""A transfer in without a transfer out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child, Enrolment
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP213",
    severity=Severity.ERROR,
    message=Text(zh="{child} 于 {date} 转入 {school}，{reason}", en="{child} came to {school} on {date}, {reason}"),
    remedy=Text(
        zh=(
            "写明从哪里来，例如 `came_from: {example}`，并在原校那一段写 `ended: moved_out` 和 "
            "`went_to: {school}`；以前不在本镇台帐上的写 `began: new`"
        ),
        en=(
            "Say where from, for example `came_from: {example}`, and end the spell there with "
            "`ended: moved_out` and `went_to: {school}`; a child new to the township's register has "
            "`began: new`"
        ),
    ),
    why=Text(
        zh="有进必有出：两头的记录对得上，人数才对得上。",
        en="Every way in has a way out: only when both ends agree do the numbers.",
    ),
)

_NOT_SAID: Final = Text("没有写从哪里来", "and nobody wrote where from")
_NO_DEPARTURE: Final = Text("原来的学校没有转出记录", "but the school before has no transfer out")


def arrival_without_departure(world: "World") -> Iterator[Found]:
    """Yield each transfer in that does not say where from, or whose other end is not recorded."""
    for child in world.register.children.values():
        for at, spell in enumerate(child.enrolment):
            reason = _reason(child, spell) if spell.began == "moved_in" else None
            if reason:
                facts: dict[str, Fact] = {
                    "child": child.id,
                    "date": spell.from_.isoformat(),
                    "school": spell.school,
                    "reason": reason,
                    "example": spell.came_from or "outside",
                }
                yield Found(child.place("enrolment", at, "came_from" if spell.came_from else "began"), facts)


def _reason(child: Child, arrived: Enrolment) -> Text | None:
    if arrived.came_from is None:
        return _NOT_SAID
    if arrived.came_from == "outside" or any(_leads_to(spell, arrived) for spell in child.enrolment):
        return None
    return _NO_DEPARTURE


def _leads_to(left: Enrolment, arrived: Enrolment) -> bool:
    gone = left.ended == "moved_out" and left.went_to == arrived.school and left.from_ < arrived.from_
    return gone and left.school == arrived.came_from
