"""A number that is not plain digits."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP154",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 不是一个数",
        en="`{field}` is not a number",
    ),
    remedy=Text(
        zh="只写半角数字，不带逗号、百分号、单位，前面不加 0：`{hint}`",
        en="Write plain digits, with no comma, per cent sign or unit and no leading zero: `{hint}`",
    ),
    why=Text(
        zh="1,024 或 010 这样的写法，各个程序读出来不一样。",
        en="Programs disagree on what 1,024 or 010 is.",
    ),
)


def bad_number(world: "World") -> Iterator[Found]:
    """Yield each number that is none."""
    return world.faults_of("bad-number")
