"""A file name with invisible characters."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP116",
    severity=Severity.ERROR,
    message=Text(zh="文件名里有看不见的字符", en="The name of the file holds invisible characters"),
    remedy=Text(zh="改用编号作文件名：`S01-7K2QX.yaml`", en="Name the file by its id: `S01-7K2QX.yaml`"),
    why=Text(zh="看上去一样的两个名称其实不同", en="Two names that look the same would not be the same"),
)


def odd_file_name(world: "World") -> Iterator[Found]:
    """Yield a file name with invisible characters, as reading the files met it."""
    yield from world.faults_of("odd-file-name")
