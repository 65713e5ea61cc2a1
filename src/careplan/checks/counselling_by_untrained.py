"""Counselling by somebody without training in psychology."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP810",
    severity=Severity.WARNING,
    message=Text(
        zh="{by} 在 {date} 做心理辅导，但没有心理学培训的记录",
        en="{by} gave counselling on {date} and has no training in psychology on record",
    ),
    remedy=Text(
        zh=(
            "培训过的，写上真正的日期：`careplan set {by} qualifications topic=psychology date={date}`；"
            "没有的改请受过培训的老师"
        ),
        en=(
            "If trained, write it down with its day: `careplan set {by} qualifications topic=psychology date={date}`; "
            "otherwise leave counselling to a trained teacher"
        ),
    ),
    why=Text(
        zh="计划要求由受过心理学培训的老师担任。",
        en="The plan asks for a teacher trained in psychology.",
    ),
)


def counselling_by_untrained(world: "World") -> Iterator[Found]:
    """Yield each counselling by an adult not trained in psychology by that day."""
    for act in of_kinds(world, "counselling"):
        member = world.register.staff.get(act.by)
        if member is None:
            continue
        if not any(q.topic == "psychology" and q.on <= act.day for q in member.staff.qualifications):
            yield Found(act.place, {"by": act.by, "date": act.day.isoformat()})
