"""A row of the wrong length."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP142",
    severity=Severity.ERROR,
    message=Text(
        zh="这一行有 {cells} 格，表头有 {columns} 格：{hint}",
        en="This row has {cells} cells and the header {columns}: {hint}",
    ),
    remedy=Text(
        zh='补上逗号，含逗号的内容加双引号：`"好，下次再谈"`',
        en='Add the commas, and quote text that holds a comma: `"A, B"`',
    ),
    why=Text(
        zh="少一格或多一格，后面的内容就错了位",
        en="With a cell too few or too many, the rest stands in the wrong columns",
    ),
)


def ragged_row(world: "World") -> Iterator[Found]:
    """Yield a row of the wrong length, as reading the files met it."""
    yield from world.faults_of("ragged-row")
