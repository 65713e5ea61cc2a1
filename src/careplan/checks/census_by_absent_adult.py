"""A census visit by an adult who held no post on that day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP615",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 核查 {child} 的 {by} 那天没有任职。",
        en="{by}, who verified {child} on {day}, held no post on that day.",
    ),
    remedy=Text(
        zh="改成真正去核查的人（`by`），或改日期；若 {by} 那天在职，在 `{file}` 的 `posts` 补上那段任职。",
        en="Write who went there (`by`), or mend the day; if {by} was in post then, add the spell to `posts` in "
        "`{file}`.",
    ),
    why=Text(
        zh="核查要有人负责；不在职的人不能为孩子作证。",
        en="Somebody answers for each visit; whoever was not there cannot vouch for a child.",
    ),
)


def census_by_absent_adult(world: "World") -> Iterator[Found]:
    """Yield each visit before its adult's first post, between two or after the last one."""
    for entry in world.census:
        visit = entry.visit
        member = world.register.staff.get(visit.by) if visit else None
        if visit and member and not member.serves(visit.day):
            facts = {"child": entry.line.child, "day": str(visit.day), "by": visit.by, "file": member.staff.file}
            yield Found(entry.at("by"), facts)
