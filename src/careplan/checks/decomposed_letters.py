"""Letters taken apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP108",
    severity=Severity.NOTE,
    message=Text(zh="这里的带声调字母由两个字符拼成", en="A letter with an accent is made of two characters here"),
    remedy=Text(zh="删去这个字母，重新输入一遍", en="Delete the letter and type it again"),
    why=Text(zh="同一个名字有两种写法，查找时会漏掉", en="The same name in two spellings is missed when searching"),
)


def decomposed_letters(world: "World") -> Iterator[Found]:
    """Yield letters taken apart, as reading the files met it."""
    yield from world.faults_of("decomposed-letters")
