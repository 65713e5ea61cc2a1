"""A table without a header."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP147",
    severity=Severity.ERROR,
    message=Text(zh="第一行不是表头：{hint}", en="The first line is no header: {hint}"),
    remedy=Text(
        zh="第一行写列名：`row_id,date,kind,children`",
        en="Begin with the names of the columns: `row_id,date,kind,children`",
    ),
    why=Text(zh="没有表头，第一行记录会被当成列名吃掉", en="Without a header the first row is eaten as names"),
)


def missing_header(world: "World") -> Iterator[Found]:
    """Yield a table without a header, as reading the files met it."""
    yield from world.faults_of("missing-header")
