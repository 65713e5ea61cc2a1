"""A byte-order mark."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP102",
    severity=Severity.WARNING,
    message=Text(zh="文件开头有一个看不见的标记（BOM）", en="The file begins with an invisible mark (BOM)"),
    remedy=Text(zh="运行 `careplan fmt`，它会去掉标记", en="Run `careplan fmt`: it takes the mark away"),
    why=Text(
        zh="别的程序会把标记当成第一个字段名的一部分", en="Other programs take the mark for a part of the first name"
    ),
)


def byte_order_mark(world: "World") -> Iterator[Found]:
    """Yield a byte-order mark, as reading the files met it."""
    yield from world.faults_of("byte-order-mark")
