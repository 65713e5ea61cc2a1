"""The days of a year as people use them: months, school days, evenings and weekends."""

from datetime import date
from functools import lru_cache

from careplan.domain.calendar import Calendar, month
from careplan.workflow.demo.chance import days_of

_FRIDAY, _SATURDAY = 4, 5


def months(year: int) -> list[list[date]]:
    """Return the days of each of the twelve months."""
    return [days_of(*month(date(year, number, 1))) for number in range(1, 13)]


def label(days: list[date]) -> str:
    """Return the name of a month's period, such as 2026-05."""
    return f"{days[0]:%Y-%m}"


class Week:
    """What kind of day a day is: the wishes that narrow the choice of one."""

    def __init__(self, calendar: Calendar) -> None:
        """Take the township's calendar."""
        self._calendar = calendar

    def worked(self, day: date) -> bool:
        """Return whether people work on a day."""
        return _worked(self._calendar, day)

    def taught(self, day: date) -> bool:
        """Return whether the school is in session and open on a day."""
        return _taught(self._calendar, day)

    def free(self, day: date) -> bool:
        """Return whether a day is off."""
        return not _worked(self._calendar, day)

    def evening(self, day: date) -> bool:
        """Return whether people have time in the evening: Friday to Sunday."""
        return day.weekday() >= _FRIDAY

    def in_term(self, days: list[date]) -> bool:
        """Return whether a month counts as term time: at least half of its days lie in a term."""
        return 2 * sum(map(self._calendar.in_session, days)) >= len(days)


@lru_cache(maxsize=1024)
def _worked(calendar: Calendar, day: date) -> bool:
    return calendar.is_workday(day)


@lru_cache(maxsize=1024)
def _taught(calendar: Calendar, day: date) -> bool:
    return calendar.in_session(day) and calendar.is_workday(day)
