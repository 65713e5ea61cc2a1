"""What is nested too deep."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP129",
    severity=Severity.ERROR,
    message=Text(zh="层次太多，超过 {limit} 层", en="This goes deeper than {limit} levels"),
    remedy=Text(
        zh="检查括号和缩进；记录最多四五层", en="Look at brackets and indents: a record has four or five levels"
    ),
    why=Text(zh="正常的记录没有这么深，多半是写坏了", en="No true record is so deep; most likely it is damaged"),
)


def nested_too_deep(world: "World") -> Iterator[Found]:
    """Yield what is nested too deep, as reading the files met it."""
    yield from world.faults_of("nested-too-deep")
