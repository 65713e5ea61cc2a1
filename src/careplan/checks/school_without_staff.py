"""A school that is open and has no adult on record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP251",
    severity=Severity.WARNING,
    message=Text(zh="{school} 在 {on} 没有一名在任的教职工", en="Nobody holds a post at {school} on {on}"),
    remedy=Text(
        zh=(
            "为每名教职工建档，例如 `schools/{school}/staff/{staff}.yaml`，写 `posts:` 和 "
            "`- {{from: {on}, post: teacher}}`"
        ),
        en=(
            "Write a file for each adult, for example `schools/{school}/staff/{staff}.yaml` with `posts:` "
            "and `- {{from: {on}, post: teacher}}`"
        ),
    ),
    why=Text(
        zh="没有教职工的档案，这所学校的孩子就配不上代理家长，事情也没有人领。",
        en="Without adults on record no child there can have a proxy parent, and no duty has anybody to do it.",
    ),
)


def school_without_staff(world: "World") -> Iterator[Found]:
    """Yield each open school where no recorded adult holds a post."""
    register = world.register
    staffed = {member.school for member in register.staff.values() if member.serves(world.on)}
    free = next(f"T{n:03}" for n in range(1, len(register.staff) + 2) if f"T{n:03}" not in register.staff)
    for id_ in register.open_schools(world.on):
        if id_ not in staffed:
            facts = {"school": id_, "on": world.on.isoformat(), "staff": free}
            yield Found(register.schools[id_].place("id"), facts)
