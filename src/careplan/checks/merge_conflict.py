"""An unfinished merge."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP106",
    severity=Severity.ERROR,
    message=Text(zh="这里有没有解决完的合并冲突", en="An unfinished merge stands here"),
    remedy=Text(
        zh="留下对的几行，删去 `<<<<<<<`、`=======`、`>>>>>>>` 三种标记行",
        en="Keep the right lines and delete the lines `<<<<<<<`, `=======`, `>>>>>>>`",
    ),
    why=Text(
        zh="两个人改了同一处，要由人来决定留哪一份", en="Two people changed the same place, and a person must decide"
    ),
)


def merge_conflict(world: "World") -> Iterator[Found]:
    """Yield an unfinished merge, as reading the files met it."""
    yield from world.faults_of("merge-conflict")
