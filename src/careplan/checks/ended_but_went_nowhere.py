"""A transfer out that does not say where to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP215",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 于 {until} 转出 {school}，没有写转到哪里",
        en="{child} left {school} on {until}, and nobody wrote where to",
    ),
    remedy=Text(
        zh="在这一段加 `went_to: {example}`（本镇学校的编号），镇外的写 `went_to: outside`",
        en="Add `went_to: {example}` (a school of the township) to this spell, or `went_to: outside`",
    ),
    why=Text(
        zh="不知去向的孩子最容易没人管，所以每次转出都要写明去处。",
        en="A child whose whereabouts nobody wrote down is the first to be forgotten.",
    ),
)


def ended_but_went_nowhere(world: "World") -> Iterator[Found]:
    """Yield each transfer out without a school that it leads to."""
    schools = sorted(world.register.schools)
    for child in world.register.children.values():
        for at, spell in enumerate(child.enrolment):
            if spell.ended == "moved_out" and spell.went_to is None:
                others = [school for school in schools if school != spell.school]
                facts = {
                    "child": child.id,
                    "school": spell.school,
                    "until": spell.until.isoformat() if spell.until else "…",
                    "example": others[0] if others else "S02",
                }
                yield Found(child.place("enrolment", at, "ended"), facts)
