"""A look-alike letter in a Latin word."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP109",
    severity=Severity.WARNING,
    message=Text(zh="字母 {char} 不是英文字母，只是样子像", en="The letter {char} is not Latin, it only looks so"),
    remedy=Text(zh="换成键盘上的英文字母：`id: S01-7K2QX`", en="Type it with Latin letters: `id: S01-7K2QX`"),
    why=Text(zh="看上去一样的编号其实不同，就对不上了", en="Ids that look the same would not be the same"),
)


def lookalike_letters(world: "World") -> Iterator[Found]:
    """Yield a look-alike letter in a Latin word, as reading the files met it."""
    yield from world.faults_of("lookalike-letters")
