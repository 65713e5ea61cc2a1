"""A pairing with an adult who is no proxy parent on these days."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP222",
    severity=Severity.ERROR,
    message=Text(
        zh="{staff} 在 {date} 不是代理家长，却与 {child} 结对",
        en="{staff} is no proxy parent on {date} and yet paired with {child}",
    ),
    remedy=Text(
        zh="写明任期：`careplan set {staff} proxy_parent --from {date}`；或者换一位代理家长",
        en=("Say since when: `careplan set {staff} proxy_parent --from {date}`; or choose another proxy parent"),
    ),
    why=Text(
        zh="代理家长要先受聘、受训、查询从业记录，才能和孩子结对。",
        en="A proxy parent is appointed, trained and looked up before being paired with a child.",
    ),
)


def proxy_not_a_proxy_parent(world: "World") -> Iterator[Found]:
    """Yield each pairing and its first day, up to today, on which the adult is in post but no proxy parent."""
    register = world.register
    for child in register.children.values():
        for at, proxy in enumerate(child.proxy):
            member = register.staff.get(proxy.staff)
            if member is None:
                continue
            last = min(proxy.until or world.on, world.on)
            gap = spells.first_gap(member.staff.proxy_parent, proxy.from_, last)
            if gap and member.serves(gap):
                facts = {"child": child.id, "staff": proxy.staff, "date": gap.isoformat()}
                yield Found(child.place("proxy", at, "staff"), facts)
