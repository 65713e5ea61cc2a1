"""Names that differ only in capitals."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP114",
    severity=Severity.ERROR,
    message=Text(zh="它和 {other} 只差大小写", en="It differs from {other} only in capitals"),
    remedy=Text(
        zh="删去其中一份，编号一律大写：`S01-7K2QX.yaml`",
        en="Delete one of the two; ids are in capitals: `S01-7K2QX.yaml`",
    ),
    why=Text(zh="在 Windows 和苹果电脑上，两份文件会变成一份", en="On Windows and Macs the two files become one"),
)


def names_differ_in_case(world: "World") -> Iterator[Found]:
    """Yield names that differ only in capitals, as reading the files met it."""
    yield from world.faults_of("names-differ-in-case")
