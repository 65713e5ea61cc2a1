"""A merge or the like that was begun and not ended."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP184",
    severity=Severity.NOTE,
    message=Text(
        zh="git 的 {what} 还在进行",
        en="a git {what} is under way",
    ),
    remedy=Text(
        zh="做完：`git {what} --continue`；不要了：`git {what} --abort`",
        en="End it: `git {what} --continue`; or give it up: `git {what} --abort`",
    ),
    why=Text(
        zh="做到一半的合并，台帐可能缺着一边的内容。",
        en="Until it is ended, the records may lack what one side wrote.",
    ),
)


def merge_in_progress(world: "World") -> Iterator[Found]:
    """Yield what git has begun, once no file is left to bring together."""
    if world.history.get("unmerged"):
        return
    for what in world.history.get("under_way", ()):
        yield Found(world.register.township.place("name"), {"what": what})
