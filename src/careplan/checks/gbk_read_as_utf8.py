"""Text in GBK that passes for UTF-8."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP101",
    severity=Severity.ERROR,
    message=Text(
        zh="这些字像是 GBK 编码的汉字，被当成了别的文字",
        en="These letters look like GBK Chinese that was taken for something else",
    ),
    remedy=Text(
        zh="用记事本打开，编码选 `ANSI`，看到汉字后另存为 `UTF-8`",
        en="Open it as `ANSI`, and when the Chinese shows, save it as `UTF-8`",
    ),
    why=Text(
        zh="有些 GBK 文字碰巧也是合法的 UTF-8，读出来却不是原来的字",
        en="Some GBK text happens to be valid UTF-8 and reads as other letters",
    ),
)


def gbk_read_as_utf8(world: "World") -> Iterator[Found]:
    """Yield text in GBK that passes for UTF-8, as reading the files met it."""
    yield from world.faults_of("gbk-read-as-utf8")
