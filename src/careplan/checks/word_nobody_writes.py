"""A word of a plan that no record has, one slip away from one that records do have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.slips import slips
from careplan.domain.sound import written_path
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP939",
    severity=Severity.WARNING,
    message=Text(
        zh="{duty} 要 `{written}`，没有一条记录这样写；记录里写的是 `{example}`",
        en="{duty} asks for `{written}`, which no record says; records say `{example}`",
    ),
    remedy=Text(
        zh="是笔误就改成 `{example}`",
        en="If it is a slip, write `{example}`",
    ),
    why=Text(
        zh="差一个字母，做了也不算做。",
        en="One letter off, and what was done does not count.",
    ),
)


def word_nobody_writes(world: "World") -> Iterator[Found]:
    """Yield each word that is probably a slip."""
    for plan in world.books.plans:
        for path, written, near in slips(world.books, plan):
            duty = plan.duties[int(path[1])].id
            at = written_path(plan, path)
            place = plan.key_place(*at) if written.startswith("paper.") else plan.place(*at)
            yield Found(place, {"duty": duty, "written": written, "example": near})
