"""An indent of wide spaces."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP131",
    severity=Severity.ERROR,
    message=Text(zh="这一行用全角空格缩进", en="This line is indented with wide spaces"),
    remedy=Text(
        zh="改用半角空格，每层两个：`  grade: 3`", en="Indent with plain blanks, two for each level: `  grade: 3`"
    ),
    why=Text(zh="全角空格不算缩进，会成为字段名的一部分", en="A wide space is no indent and becomes part of the name"),
)


def wide_space_indent(world: "World") -> Iterator[Found]:
    """Yield an indent of wide spaces, as reading the files met it."""
    yield from world.faults_of("wide-space-indent")
