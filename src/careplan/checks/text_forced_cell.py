"""A mark that forces text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP149",
    severity=Severity.WARNING,
    message=Text(
        zh="内容前面有强制文本的记号，已略去", en="A mark that forces text stands before the content; it was left out"
    ),
    remedy=Text(
        zh='删去 `\'` 或 `="…"`，只留内容：`2026017`', en='Delete `\'` or `="…"` and keep the content: `2026017`'
    ),
    why=Text(zh="这种记号只有 Excel 认得", en="Only Excel understands such marks"),
)


def text_forced_cell(world: "World") -> Iterator[Found]:
    """Yield a mark that forces text, as reading the files met it."""
    yield from world.faults_of("text-forced-cell")
