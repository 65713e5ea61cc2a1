"""A census visit dated on a day that has not come."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP616",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 的核查日期 {day} 还没有到（现在是 {on}）。",
        en="{child} is said to be verified on {day}, which has not come ({on}).",
    ),
    remedy=Text(
        zh="改成真实的核查日期；还没有核查就清空这一行，只留编号。",
        en="Write the day on which somebody went there; if nobody did yet, leave the id alone in the line.",
    ),
    why=Text(
        zh="核查是做过的事；先填好日期，到时就没有人再去看孩子了。",
        en="A census records what was done; a date filled in ahead means that nobody goes to look.",
    ),
)


def census_visit_ahead(world: "World") -> Iterator[Found]:
    """Yield each visit that lies after the last day on which something can have been recorded."""
    for entry in world.census:
        if entry.visit and entry.visit.day > world.horizon:
            facts = {"child": entry.line.child, "day": str(entry.visit.day), "on": str(world.horizon)}
            yield Found(entry.at("date"), facts)
