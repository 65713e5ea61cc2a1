"""A plan in force in a year without a calendar, or with one that tells no term."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP929",
    severity=Severity.WARNING,
    message=Text(
        zh="校历里没有 {year} 年的学期，不知道什么时候上课、什么时候放假",
        en="no calendar tells a term of {year}: when is school, when are vacations?",
    ),
    remedy=Text(
        zh=(
            "每个学期写一条，写进 `{file}`："
            "`careplan set {year} terms id={year}-spring name=春季学期 --from {year}-02-24 --until {year}-07-03`"
        ),
        en=(
            "Write each term into `{file}`: "
            "`careplan set {year} terms id={year}-spring name=春季学期 --from {year}-02-24 --until {year}-07-03`"
        ),
    ),
    why=Text(
        zh="没有学期，寒暑假里也会催只在学期中要做的事，按学期的期限却没有人催。",
        en="Without terms, what is owed in term is claimed in vacations too, and what is owed by term is not claimed.",
    ),
)


def calendar_missing(world: "World") -> Iterator[Found]:
    """Yield the plans in force on the day if no term of its year is on record; an unreadable calendar is no such."""
    year = world.on.year
    file = f"calendar/{year}.yaml"
    read = [calendar.file for calendar in world.calendars()]
    if any(term.from_.year <= year <= term.until.year for term in world.books.calendar.terms):
        return
    if file in world.files and file not in read:
        return
    for plan in world.books.plans:
        if plan.valid.from_ <= world.on <= plan.valid.until:
            yield Found(plan.place("valid"), {"year": year, "file": file})
