"""A file that two people changed and that nobody has brought together yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP180",
    severity=Severity.ERROR,
    message=Text(
        zh="git 合并还没有做完：这个文件两边都改过",
        en="git has not finished merging: both sides changed this file",
    ),
    remedy=Text(
        zh="打开文件，留下对的内容，去掉冲突标记，再运行 `git add {file}`",
        en="Open the file, keep what is right, take the conflict markers out, then run `git add {file}`",
    ),
    why=Text(
        zh="没有合并完的文件只算得上半份记录；现在统计，数字会错。",
        en="A file that is half merged is half a record; figures made from it now are wrong.",
    ),
)


def unfinished_merge(world: "World") -> Iterator[Found]:
    """Yield each file that git calls unmerged."""
    for path in world.history.get("unmerged", ()):
        yield Found(Place(path, 1, 1), {"file": path})
