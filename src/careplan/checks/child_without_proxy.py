"""A child on the register who has no proxy parent."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.register import Register
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP226",
    severity=Severity.WARNING,
    message=Text(zh="{child}（{school}）在 {on} 没有代理家长", en="{child} ({school}) has no proxy parent on {on}"),
    remedy=Text(
        zh="选定后写下来：`careplan pair {child} {staff} --from {on}`",
        en="Choose one and write it down: `careplan pair {child} {staff} --from {on}`",
    ),
    why=Text(
        zh="每个在册的孩子都要有一位说得上话、找得到的大人。",
        en="Every child on the register has one grown-up to talk to and to turn to.",
    ),
)


def child_without_proxy(world: "World") -> Iterator[Found]:
    """Yield each child on a school's register who is paired with nobody on the day."""
    register = world.register
    for child in register.children.values():
        school = register.school_of(child.id, world.on)
        if school is not None and register.proxy(child.id, world.on) is None:
            facts = {
                "child": child.id,
                "school": school,
                "on": world.on.isoformat(),
                "staff": _example(register, school, world.on),
            }
            yield Found(child.place("proxy"), facts)


def _example(register: Register, school: str, day: date) -> str:
    """Return a proxy parent of the school, else anybody in post there."""
    here = register.staff_at(school, day)
    proxies = (id_ for id_ in here if spells.on(register.staff[id_].staff.proxy_parent, day))
    return next(proxies, here[0] if here else "T001")
