"""A proxy parent who works at another school than the child's."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child, Proxy
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP223",
    severity=Severity.WARNING,
    message=Text(
        zh="{child} 在 {school}，代理家长 {staff} 却在 {other} 任职",
        en="{child} is at {school}, but the proxy parent {staff} works at {other}",
    ),
    remedy=Text(
        zh="孩子转学后换一位本校的代理家长：原来的写 `until: {until}`、`ended: changed`，再加新的一段",
        en=(
            "After a transfer choose a proxy parent at the new school: `until: {until}` and "
            "`ended: changed` for the old pairing, then a new one"
        ),
    ),
    why=Text(
        zh="谈心、家访和晚餐都要见面；人在别的学校，六个一就难落到实处。",
        en="Talks, visits and dinners need somebody near; from another school the six ones are hard to keep.",
    ),
)


def proxy_of_other_school(world: "World") -> Iterator[Found]:
    """Yield each pairing with an adult of another school, on its first day or after a transfer."""
    register = world.register
    for child in register.children.values():
        for at, proxy in enumerate(child.proxy):
            member = register.staff.get(proxy.staff)
            if member is None or member.school is None:
                continue
            for day in _days(child, proxy, world.on):
                school = register.school_of(child.id, day)
                if school is not None and school != member.school:
                    facts = {
                        "child": child.id,
                        "staff": proxy.staff,
                        "school": school,
                        "other": member.school,
                        "until": max(proxy.from_, day - timedelta(days=1)).isoformat(),
                    }
                    yield Found(child.place("proxy", at, "staff"), facts)
                    break


def _days(child: Child, proxy: Proxy, on: date) -> list[date]:
    """Return the days of a pairing, up to a day, on which the child's school may be another than before."""
    last = min(proxy.until or on, on)
    starts = sorted(spell.from_ for spell in child.enrolment)
    return [proxy.from_, *(day for day in starts if proxy.from_ < day <= last)]
