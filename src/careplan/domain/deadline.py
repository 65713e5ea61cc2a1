"""Days found from a period: when an obligation opens, is due and closes, and how each day was found."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, cast

from careplan.domain.calendar import (
    Calendar,
    Span,
    add_months,
    month_end,
    nth_weekday,
    on_day,
    part_of_month,
    week_start,
)
from careplan.domain.period import Period
from careplan.records.expressions import DayPhrase
from careplan.records.plan import Duty

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NAMED: Final = frozenset({"month-day", "date", "festival", "holiday", "weekday", "part", "month", "term", "vacation"})
"""Anchors that are days of their own, wherever the period lies."""
_ALONE: Final = frozenset({"festival", "once", "stay", "event"})
"""Periods that do not follow one another, so that days of one's own lie in one of them."""
_YEARS: Final = frozenset({"year", "school-year"})
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
    """Return the window of a duty in a period, or None where the calendar does not know a day that it names.

    Its days are found from the whole period. Where a plan's end cut that, a day of the period's own (its start, end,
    middle or weekday) that lies in what was cut off is moved to where the plan ends; a day with a name stays.
    """
    found = stated(duty, period, calendar, trigger=trigger, after=after)
    if found is None:
        return None
    opens, due = found
    if runs_over(duty, period, found):
        opens, due = max(opens, period.start), min(due, period.end)
    opens, due = kept(duty, period, opens, due)
    due = off_policy(due, duty.day_off, calendar)
    if duty.closes is None:
        return Window(opens, due, due + timedelta(days=make_up_days))
    closes = _day(duty.closes, "last", _whole(period), calendar, trigger, after)
    return Window(opens, due, max(closes, due)) if closes else None


def stated(
    duty: Duty, period: Period, calendar: Calendar, *, trigger: date | None = None, after: date | None = None
) -> Span | None:
    """Return first and last day of a duty as it states them, not cut and not moved; None where one is not known."""
    first, last = duty.within or (None, None)
    opening, ending, whole = duty.opens or first, duty.due or last, _whole(period)
    opens = _day(opening, "first", whole, calendar, trigger, after) if opening else whole.start
    due = _day(ending, "last", whole, calendar, trigger, after) if ending else whole.end
    return Span(opens, due) if opens and due else None


def kept(duty: Duty, period: Period, opens: date, due: date) -> Span:
    """Return first and last day with those moved that a plan's ends cut off."""
    first, last = duty.within or (None, None)
    if period.whole.from_ <= opens < period.start and _of_its_own(duty.opens or first):
        opens = period.start
    if period.end < due <= period.whole.until and _of_its_own(duty.due or last):
        due = period.end
    return Span(opens, due)


def _of_its_own(phrase: DayPhrase | None) -> bool:
    return (
        phrase is None or phrase.anchor in {*_OF_PERIOD, "week"} or (phrase.anchor == "weekday" and not phrase.args[0])
    )


def _whole(period: Period) -> Period:
    return period._replace(start=period.whole.from_, end=period.whole.until)


def runs_over(duty: Duty, period: Period, days: Span) -> bool:
    """Return whether the days that `within` names are no part of a period but last for several, one after the other."""
    fixed = duty.within and any(_is_fixed(duty, phrase) for phrase in duty.within)
    return bool(fixed) and follows_itself(duty) and days.length() >= period.whole.length()


def follows_itself(duty: Duty) -> bool:
    """Return whether a duty's periods follow one another, so that days of one's own may lie in several."""
    return duty.every.unit not in _ALONE


def _is_fixed(duty: Duty, phrase: DayPhrase) -> bool:
    """Return whether a phrase names the same day for several periods of a duty: those of a year, or of a month."""
    if phrase.anchor in {"holiday", "weekday"}:
        return bool(phrase.args[0])
    return phrase.anchor in {"month-day", "date", "festival", "month", "part"} or _of_month(duty, phrase)


def _of_month(duty: Duty, phrase: DayPhrase) -> bool:
    """Return whether a phrase names a day of the month in a duty whose periods are shorter than that."""
    return phrase.anchor == "day" and duty.every.unit in {"day", "school day", "week"}


def holds_part(duty: Duty, period: Period, days: Window) -> bool:
    """Return whether the part of a period that a duty names lies in that period, and in what a plan's ends left of it.

    The first ten days of June are no part of an autumn term, nor of a year that begins in July because a plan does;
    and the middle of a term that lies before the plan's first day was never due under it. What is due after the plan's
    last day is owed: of a term that runs into January, but not of a year of which the plan has two months.
    """
    if duty.every.unit in _YEARS and period.end < days.due <= period.whole.until and _is_minor(period):
        return False
    before = period.whole.from_ <= days.due < period.start
    behind = period.end < days.opens <= period.whole.until
    named = duty.within and any(_is_named(duty, phrase) for phrase in duty.within)
    return not (before or behind) and (not named or (days.opens <= period.end and days.due >= period.start))


