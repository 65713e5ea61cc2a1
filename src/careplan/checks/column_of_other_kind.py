"""An act with a column that its kind does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP171",
    severity=Severity.ERROR,
    message=Text(
        zh="{kind}没有 `{column}` 这一列",
        en="a {kind} has no column `{column}`",
    ),
    remedy=Text(
        zh="把这一行的 `{column}` 清空；多半是填错了列",
        en="Empty `{column}` in this row; it probably belongs in another column",
    ),
    why=Text(
        zh="填错列的内容没有人会看到。",
        en="What stands in the wrong column is seen by nobody.",
    ),
)


def column_of_other_kind(world: "World") -> Iterator[Found]:
    """Yield each cell that the act's kind has no use for."""
    return world.faults_of("column-of-other-kind")
