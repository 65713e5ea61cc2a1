"""Days and spans found from a period: `end - 3 days`, `mid-autumn .. double-ninth`."""

import re
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from pydantic_core import PydanticCustomError

from careplan.records.expressions import near
from careplan.records.expressions.common import month_day, phrase, real_date
from careplan.records.expressions.every import FESTIVAL_IDS
from careplan.records.types import fault

_FESTIVAL: Final = "|".join(FESTIVAL_IDS)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


Anchor: TypeAlias = Literal[
    "start",
    "end",
    "middle",
    "day",
    "month-day",
    "date",
    "festival",
    "holiday",
    "weekday",
    "term",
    "part",
    "month",
    "week",
    "vacation",
    "trigger",
    "after",
]


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """A day found from a period: an anchor and an optional shift (`end - 3 days`, `mid-autumn + 7 days`, `25`)."""

    text: str
    anchor: Anchor
    args: tuple[str, ...] = ()
    shift: int = 0
    unit: Literal["days", "workdays", "weeks", "months", "hours"] = "days"
    clock: str | None = None


_SHIFT: Final = re.compile(
    r"(?P<anchor>.+?)(?: (?P<sign>[+-]) ?(?P<n>\d{1,4}) (?P<unit>day|workday|week|month|hour)s?)?"
    r"(?: (?P<clock>(?:[01]\d|2[0-3]):[0-5]\d))?"
)
_ANCHORS: Final[tuple[tuple[Anchor, re.Pattern[str]], ...]] = (
    ("start", re.compile("start")),
    ("end", re.compile("end")),
    ("middle", re.compile("middle")),
    ("trigger", re.compile("trigger")),
    ("after", re.compile("after")),
    ("date", re.compile(r"(\d{4}-\d{2}-\d{2})")),
    ("month-day", re.compile(r"(\d{2}-\d{2})")),
    ("part", re.compile(r"(early|middle|late)(?: (0[1-9]|1[0-2]))?")),
    ("month", re.compile(r"month (0[1-9]|1[0-2])")),
    ("week", re.compile(r"week (-?[1-9]|[1-4]\d|5[0-3])")),
    ("day", re.compile(r"(?:day )?(-?[1-9]|[12]\d|3[01])")),
    (
        "weekday",
        re.compile(rf"(first|second|third|fourth|last) ({'|'.join(_WEEKDAYS)})(?: (0[1-9]|1[0-2]))?"),
    ),
    ("weekday", re.compile(rf"()({'|'.join(_WEEKDAYS)})")),
    ("holiday", re.compile(rf"(?:({_FESTIVAL}) )?holiday (start|end)")),
    ("festival", re.compile(rf"({_FESTIVAL})")),
    ("term", re.compile("term (start|middle|end)")),
    ("vacation", re.compile("(winter|summer) vacation")),
)

_ANCHOR: Final = "|".join(f"(?:{pattern.pattern})" for _, pattern in _ANCHORS)
DAY_PATTERN: Final = _SHIFT.pattern.replace("(?P<anchor>.+?)", f"(?:{_ANCHOR})")
"""What a day may be, as one pattern for editors."""
SPAN_PATTERN: Final = rf"(?:{DAY_PATTERN})(?: \.\. (?:{DAY_PATTERN}))?"


def parse_day_phrase(value: object) -> DayPhrase:
    """Return the day that a phrase names; raise the fault `bad-day-phrase` for any other phrase."""
    if isinstance(value, DayPhrase):
        return value
    text = phrase(value)
    match = _SHIFT.fullmatch(text)
    if match:
        for anchor, pattern in _ANCHORS:
            found = pattern.fullmatch(match["anchor"])
            if found:
                _real_day(anchor, found[1] if found.re.groups else "")
                shift = int(match["n"] or 0) * (-1 if match["sign"] == "-" else 1)
                unit = f"{match['unit'] or 'day'}s"
                args = tuple(group or "" for group in found.groups())
                return DayPhrase(text, anchor, args, shift, unit, match["clock"])  # type: ignore[arg-type]
    raise fault("bad-day-phrase", hint=near.day(text), allowed=near.DAYS)


def parse_closing(value: object) -> DayPhrase:
    """Return the day on which something closes; it closes with the day, at no hour."""
    found = parse_day_phrase(value)
    if found.clock:
        raise fault("bad-day-phrase", hint=found.text.removesuffix(found.clock).strip(), allowed=near.DAYS)
    return found


def _real_day(anchor: Anchor, text: str) -> None:
    if anchor == "date":
        real_date(text)
    if anchor == "month-day" and not month_day(text):
        raise fault("bad-day-phrase", hint="06-01", allowed=near.DAYS)


def parse_span(value: object) -> tuple[DayPhrase, DayPhrase]:
    """Return first and last day of a span: `late 05`, `mid-autumn .. double-ninth`, `03-01 .. 12-31`."""
    if isinstance(value, tuple):
        return value
    text = phrase(value)
    first, dots, last = text.partition(" .. ")
    try:
        ends = parse_day_phrase(first), parse_day_phrase(last if dots else first)
    except PydanticCustomError as error:
        if error.type != "bad-day-phrase":
            raise
        raise fault("bad-day-phrase", hint=near.span(text), allowed=near.SPANS) from None
    if not dots or any(end.anchor == "part" for end in ends):
        return _third(ends[0]), _third(ends[1])
    return ends


def _third(phrase: DayPhrase) -> DayPhrase:
    """Return the middle ten days for a bare `middle`, which as a single day is the middle of the period."""
    return replace(phrase, anchor="part", args=("middle", "")) if phrase.anchor == "middle" else phrase
