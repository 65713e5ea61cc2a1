"""A tab."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP130",
    severity=Severity.ERROR,
    message=Text(zh="这里有一个制表符（Tab）", en="There is a tab here"),
    remedy=Text(zh="改用空格缩进，每层两个：`  grade: 3`", en="Indent with blanks, two for each level: `  grade: 3`"),
    why=Text(
        zh="制表符的宽度因电脑而异，缩进就说不清了",
        en="Tabs are as wide as each computer likes, so the indent is unclear",
    ),
)


def tab_in_yaml(world: "World") -> Iterator[Found]:
    """Yield a tab, as reading the files met it."""
    yield from world.faults_of("tab-in-yaml")
