"""Blanks around text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP136",
    severity=Severity.WARNING,
    message=Text(zh="内容前后有多余的空格，已略去", en="There are blanks around the text; they were left out"),
    remedy=Text(zh="删去多余的空格：`S01-7K2QX`", en="Delete the blanks: `S01-7K2QX`"),
    why=Text(zh="带空格的编号和不带的会对不上", en="An id with a blank does not match the one without"),
)


def padded_text(world: "World") -> Iterator[Found]:
    """Yield blanks around text, as reading the files met it."""
    yield from world.faults_of("padded-text")
