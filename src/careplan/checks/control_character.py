"""A control character."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP103",
    severity=Severity.ERROR,
    message=Text(zh="这里有一个控制字符 {char}", en="There is a control character {char} here"),
    remedy=Text(zh="删去这个字符，重新输入这几个字", en="Delete the character and type the words again"),
    why=Text(
        zh="控制字符看不见，却能改变屏幕上显示的内容，也会让行号对不上",
        en="Control characters are not seen, yet change what a screen shows and how lines are counted",
    ),
)


def control_character(world: "World") -> Iterator[Found]:
    """Yield a control character, as reading the files met it."""
    yield from world.faults_of("control-character")
