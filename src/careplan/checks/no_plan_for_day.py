"""A day for which no plan says what is owed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP926",
    severity=Severity.WARNING,
    message=Text(
        zh="{on} 没有任何一份计划有效",
        en="no plan is in force on {on}",
    ),
    remedy=Text(
        zh="在 `plan/` 放入当年的计划，写明 `valid: {example}`",
        en="Put the year's plan into `plan/`, with `valid: {example}`",
    ),
    why=Text(
        zh="没有计划，就没有义务、没有期限，一切看上去都正常。",
        en="Without a plan nothing is owed and everything looks well.",
    ),
)


def no_plan_for_day(world: "World") -> Iterator[Found]:
    """Yield the day, if no plan is in force on it."""
    if not any(plan.valid.from_ <= world.on <= plan.valid.until for plan in world.books.plans):
        example = f"{{from: {world.on.year}-01-01, until: {world.on.year}-12-31}}"
        yield Found(world.place_of("township", ""), {"on": world.on.isoformat(), "example": example})
