"""A visit dated outside the time in which it counts for its half year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.account import closing_days, last_day
from careplan.domain.census import half_year_named
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP608",
    severity=Severity.ERROR,
    message=Text(
        zh="{day} 不在 {period} 的核查时间内（{first} 至 {last}）。",
        en="{day} lies outside the time in which a child can be verified for {period} ({first} to {last}).",
    ),
    remedy=Text(
        zh="改成真实的核查日期，例如 `{last}`；若那天做的是另一次核查，把这一行移到那个半年的表里。",
        en="Write the day on which it was done, for example `{last}`; if it was another half year's census, move the "
        "line to that sheet.",
    ),
    why=Text(
        zh="每半年核查一次，说的是半年之内查到；过了补做期的日期不能算数。",
        en="A census every half year means within the half year, or within the days that the plan allows for making "
        "up.",
    ),
)


def census_outside_period(world: "World") -> Iterator[Found]:
    """Yield each visit before its half year, or after the last day that the plan allows for it."""
    outside = [
        (entry, entry.visit.day, span)
        for entry in world.census
        if entry.visit is not None
        and (span := half_year_named(entry.period)) is not None
        and not span.holds(entry.visit.day)
    ]
    closing = closing_days(world.books, world.settlements) if outside else {}
    for entry, day, span in outside:
        last = last_day(entry.period, span, closing)
        if not span.from_ <= day <= last:
            facts = {"day": str(day), "period": entry.period, "first": str(span.from_), "last": str(last)}
            yield Found(entry.at("date"), facts)
