"""Periods that recur: `month`, `2 weeks from 2026-03-02`, `festival mid-autumn`."""

import difflib
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias, cast

from careplan.records.expressions import near
from careplan.records.expressions.common import month_day, phrase, real_date
from careplan.records.types import fault

Unit: TypeAlias = Literal[
    "day",
    "school day",
    "week",
    "month",
    "quarter",
    "half-month",
    "third-month",
    "half-year",
    "term",
    "vacation",
    "school-year",
    "year",
    "festival",
    "once",
    "stay",
    "event",
]
FESTIVAL_IDS: Final = (
    "new-year",
    "new-years-eve",
    "spring-festival",
    "lantern",
    "womens-day",
    "qingming",
    "labour-day",
    "youth-day",
    "childrens-day",
    "dragon-boat",
    "party-day",
    "army-day",
    "qixi",
    "teachers-day",
    "mid-autumn",
    "national-day",
    "pioneers-day",
    "double-ninth",
    "winter-solstice",
)


@dataclass(frozen=True, slots=True)
class Every:
    """A period that recurs: `month`, `2 weeks from 2026-03-02`, `festival mid-autumn, double-ninth`, `once`."""

    text: str
    unit: Unit
    n: int = 1
    anchor: date | None = None
    """The day from which stretches of n days, weeks, months or years are counted; the calendar's own otherwise."""
    starts: tuple[int, int] | None = None
    """Month and day on which a year of its own begins (`year from 07-01`, `2 years from 2025-07-01`)."""
    festivals: tuple[str, ...] = ()


_EVERY: Final = re.compile(
    r"(?:(\d{1,3}) )?(school day|day|week|half-month|third-month|month|quarter|half-year|term|vacation|school-year|year"
    r"|once|stay|event)s?"
    r"(?: from (\d{4}-\d{2}-\d{2}|\d{2}-\d{2}))?"
)


_COUNTED: Final = frozenset({"day", "week", "month", "year"})
"""Units that may be counted, or begin on a day of one's own."""

EVERY_PATTERN: Final = (
    rf"festival (?:{'|'.join(FESTIVAL_IDS)})(?: ?, ?(?:{'|'.join(FESTIVAL_IDS)}))*|(?:{_EVERY.pattern})"
)
"""What `every` may be, as one pattern for editors; that a count needs an anchor only `parse_every` knows."""


def festival_id(name: str) -> str:
    """Return a festival's name; raise the fault `unknown-festival`, with the nearest name, for any other word."""
    if name in FESTIVAL_IDS:
        return name
    near = difflib.get_close_matches(name, FESTIVAL_IDS, n=1)
    raise fault("unknown-festival", example=near[0] if near else "mid-autumn", allowed=", ".join(FESTIVAL_IDS))


def parse_every(value: object) -> Every:
    """Return the period that a phrase names; raise the fault `bad-period` for any other phrase."""
    if isinstance(value, Every):
        return value
    text = phrase(value)
    if text.startswith("festival "):
        names = text.removeprefix("festival ").split(",")
        return Every(text, "festival", festivals=tuple(dict.fromkeys(festival_id(name.strip()) for name in names)))
    match = _EVERY.fullmatch(text)
    if not match:
        raise fault("bad-period", hint=near.period(text), allowed=near.PERIODS)
    n, unit, anchor = int(match[1] or 1), cast("Unit", match[2]), match[3]
    if n < 1 or ((n > 1 or anchor) and unit not in _COUNTED):
        raise fault("bad-period", hint=f"{unit}", allowed=near.PERIODS)
    return _anchored(text, n, unit, anchor)


def _anchored(text: str, n: int, unit: Unit, anchor: str | None) -> Every:
    if anchor and len(anchor) == len("07-01"):
        starts = month_day(anchor)
        if unit != "year" or not starts:
            raise fault("bad-period", hint="year from 07-01", allowed=near.PERIODS)
        return Every(text, "year", n, starts=starts)
    day = real_date(anchor) if anchor else None
    if n > 1 and unit != "year" and day is None:
        raise fault("bad-period", hint=f"{n} {unit}s from 2026-03-02", allowed=near.PERIODS)
    return Every(text, unit, n, day, (day.month, day.day) if day and unit == "year" else None)
