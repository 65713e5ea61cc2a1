"""Somebody relies on git's memory of earlier records, and it is cut off."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text
from careplan.text.git_troubles import TROUBLES

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP185",
    severity=Severity.ERROR,
    message=Text(
        zh="无法检查以前的记录是否被删除或改名：{reason}",
        en="whether earlier records were deleted or renamed cannot be checked: {reason}",
    ),
    remedy=Text(
        zh="取回全部提交：`git fetch --unshallow`；在 CI 里写 `fetch-depth: 0`",
        en="Fetch every commit: `git fetch --unshallow`; in CI write `fetch-depth: 0`",
    ),
    why=Text(
        zh="CI 说通过，人人都会相信；没有查过的事不能算通过。",
        en="When CI says passed, everybody believes it; what was not looked at must not pass.",
    ),
)


def history_cut_short(world: "World") -> Iterator[Found]:
    """Yield the reason for which git cannot answer although its answer is relied on."""
    place = world.register.township.place("name")
    for reason in world.history.get("cut", ()):
        yield Found(place, {"reason": TROUBLES[reason]})
