"""A column without a name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP144",
    severity=Severity.ERROR,
    message=Text(zh="第 {number} 列没有列名", en="Column {number} has no name"),
    remedy=Text(
        zh="补上列名，或删去这一列：`row_id,date,kind,children`",
        en="Name the column or delete it: `row_id,date,kind,children`",
    ),
    why=Text(zh="没有名称的列没有人知道是什么", en="Nobody knows what a column without a name means"),
)


def nameless_column(world: "World") -> Iterator[Found]:
    """Yield a column without a name, as reading the files met it."""
    yield from world.faults_of("nameless-column")
