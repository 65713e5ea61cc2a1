"""A pairing with an adult who holds no post on these days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.register import Member
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP225",
    severity=Severity.ERROR,
    message=Text(
        zh="{staff} 在 {date} 已不在任（或尚未到任），却仍是 {child} 的代理家长",
        en="{staff} holds no post on {date} and is still the proxy parent of {child}",
    ),
    remedy=Text(
        zh="让结对不超出任职的日子，例如 `{write}`；离任的写 `ended: staff_left`，并为孩子另找一位",
        en=(
            "Keep the pairing within the time in post, for example `{write}`; after a departure write "
            "`ended: staff_left` and find the child another one"
        ),
    ),
    why=Text(
        zh="人走了结对还在，孩子在纸上有人管，实际上没有人管。",
        en="On paper the child has somebody; in truth there is nobody.",
    ),
)


def proxy_has_left(world: "World") -> Iterator[Found]:
    """Yield each pairing and its first day, up to today, on which the adult holds no post."""
    register = world.register
    for child in register.children.values():
        for at, proxy in enumerate(child.proxy):
            member = register.staff.get(proxy.staff)
            if member is None:
                continue
            last = min(proxy.until or world.on, world.on)
            gap = spells.first_gap(member.staff.posts, proxy.from_, last)
            if gap:
                field = "from" if gap == proxy.from_ else "until"
                facts = {
                    "child": child.id,
                    "staff": proxy.staff,
                    "date": gap.isoformat(),
                    "write": f"{field}: {_better(member, gap, field)}",
                }
                yield Found(child.place("proxy", at, field), facts)


def _better(member: Member, gap: date, field: str) -> date:
    """Return the day before the gap, or for a pairing that began too early the next day in post."""
    starts = [post.from_ for post in member.staff.posts if post.from_ > gap]
    return min(starts, default=gap) if field == "from" else gap - timedelta(days=1)
