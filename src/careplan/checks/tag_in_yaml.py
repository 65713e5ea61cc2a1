"""A type tag."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP123",
    severity=Severity.ERROR,
    message=Text(
        zh="以 `!` 开头的内容被当作类型标签，不能用",
        en="Text that begins with `!` is taken for a type tag, which is not allowed",
    ),
    remedy=Text(zh='加引号：`note: "!急"`', en='Put it in quotes: `note: "!"`'),
    why=Text(zh="类型由字段决定，不由文件决定", en="The field decides on the type, not the file"),
)


def tag_in_yaml(world: "World") -> Iterator[Found]:
    """Yield a type tag, as reading the files met it."""
    yield from world.faults_of("tag-in-yaml")
