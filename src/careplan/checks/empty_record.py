"""A file without a record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP140",
    severity=Severity.ERROR,
    message=Text(zh="文件里没有记录", en="There is no record in the file"),
    remedy=Text(zh="写上内容，或删去文件：`id: S01-7K2QX`", en="Write the record, or delete the file: `id: S01-7K2QX`"),
    why=Text(zh="空文件多半是没有存上", en="An empty file most likely was not saved"),
)


def empty_record(world: "World") -> Iterator[Found]:
    """Yield a file without a record, as reading the files met it."""
    yield from world.faults_of("empty-record")