def _is_named(duty: Duty, phrase: DayPhrase) -> bool:
    """Return whether a phrase names a day wherever the period lies, as the start of its own term does not."""
    own = phrase.anchor == duty.every.unit and phrase.anchor in {"term", "vacation"}
    return (phrase.anchor in _NAMED and not own) or _of_month(duty, phrase)


def _is_minor(period: Period) -> bool:
    """Return whether a plan's ends have left less than half of a period."""
    return 2 * Span(period.start, period.end).length() < period.whole.length()


def off_policy(day: date, policy: Literal["as-stated", "before", "after"], calendar: Calendar) -> date:
    """Return a deadline moved off a day off, by the duty's policy."""
    if policy == "before":
        return calendar.previous_workday(day)
    if policy == "after":
        return calendar.next_workday(day)
    return day


def _day(
    phrase: DayPhrase, side: Side, period: Period, calendar: Calendar, trigger: date | None, after: date | None
) -> date | None:
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
        return on_day(period.month, n) if n > 0 else month_end(period.month) + timedelta(days=n + 1)
    if name == "date":
        return date.fromisoformat(args[0])
    if name == "weekday" and not args[0]:
        return _first_weekday(args[1], period)
    if name == "week":
        return _side(_week(int(args[0]), period), side)
    return _of_school(phrase, side, period, calendar)


_OF_PERIOD: Final[Mapping[str, Callable[[Period], date]]] = {
    "start": lambda period: period.start,
    "end": lambda period: period.end,
    "middle": lambda period: period.start + (period.end - period.start) / 2,
}


def _of_school(phrase: DayPhrase, side: Side, period: Period, calendar: Calendar) -> date | None:
    if phrase.anchor == "term":
        return _term(phrase.args[0], period, calendar)
    if phrase.anchor == "holiday":
        return _holiday(phrase.args, period, calendar)
    if phrase.anchor == "vacation":
        return _side(_vacation(phrase.args[0], period, calendar), side)
    return _in_year(phrase, side, period, calendar)


def _in_year(phrase: DayPhrase, side: Side, period: Period, calendar: Calendar) -> date | None:
    """Return the day that a month, its weekday or part, a festival or MM-DD names in the period's own year.

    Of a period that lies in two years the day inside it is meant, else the one nearest to it.
    """
    years = (period.start.year, period.end.year)
    if phrase.anchor in {"part", "weekday"} and not phrase.args[-1]:  # no month is named: the period's own
        years = (period.month.year, period.month.year)
    candidates = [_of_year(phrase, side, year, period, calendar) for year in years]
    return min(candidates, key=lambda day: max(period.start - day, day - period.end, timedelta()))


def _of_year(phrase: DayPhrase, side: Side, year: int, period: Period, calendar: Calendar) -> date:
    name, args = phrase.anchor, phrase.args
    if name == "festival":
        return calendar.festival(args[0], year)
    if name == "month-day":
        month, day = map(int, args[0].split("-"))
        return on_day(date(year, month, 1), day)
    month = int(args[-1] or period.month.month)
    if name == "weekday":  # every month has a first to fourth and a last
        return cast("date", nth_weekday(year, month, _NTH[args[0]], _WEEKDAYS.index(args[1])))
    if name == "part":
        span = part_of_month(year, month, args[0])  # type: ignore[arg-type]  # the grammar admits the three parts
    else:
        first = date(year, month, 1)
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
    begun = [term for term in terms if term.from_ >= period.start]
    first = begun[0] if begun else terms[0]
    term = first if where == "start" else max(terms, key=lambda t: min(t.until, period.end))
    return {"start": term.from_, "end": term.until, "middle": term.from_ + (term.until - term.from_) / 2}[where]


def _holiday(args: tuple[str, ...], period: Period, calendar: Calendar) -> date | None:
    """Return the first or last day off around a festival, else the period's own; None where no notice says."""
    name = args[0] or period.festival
    if name is None:
        return None
    day = min(
        (calendar.festival(name, year) for year in (period.start.year, period.end.year)),
        key=lambda day: max(period.start - day, day - period.end, timedelta()),
    )
    found = calendar.holidays_between(day, day)
    if not found:
        return None
    return found[0].from_ if args[1] == "start" else found[0].until


def _vacation(kind: str, period: Period, calendar: Calendar) -> Span | None:
    for year in (period.start.year, period.end.year):
        found = calendar.vacation(kind, year)  # type: ignore[arg-type]  # the grammar admits the two kinds
        if found and found.meet(Span(period.start, period.end)):
            return found
    return None


def _first_weekday(name: str, period: Period) -> date:
    """Return the first such day of a period, its last day where it is too short to have one."""
    return min(period.start + timedelta(days=(_WEEKDAYS.index(name) - period.start.weekday()) % 7), period.end)


def _week(n: int, period: Period) -> Span | None:
    """Return the days of a period in its nth week, Monday to Sunday; the first is the one in which it begins.

    Minus one is the week in which it ends; None where it has not so many.
    """
    monday = week_start(period.start) - _WEEK + n * _WEEK if n > 0 else week_start(period.end) + _WEEK + n * _WEEK
    return Span(monday, monday + _WEEK - _DAY).meet(Span(period.start, period.end))


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
