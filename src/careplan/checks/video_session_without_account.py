"""A video session at a school that has no account on record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP411",
    severity=Severity.NOTE,
    message=Text(
        zh="{school} 在 {date} 有视频见面，但学校档案里没有视频账号",
        en="{school} held a video session on {date} and has no video account on record",
    ),
    remedy=Text(
        zh="账号已有的，写下来：`careplan set {school} video_accounts medium=qq number=… --from {date}`",
        en="If there is one, write it down: `careplan set {school} video_accounts medium=qq number=… --from {date}`",
    ),
    why=Text(
        zh="计划要求学校申请 2 至 3 个免费账号，档案里要看得到。",
        en="The plan asks each school for two to three free accounts, and the record should show them.",
    ),
)


def video_session_without_account(world: "World") -> Iterator[Found]:
    """Yield each video session on a day without an account."""
    for act in of_kinds(world, "video_session"):
        school = world.register.schools.get(act.school or "")
        if school and spells.on(school.video_accounts, act.day) is None:
            facts = {"school": school.id, "date": act.day.isoformat()}
            yield Found(act.place, facts)
