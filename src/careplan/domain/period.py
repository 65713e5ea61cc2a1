"""The periods in which a duty recurs: each found from the calendar, never from the one before it."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from careplan.domain.calendar import (
    Calendar,
    Span,
    add_months,
    closing_month,
    half_year,
    on_day,
    quarter,
    week_start,
)
from careplan.records.expressions import Every

_DAY = timedelta(days=1)
_MONTH: Final = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


class Period(NamedTuple):
    """One stretch of days with its name: `2026-05`, `2026-W22`, `2026-Q2`, `2026H1`, `2026-spring`, `2026`."""

    label: str
    start: date
    end: date
    uncut: Span | None = None
    """Its days before a plan's ends cut it, None where they did not."""
    festival: str | None = None
    """The festival that it is, of a festival's period."""

    @property
    def whole(self) -> Span:
        """Its days as the calendar has them, whatever part of them a plan is in force."""
        return self.uncut or Span(self.start, self.end)

    @property
    def month(self) -> date:
        """The first day of the month that its name names, else of the one in which it ends.

        Where months close on the 25th, the last days of December are January's.
        """
        named = _MONTH.fullmatch(self.label)
        return date(int(named[1]), int(named[2]), 1) if named else self.whole.until.replace(day=1)


def periods(every: Every, within: Span, calendar: Calendar, closes_on: int | Literal["end"]) -> list[Period]:
    """Return the periods of a recurrence that share a day with a span, cut to it, in order."""
    found = []
    for period in _whole(every, within, calendar, closes_on):
        left = period.whole.meet(within)
        if left == period.whole:
            found.append(period)
        elif left:
            found.append(period._replace(start=left.from_, end=left.until, uncut=period.whole))
    return found


def _whole(every: Every, within: Span, calendar: Calendar, closes_on: int | Literal["end"]) -> Iterator[Period]:
    if every.unit == "month" and every.n == 1 and every.anchor is None:
        return _months(within, closes_on)
    if every.unit in {"day", "week", "month"}:
        return _stretches(every, within)
    return _RECURRENCES[every.unit](every, within, calendar)


def _once(_every: Every, within: Span, _calendar: Calendar) -> Iterator[Period]:
    yield Period(_once_label(within), within.from_, within.until)


def _school_days(_every: Every, within: Span, calendar: Calendar) -> Iterator[Period]:
    for day in calendar.school_days_between(within.from_, within.until):
        yield Period(day.isoformat(), day, day)


def _once_label(within: Span) -> str:
    first, last = within
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return f"{first}..{last}"


def _months(within: Span, closes_on: int | Literal["end"]) -> Iterator[Period]:
    day = within.from_
    while day <= within.until:
        span = closing_month(day, closes_on)
        yield Period(f"{span.until:%Y-%m}", span.from_, span.until)
        day = span.until + _DAY


def _parts(every: Every, within: Span, _calendar: Calendar) -> Iterator[Period]:
    """Yield the halves or the thirds (上旬、中旬、下旬) of each civil month; each is named by its first day."""
    first_days = (1, 16) if every.unit == "half-month" else (1, 11, 21)
    day = within.from_.replace(day=1)
    while day <= within.until:
        starts = [day.replace(day=number) for number in first_days]
        following = add_months(day, 1)
        for start, next_ in zip(starts, [*starts[1:], following], strict=True):
            yield Period(start.isoformat(), start, next_ - _DAY)
        day = following


def _blocks(every: Every, within: Span, _calendar: Calendar) -> Iterator[Period]:
    half = every.unit == "half-year"
    day = within.from_
    while day <= within.until:
        span = half_year(day) if half else quarter(day)
        n = (span.from_.month - 1) // (6 if half else 3) + 1
        yield Period(f"{span.from_.year}{'H' if half else '-Q'}{n}", span.from_, span.until)
        day = span.until + _DAY


def _stretches(every: Every, within: Span) -> Iterator[Period]:
    anchor = every.anchor or (week_start(within.from_) if every.unit == "week" else within.from_)
    k = 0
    while True:
        start, nxt = _step(anchor, every, k), _step(anchor, every, k + 1)
        if start > within.until:
            return
        if nxt > within.from_:
            yield Period(_stretch_label(every, start), start, nxt - _DAY)
        k += 1


def _step(anchor: date, every: Every, k: int) -> date:
    if every.unit == "month":
        return add_months(anchor, k * every.n)
    return anchor + timedelta(days=k * every.n * (7 if every.unit == "week" else 1))


def _stretch_label(every: Every, start: date) -> str:
    if every.unit == "week" and every.n == 1 and start.weekday() == 0:
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    return f"{start:%Y-%m}+{every.n}" if every.unit == "month" else start.isoformat()


def _years(every: Every, within: Span, _calendar: Calendar) -> Iterator[Period]:
    month_, day = every.starts or (1, 1)
    for year in range(within.from_.year - every.n, within.until.year + 1):
        base = every.anchor.year if every.anchor else within.from_.year
        if (year - base) % every.n:
            continue
        start, following = (on_day(date(y, month_, 1), day) for y in (year, year + every.n))
        label = str(year) if every.starts is None and every.n == 1 else f"{year}-{year + every.n}"
        yield Period(label, start, following - _DAY)


def _festivals(every: Every, within: Span, calendar: Calendar) -> Iterator[Period]:
    for year in range(within.from_.year, within.until.year + 1):
        days = sorted((calendar.festival(name, year), name) for name in every.festivals)
        yield from (Period(f"{year}-{name}", day, day, festival=name) for day, name in days)


def _school_years(_every: Every, within: Span, calendar: Calendar) -> Iterator[Period]:
    day = within.from_
    while day <= within.until:
        span = calendar.school_year_of(day)
        yield Period(f"{span.from_.year}-{span.until.year}", span.from_, span.until)
        day = span.until + _DAY


def _terms(_every: Every, within: Span, calendar: Calendar) -> Iterator[Period]:
    yield from (Period(t.id, t.from_, t.until) for t in calendar.terms_between(within.from_, within.until))


def _vacations(_every: Every, within: Span, calendar: Calendar) -> Iterator[Period]:
    for before, after in pairwise(calendar.terms):
        start, end = before.until + _DAY, after.from_ - _DAY
        if start <= within.until and end >= within.from_:
            yield Period(f"{start}..{end}", start, end)


_RECURRENCES: Final[Mapping[str, Callable[[Every, Span, Calendar], Iterator[Period]]]] = {
    "year": _years,
    "school day": _school_days,
    "festival": _festivals,
    "school-year": _school_years,
    "term": _terms,
    "vacation": _vacations,
    "once": _once,
    "quarter": _blocks,
    "half-year": _blocks,
    "half-month": _parts,
    "third-month": _parts,
}
