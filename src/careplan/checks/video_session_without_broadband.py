"""A video session at a school that has no broadband on record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP412",
    severity=Severity.NOTE,
    message=Text(
        zh="{school} 在 {date} 有视频见面，但学校档案里没有宽带",
        en="{school} held a video session on {date} and has no broadband on record",
    ),
    remedy=Text(
        zh="已通宽带的，写下来：`careplan set {school} broadband --from {date}`",
        en="If there is broadband, write it down: `careplan set {school} broadband --from {date}`",
    ),
    why=Text(
        zh="视频的各项义务只对通宽带的学校；档案漏写，节日视频就没有人提醒。",
        en=(
            "The duties about video are for schools with broadband; if the record omits it, nobody "
            "is reminded of the festivals."
        ),
    ),
)


def video_session_without_broadband(world: "World") -> Iterator[Found]:
    """Yield each video session on a day without broadband."""
    for act in of_kinds(world, "video_session"):
        school = world.register.schools.get(act.school or "")
        if school and spells.on(school.broadband, act.day) is None:
            facts = {"school": school.id, "date": act.day.isoformat()}
            yield Found(act.place, facts)
