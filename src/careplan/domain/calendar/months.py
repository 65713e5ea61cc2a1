"""Plain date arithmetic of the civil calendar, every step counted from its anchor.

Civil Code 200 to 203 and 1259: days, months and years are those of the Gregorian calendar; the first day is
not counted; a month or year ends on the day of the same number, or on the month's last day where there is
none; 以内 includes the last day.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal, NamedTuple, TypeAlias

Part: TypeAlias = Literal["early", "middle", "late"]

_DAY: Final = timedelta(days=1)
_SHANGHAI: Final = timezone(timedelta(hours=8))
_PARTS: Final[dict[Part, int]] = {"early": 1, "middle": 11, "late": 21}


class Span(NamedTuple):
    """Days from one to another, both included."""

    from_: date
    until: date

    def holds(self, day: date) -> bool:
        """Say whether a day lies in the span."""
        return self.from_ <= day <= self.until

    def length(self) -> int:
        """Return the number of days, both ends counted."""
        return (self.until - self.from_).days + 1

    def days(self) -> Iterator[date]:
        """Yield every day in order."""
        for n in range(self.length()):
            yield self.from_ + timedelta(days=n)

    def meet(self, other: "Span") -> "Span | None":
        """Return the days that two spans share, such as a week cut by a month's end; None if none."""
        from_, until = max(self.from_, other.from_), min(self.until, other.until)
        return Span(from_, until) if from_ <= until else None


def today_in_shanghai(now_utc: datetime) -> date:
    """Return the day in China at a moment that knows its time zone.

    China has kept UTC+8 without summer time since 1992, so no time-zone table is needed.
    Raises ValueError for a moment without a time zone.
    """
    if now_utc.tzinfo is None:
        message = "a moment needs its time zone"
        raise ValueError(message)
    return now_utc.astimezone(_SHANGHAI).date()


def month_start(day: date) -> date:
    """Return the first day of the month."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def month(day: date) -> Span:
    """Return the calendar month of a day."""
    return Span(month_start(day), month_end(day))


def closing_month(day: date, closes_on: int | Literal["end"]) -> Span:
    """Return the month of a day where months close on a day such as the 25th: the 26th to the 25th.

    A closing day that a month lacks is its last day, so 31 gives calendar months, as `end` does.
    """
    if closes_on == "end":
        return month(day)
    this = on_day(day, closes_on)
    last = this if day <= this else on_day(add_months(month_start(day), 1), closes_on)
    return Span(on_day(add_months(month_start(last), -1), closes_on) + _DAY, last)


def on_day(day: date, number: int) -> date:
    """Return the day of that number in the same month, the month's last day where there is none."""
    return day.replace(day=min(number, monthrange(day.year, day.month)[1]))


def add_months(day: date, n: int) -> date:
    """Return the day `n` months after (before, if negative) the anchor; the month's end if there is none.

    Count from the anchor each time, never from the last result: the 31st then stays at month ends for ever.
    """
    years, index = divmod(day.year * 12 + day.month - 1 + n, 12)
    return day.replace(year=years, month=index + 1, day=min(day.day, monthrange(years, index + 1)[1]))


def add_years(day: date, n: int) -> date:
    """Return the same day `n` years on; 29 February becomes 28 February where there is none."""
    return add_months(day, 12 * n)


def days_after(day: date, n: int) -> date:
    """Return the last day of "within n days": 7 days from 1 September end on the 8th, still included."""
    return day + timedelta(days=n)


def week_start(day: date) -> date:
    """Return the Monday of the week."""
    return day - timedelta(days=day.weekday())


def week(day: date) -> Span:
    """Return Monday to Sunday around a day."""
    return Span(week_start(day), week_start(day) + timedelta(days=6))


def quarter(day: date) -> Span:
    """Return the calendar quarter of a day."""
    return _months_block(day, 3)


def half_year(day: date) -> Span:
    """Return January to June or July to December around a day."""
    return _months_block(day, 6)


def year(day: date) -> Span:
    """Return the calendar year of a day."""
    return _months_block(day, 12)


def _months_block(day: date, size: int) -> Span:
    start = date(day.year, (day.month - 1) // size * size + 1, 1)
    return Span(start, add_months(start, size) - _DAY)


def nth_weekday(year: int, month: int, n: int, weekday: int) -> date | None:
    """Return the nth weekday (Monday is 0) of a month, from its end if `n` is negative; or None.

    Raises ValueError for n = 0.
    """
    if n == 0:
        message = "the first is 1 and the last is -1"
        raise ValueError(message)
    first = date(year, month, 1)
    last = month_end(first)
    if n > 0:
        found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    else:
        found = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-n - 1))
    return found if found.month == month else None


def part_of_month(year: int, month: int, part: Part) -> Span:
    """Return 上旬 (1 to 10), 中旬 (11 to 20) or 下旬 (21 to the end) of a month."""
    start = date(year, month, _PARTS[part])
    return Span(start, month_end(start) if part == "late" else start + timedelta(days=9))
