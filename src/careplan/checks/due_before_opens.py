"""A duty that is due before it opens."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP922",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}（{period}）{opens} 才开始，{due} 就到期",
        en="{duty} for {period} opens on {opens} and is due on {due}",
    ),
    remedy=Text(
        zh=(
            "调换或改正，例如 `opens: 05-01`、`due: 05-20`；一年一次的日子写 `every: year`，"
            "跨年的写 `every: year from 07-01`"
        ),
        en=(
            "Put them right, such as `opens: 05-01` and `due: 05-20`; a day that comes once a year goes with "
            "`every: year`, days across New Year with `every: year from 07-01`"
        ),
    ),
    why=Text(
        zh="还没开始就到期，永远做不到。",
        en="Due before it opens, it can never be done.",
    ),
)


def due_before_opens(world: "World") -> Iterator[Found]:
    """Yield each duty due before it opens."""
    return days_amiss(world.books, "due-before-opens")
