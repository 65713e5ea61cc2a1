"""Somebody appraised or nominated as proxy parent who is none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP710",
    severity=Severity.WARNING,
    message=Text(
        zh="{who} 在 {date} 不是代理家长",
        en="{who} was no proxy parent on {date}",
    ),
    remedy=Text(
        zh="核对编号；确是代理家长的，写下来：`careplan set {who} proxy_parent --from {date}`",
        en="Look up the id; if it is a proxy parent, say so: `careplan set {who} proxy_parent --from {date}`",
    ),
    why=Text(
        zh="考核和推选的是代理家长；写错编号，就把别人的分数记在他名下。",
        en="Proxy parents are appraised and nominated; with a wrong id somebody gets another's score.",
    ),
)


def appraised_no_proxy_parent(world: "World") -> Iterator[Found]:
    """Yield each adult appraised or nominated for the county who was never a proxy parent by that day."""
    for act in of_kinds(world, "appraisal", "nomination"):
        for who in act.staff:
            member = world.register.staff.get(who)
            if member is not None and not any(s.from_ <= act.day for s in member.staff.proxy_parent):
                facts = {"who": who, "date": act.day.isoformat()}
                yield Found(act.place, facts)
