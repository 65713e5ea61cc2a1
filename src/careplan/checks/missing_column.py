"""An act without what its kind needs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP170",
    severity=Severity.ERROR,
    message=Text(
        zh="{kind}要填 `{column}` 这一列",
        en="a {kind} needs the column `{column}`",
    ),
    remedy=Text(
        zh="在这一行填上 `{column}`；表头没有这一列就先加上",
        en="Fill `{column}` in this row; add the column to the header if it is not there",
    ),
    why=Text(
        zh="不写为谁做的、通到了谁，这一行就证明不了什么。",
        en="Without whom it was about or who was reached, the row proves nothing.",
    ),
)


def missing_column(world: "World") -> Iterator[Found]:
    """Yield each act that lacks a column of its kind."""
    return world.faults_of("missing-column")
