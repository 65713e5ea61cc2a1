"""The small phrases of the plan language: periods, days, amounts and expected values. See docs/plan-language.md."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from careplan.records.types import fault

Unit: TypeAlias = Literal[
    "day",
    "school day",
    "week",
    "month",
    "quarter",
    "half-year",
    "term",
    "vacation",
    "school-year",
    "year",
    "festival",
    "once",
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
_FESTIVAL: Final = "|".join(FESTIVAL_IDS)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


@dataclass(frozen=True, slots=True)
class Every:
    """A period that recurs: `month`, `2 weeks from 2026-03-02`, `festival mid-autumn, double-ninth`, `once`."""

    text: str
    unit: Unit
    n: int = 1
    anchor: date | None = None
    """The day from which stretches of n weeks or months are counted; the first Monday or January otherwise."""
    starts: tuple[int, int] | None = None
    """Month and day on which a year of its own begins (`year from 07-01`)."""
    festivals: tuple[str, ...] = ()


Anchor: TypeAlias = Literal[
    "start",
    "end",
    "middle",
    "day",
    "month-day",
    "date",
    "festival",
    "weekday",
    "term",
    "part",
    "month",
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


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is owed: at least `least`, at most `most`, counted in acts, minutes or shares of a set."""

    text: str
    least: int
    most: int | None = None
    of: Literal["acts", "minutes"] = "acts"


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that a fact of the register must have: true, a word among several, or a number in a range."""

    text: str
    words: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def holds(self, value: object) -> bool:
        """Return whether a fact of the register is as expected; a fact that is not known never is."""
        if value is None:
            return False
        if self.words:
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            return shown in self.words
        if isinstance(value, bool) or not isinstance(value, int):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def _phrase(value: object) -> str:
    if value is None:
        raise fault("missing-field")
    if not isinstance(value, str):
        raise fault("wrong-shape", expected="text")
    return " ".join(value.split())


_EVERY: Final = re.compile(
    r"(?:(\d{1,3}) )?(school day|day|week|month|quarter|half-year|term|vacation|school-year|year|once|event)s?"
    r"(?: from (\d{4}-\d{2}-\d{2}|\d{2}-\d{2}))?"
)


def parse_every(value: object) -> Every:
    """Return the period that a phrase names; raise the fault `bad-period` for any other phrase."""
    if isinstance(value, Every):
        return value
    text = _phrase(value)
    if text.startswith("festival "):
        names = tuple(name.strip() for name in text.removeprefix("festival ").split(","))
        unknown = [name for name in names if name not in FESTIVAL_IDS]
        if unknown:
            raise fault("unknown-festival", allowed=", ".join(FESTIVAL_IDS))
        return Every(text, "festival", festivals=names)
    match = _EVERY.fullmatch(text)
    if not match:
        raise fault("bad-period", hint="month")
    n, unit, anchor = int(match[1] or 1), match[2], match[3]
    if n < 1 or (n > 1 and unit not in {"day", "week", "month", "year"}):
        raise fault("bad-period", hint=f"{unit}")
    if anchor and len(anchor) == len("07-01"):
        if unit != "year" or not _month_day(anchor):
            raise fault("bad-period", hint="year from 07-01")
        return Every(text, "year", n, starts=_month_day(anchor))
    day = _date(anchor) if anchor else None
    if n > 1 and unit in {"week", "day", "month"} and day is None:
        raise fault("bad-period", hint=f"{n} {unit}s from 2026-03-02")
    return Every(text, unit, n, day)  # type: ignore[arg-type]  # the pattern admits units only


def _month_day(text: str) -> tuple[int, int] | None:
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        return None
    return day.month, day.day


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise fault("bad-date", hint="2026-03-02") from None


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
    ("day", re.compile(r"(?:day )?(-?[1-9]|[12]\d|3[01])")),
    (
        "weekday",
        re.compile(rf"(first|second|third|fourth|last) ({'|'.join(_WEEKDAYS)})(?: (0[1-9]|1[0-2]))?"),
    ),
    ("weekday", re.compile(rf"()({'|'.join(_WEEKDAYS)})")),
    ("festival", re.compile(rf"({_FESTIVAL})")),
    ("term", re.compile("term (start|middle|end)")),
    ("vacation", re.compile("(winter|summer) vacation")),
)


def parse_day_phrase(value: object) -> DayPhrase:
    """Return the day that a phrase names; raise the fault `bad-day-phrase` for any other phrase."""
    if isinstance(value, DayPhrase):
        return value
    text = _phrase(value)
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
    raise fault("bad-day-phrase", hint="end, 25, 06-01, mid-autumn + 7 days")


def _real_day(anchor: Anchor, text: str) -> None:
    if anchor == "date":
        _date(text)
    if anchor == "month-day" and not _month_day(text):
        raise fault("bad-day-phrase", hint="06-01")


def parse_span(value: object) -> tuple[DayPhrase, DayPhrase]:
    """Return first and last day of a span: `late 05`, `mid-autumn .. double-ninth`, `03-01 .. 12-31`."""
    if isinstance(value, tuple):
        return value
    text = _phrase(value)
    first, dots, last = text.partition(" .. ")
    return parse_day_phrase(first), parse_day_phrase(last if dots else first)


_AMOUNT: Final = re.compile(r"(?:(>=|<=|=)? ?(\d{1,5})|(\d{1,5})\.\.(\d{1,5}))(?: (times|minutes))?")


def parse_amount(value: object) -> Amount:
    """Return the amount that a phrase names: `1`, `>= 3`, `2..3`, `<= 2`, `= 1`, `30 minutes`."""
    if isinstance(value, Amount):
        return value
    text = _phrase(value)
    match = _AMOUNT.fullmatch(text)
    if not match:
        raise fault("bad-amount", hint="2..3")
    of: Literal["acts", "minutes"] = "minutes" if match[5] == "minutes" else "acts"
    if match[3]:
        least, most = int(match[3]), int(match[4])
        if least > most:
            raise fault("bad-amount", hint=f"{most}..{least}")
        return Amount(text, least, most, of)
    n = int(match[2])
    if match[1] == "<=":
        return Amount(text, 0, n, of)
    if n == 0:
        raise fault("bad-amount", hint="1")
    return Amount(text, n, n if match[1] == "=" else None, of)


_RANGE: Final = re.compile(r"(>=|<=|=)? ?(\d{1,6})|(\d{1,6})\.\.(\d{1,6})")


def parse_expected(value: object) -> Expected:
    """Return the expected value of a fact: `true`, `boarder`, `[a, b]` for any of them, `>= 50`, `2..3`."""
    if isinstance(value, Expected):
        return value
    if isinstance(value, list):
        return Expected(", ".join(map(_phrase, value)), tuple(_phrase(item).lower() for item in value))
    text = _phrase(value)
    match = _RANGE.fullmatch(text)
    if not match:
        return Expected(text, (text.lower(),))
    if match[3]:
        return Expected(text, (), int(match[3]), int(match[4]))
    n, sign = int(match[2]), match[1]
    return Expected(text, (), None if sign == "<=" else n, None if sign == ">=" else n)


def _listed(value: object) -> object:
    """A single thing stands for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


_string: Final = {"type": "string"}
EveryField = Annotated[Every, PlainValidator(parse_every), WithJsonSchema(_string | {"examples": ["month"]})]
DayField = Annotated[
    DayPhrase,
    PlainValidator(parse_day_phrase),
    WithJsonSchema(_string | {"examples": ["end", "25", "end + 10 days"]}),
]
SpanField = Annotated[
    tuple[DayPhrase, DayPhrase],
    PlainValidator(parse_span),
    WithJsonSchema(_string | {"examples": ["late 05", "mid-autumn .. double-ninth"]}),
]
AmountField = Annotated[
    Amount, PlainValidator(parse_amount), WithJsonSchema(_string | {"examples": ["1", "2..3"]})
]
ExpectedField = Annotated[
    Expected,
    PlainValidator(parse_expected),
    WithJsonSchema({"type": ["string", "array", "boolean", "integer"], "examples": ["true", ">= 50"]}),
]
Listed = BeforeValidator(_listed)
