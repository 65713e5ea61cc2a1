"""A file whose end is lost."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP107",
    severity=Severity.ERROR,
    message=Text(
        zh="文件从这里起损坏了：后面 {count} 个字节全是零",
        en="The file is damaged from here on: {count} zero bytes follow",
    ),
    remedy=Text(zh="取回最近一次提交的内容：`git restore 文件`", en="Take what was last committed: `git restore FILE`"),
    why=Text(zh="存盘时断电，文件尾部会变成一串零", en="When power fails while saving, a file ends in zeros"),
)


def damaged_file(world: "World") -> Iterator[Found]:
    """Yield a file whose end is lost, as reading the files met it."""
    yield from world.faults_of("damaged-file")
