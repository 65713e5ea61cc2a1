"""A header in the middle of a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP145",
    severity=Severity.ERROR,
    message=Text(zh="表头在中间又出现了一次", en="The header is repeated here"),
    remedy=Text(zh="删去这一行", en="Delete the line"),
    why=Text(
        zh="两份表拼在一起时留下的，里面也许有重复的行",
        en="It is left from joining two tables, and rows may be doubled",
    ),
)


def repeated_header(world: "World") -> Iterator[Found]:
    """Yield a header in the middle of a table, as reading the files met it."""
    yield from world.faults_of("repeated-header")
