"""A column named twice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP143",
    severity=Severity.ERROR,
    message=Text(zh="列名 {column} 出现了两次", en="The column {column} is there twice"),
    remedy=Text(
        zh="改对列名，每列一个：`row_id,date,kind,children`", en="Name each column once: `row_id,date,kind,children`"
    ),
    why=Text(zh="同名的两列只有一列会被读到", en="Of two columns of one name only one is read"),
)


def repeated_column(world: "World") -> Iterator[Found]:
    """Yield a column named twice, as reading the files met it."""
    yield from world.faults_of("repeated-column")
