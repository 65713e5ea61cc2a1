"""A child who moved to a school of the township and never arrived."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child, Enrolment
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP212",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 于 {until} 转往 {other}，过了 {days} 天仍没有转入记录",
        en="{child} left for {other} on {until}, and {days} days later has not arrived",
    ),
    remedy=Text(
        zh=(
            "请马上问清孩子在哪里。到了就在 `enrolment` 下加 "
            "`- {{school: {other}, from: {next}, began: moved_in, came_from: {school}}}`；没有去就改 "
            "`went_to`，例如 `went_to: outside`"
        ),
        en=(
            "Find out at once where the child is. Arrived: add "
            "`- {{school: {other}, from: {next}, began: moved_in, came_from: {school}}}` under `enrolment`"
            "; gone elsewhere: change `went_to`, for example `went_to: outside`"
        ),
    ),
    why=Text(
        zh="有出必有进：转出的孩子没有学校接收，就是从两所学校之间漏下去了。",
        en="Every way out has a way in: a child whom no school received has fallen between two schools.",
    ),
)


def moved_out_without_arrival(world: "World") -> Iterator[Found]:
    """Yield each transfer within the township without an arrival in the township's number of days."""
    days = world.register.township.readings.arrival_days
    for child in world.register.children.values():
        for at, spell in enumerate(child.enrolment):
            if spell.ended != "moved_out" or spell.until is None or spell.went_to in {None, "outside"}:
                continue
            if world.on - spell.until <= timedelta(days=days) or _arrived(child, spell):
                continue
            facts: dict[str, Fact] = {
                "child": child.id,
                "school": spell.school,
                "other": spell.went_to or "",
                "until": spell.until.isoformat(),
                "next": (spell.until + timedelta(days=1)).isoformat(),
                "days": days,
            }
            yield Found(child.place("enrolment", at, "went_to"), facts)


def _arrived(child: Child, left: Enrolment) -> bool:
    return any(
        spell.school == left.went_to and spell.began == "moved_in" and spell.from_ > left.from_
        for spell in child.enrolment
    )
