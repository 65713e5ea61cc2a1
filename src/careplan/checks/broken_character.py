"""A broken character."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP105",
    severity=Severity.ERROR,
    message=Text(zh="这里有一个坏掉的字符 {char}", en="There is a broken character {char} here"),
    remedy=Text(
        zh="查出原来的字，重新输入；或取回旧版：`git restore 文件`",
        en="Find the true word and type it again, or take the old version: `git restore FILE`",
    ),
    why=Text(zh="坏字符说明原来的字已经丢了", en="A broken character means that the true one is lost"),
)


def broken_character(world: "World") -> Iterator[Found]:
    """Yield a broken character, as reading the files met it."""
    yield from world.faults_of("broken-character")
