"""Where the calendar's records contradict each other or themselves; checks word it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from careplan.records.calendar import CalendarYear, Term

ClashKind: TypeAlias = Literal["terms-overlap", "term-told-twice", "day-off-and-worked", "outside-year"]


class Clash(NamedTuple):
    """One contradiction: `record.place(*path)` is where it stands, `day` the first day that it is about."""

    kind: ClashKind
    record: "CalendarYear"
    path: tuple[str | int, ...]
    day: date


def clashes(years: Iterable["CalendarYear"]) -> Iterator[Clash]:
    """Yield every contradiction in the calendar's records, file by file, terms first."""
    known = sorted(years, key=lambda y: y.year)
    yield from _terms(known)
    for record in known:
        yield from _outside(record)
        yield from _both(record, {work.date for other in known for work in other.workdays})


def _terms(known: list["CalendarYear"]) -> Iterator[Clash]:
    first: dict[str, tuple[Term, CalendarYear, int]] = {}
    for record in known:
        for index, term in enumerate(record.terms):
            told = first.setdefault(term.id, (term, record, index))[0]
            if (told.from_, told.until) != (term.from_, term.until):
                yield Clash("term-told-twice", record, ("terms", index), term.from_)
    in_order = sorted(first.values(), key=lambda found: (found[0].from_, found[0].until))
    for (before, _, _), (after, record, index) in pairwise(in_order):
        if after.from_ <= before.until:
            yield Clash("terms-overlap", record, ("terms", index), after.from_)


def _outside(record: "CalendarYear") -> Iterator[Clash]:
    for index, off in enumerate(record.days_off):
        if not off.first.year == off.last.year == record.year:
            yield Clash("outside-year", record, ("days_off", index), off.first)
    for index, work in enumerate(record.workdays):
        if work.date.year != record.year:
            yield Clash("outside-year", record, ("workdays", index), work.date)
    for name, day in record.festivals.items():
        if day.year != record.year:
            yield Clash("outside-year", record, ("festivals", name), day)


def _both(record: "CalendarYear", worked: set[date]) -> Iterator[Clash]:
    for index, off in enumerate(record.days_off):
        if off.first == off.last and off.first in worked:
            yield Clash("day-off-and-worked", record, ("days_off", index), off.first)
