"""A key given twice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP126",
    severity=Severity.ERROR,
    message=Text(
        zh="{key} 在第 {line} 行第 {column} 列已经写过一次", en="{key} stands on line {line}, column {column} already"
    ),
    remedy=Text(
        zh="留下对的一行，删去另一行：`state: home`", en="Keep the right line and delete the other: `state: home`"
    ),
    why=Text(
        zh="写了两遍，谁也不知道哪个算数；合并以后常见",
        en="Nobody knows which of the two counts; merges leave such pairs",
    ),
)


def repeated_key(world: "World") -> Iterator[Found]:
    """Yield a key given twice, as reading the files met it."""
    yield from world.faults_of("repeated-key")
