"""The State Council's announced holidays and swapped workdays, as far as they are announced."""

from datetime import date
from functools import cache
from typing import NamedTuple

from careplan.text import Text


class Announced(NamedTuple):
    """What the notice of a year makes of a day: off or not, and the holiday that made it so, if one did."""

    off: bool
    holiday: Text | None


@cache
def announced(year: int) -> bool:
    """Say whether the holidays of a year are known to the library."""
    return _ask(date(year, 1, 1)) is not None


@cache
def announced_day(day: date) -> Announced | None:
    """Return what the notice says of a day, None if the year's notice is not known."""
    return _ask(day)


def _ask(day: date) -> Announced | None:
    from chinese_calendar import get_holiday_detail
    from chinese_calendar.constants import Holiday

    try:
        off, name = get_holiday_detail(day)
    except NotImplementedError:
        return None
    return Announced(bool(off), Text(zh=Holiday(name).chinese, en=name) if name else None)
