"""Days found from a period: when an obligation opens, is due and closes, and how each day was found."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from careplan.domain.calendar import Calendar, Span, add_months, month_end, nth_weekday, on_day, part_of_month
from careplan.domain.period import Period
from careplan.records.expressions import DayPhrase
from careplan.records.plan import Duty

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
Side = Literal["first", "last"]


class Window(NamedTuple):
    """When a duty of one period opens, is due and closes, as days."""

    opens: date
    due: date
    closes: date


def window(
    duty: Duty,
    period: Period,
    calendar: Calendar,
    make_up_days: int,
    *,
    trigger: date | None = None,
    after: date | None = None,
) -> Window | None:
    """Return the window of a duty in a period, or None where the calendar does not know a day that it names."""
    first, last = duty.within or (None, None)
    opens = (
        _day(duty.opens or first, "first", period, calendar, trigger, after) if duty.opens or first else period.start
    )
    due = _day(duty.due or last, "last", period, calendar, trigger, after) if duty.due or last else period.end
    if opens is None or due is None:
        return None
    due = off_policy(due, duty.day_off, calendar)
    if duty.closes is None:
        return Window(opens, due, due + timedelta(days=make_up_days))
    closes = _day(duty.closes, "last", period, calendar, trigger, after)
    return Window(opens, due, max(closes, due)) if closes else None


def off_policy(day: date, policy: Literal["as-stated", "before", "after"], calendar: Calendar) -> date:
    """Return a deadline moved off a day off, by the duty's policy."""
    if policy == "before":
        return calendar.previous_workday(day)
    if policy == "after":
        return calendar.next_workday(day)
    return day


def _day(
    phrase: DayPhrase | None,
    side: Side,
    period: Period,
    calendar: Calendar,
    trigger: date | None,
    after: date | None,
) -> date | None:
    if phrase is None:
        return None
    if phrase.anchor in {"trigger", "after"}:
        found = trigger if phrase.anchor == "trigger" else after
    else:
        found = _anchor(phrase, side, period, calendar)
    return _shift(found, phrase, calendar) if found else None


def _anchor(phrase: DayPhrase, side: Side, period: Period, calendar: Calendar) -> date | None:
    name, args = phrase.anchor, phrase.args
    if name in _OF_PERIOD:
        return _OF_PERIOD[name](period)
    if name == "day":
        n = int(args[0])
        return on_day(period.end, n) if n > 0 else month_end(period.end) + timedelta(days=n + 1)
    if name == "date":
        return date.fromisoformat(args[0])
    if name == "weekday":
        return _weekday(args, period)
    return _of_school(phrase, side, period, calendar)


_OF_PERIOD: Final[Mapping[str, Callable[[Period], date]]] = {
    "start": lambda period: period.start,
    "end": lambda period: period.end,
    "middle": lambda period: period.start + (period.end - period.start) / 2,
}


def _of_school(phrase: DayPhrase, side: Side, period: Period, calendar: Calendar) -> date | None:
    if phrase.anchor == "term":
        return _term(phrase.args[0], period, calendar)
    if phrase.anchor == "vacation":
        return _side(_vacation(phrase.args[0], period, calendar), side)
    return _in_year(phrase, side, period, calendar)


def _in_year(phrase: DayPhrase, side: Side, period: Period, calendar: Calendar) -> date | None:
    """Return the day that a month, part of a month, festival or MM-DD names in the period's own year."""
    candidates = [_of_year(phrase, side, year, period, calendar) for year in (period.start.year, period.end.year)]
    inside = [day for day in candidates if period.start <= day <= period.end]
    return inside[0] if inside else candidates[0]


def _of_year(phrase: DayPhrase, side: Side, year: int, period: Period, calendar: Calendar) -> date:
    name, args = phrase.anchor, phrase.args
    if name == "festival":
        return calendar.festival(args[0], year)
    if name == "month-day":
        month, day = map(int, args[0].split("-"))
        return on_day(date(year, month, 1), day)
    if name == "part":
        month = int(args[1] or period.end.month)
        span = part_of_month(year, month, args[0])  # type: ignore[arg-type]  # the grammar admits the three parts
    else:
        first = date(year, int(args[0]), 1)
        span = Span(first, month_end(first))
    return span.from_ if side == "first" else span.until


def _side(span: Span | None, side: Side) -> date | None:
    if span is None:
        return None
    return span.from_ if side == "first" else span.until


def _term(where: str, period: Period, calendar: Calendar) -> date | None:
    terms = calendar.terms_between(period.start, period.end)
    if not terms:
        return None
    term = terms[0] if where == "start" else max(terms, key=lambda t: min(t.until, period.end))
    return {"start": term.from_, "end": term.until, "middle": term.from_ + (term.until - term.from_) / 2}[where]


def _vacation(kind: str, period: Period, calendar: Calendar) -> Span | None:
    for year in (period.start.year, period.end.year):
        found = calendar.vacation(kind, year)  # type: ignore[arg-type]  # the grammar admits the two kinds
        if found and found.meet(Span(period.start, period.end)):
            return found
    return None


def _weekday(args: tuple[str, ...], period: Period) -> date | None:
    nth, weekday = args[0], _WEEKDAYS.index(args[1])
    if not nth:
        return period.start + timedelta(days=(weekday - period.start.weekday()) % 7)
    month = int(args[2]) if len(args) > 2 and args[2] else period.end.month  # noqa: PLR2004 the month, if named
    return nth_weekday(period.end.year, month, _NTH[nth], weekday)


def _shift(day: date, phrase: DayPhrase, calendar: Calendar) -> date:
    n = phrase.shift
    if phrase.unit == "workdays":
        return calendar.shift_workdays(day, n)
    if phrase.unit == "months":
        return add_months(day, n)
    if phrase.unit == "weeks":
        return day + timedelta(weeks=n)
    if phrase.unit == "hours":
        return day + timedelta(days=-(-n // 24))
    return day + timedelta(days=n)
