"""An invisible character."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP104",
    severity=Severity.ERROR,
    message=Text(zh="这里有一个看不见的字符 {char}", en="There is an invisible character {char} here"),
    remedy=Text(
        zh="删去这个词，重新输入一遍：`id: S01-7K2QX`", en="Delete the word and type it again: `id: S01-7K2QX`"
    ),
    why=Text(zh="两个看上去一样的编号其实不同，就再也对不上了", en="Two ids that look the same would not be the same"),
)


def invisible_character(world: "World") -> Iterator[Found]:
    """Yield an invisible character, as reading the files met it."""
    yield from world.faults_of("invisible-character")
