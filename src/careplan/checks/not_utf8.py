"""A file that is not UTF-8."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP100",
    severity=Severity.ERROR,
    message=Text(zh="文件不是 UTF-8 编码，{looks}", en="The file is not UTF-8; {looks}"),
    remedy=Text(zh="用记事本打开，“另存为”时编码选 `UTF-8`", en='Open it in Notepad, "Save as", encoding `UTF-8`'),
    why=Text(
        zh="别的编码在别人的电脑上会变成乱码", en="Any other encoding turns into garbage on somebody else's computer"
    ),
)


def not_utf8(world: "World") -> Iterator[Found]:
    """Yield a file that is not UTF-8, as reading the files met it."""
    yield from world.faults_of("not-utf8")
