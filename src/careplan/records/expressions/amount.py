"""Amounts and expected values: `2..3`, `30 minutes`, `>= 50`, `[father, mother]`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from careplan.records.expressions import near
from careplan.records.expressions.common import phrase
from careplan.records.types import fault


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is owed: at least `least`, at most `most`, counted in acts, in minutes, or in days with an act."""

    text: str
    least: int
    most: int | None = None
    of: Literal["acts", "minutes", "days"] = "acts"


@dataclass(frozen=True, slots=True)
class Expected:
    """A value that a fact of the register must have: true, a word among several, or a number in a range."""

    text: str
    words: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    def holds(self, value: object) -> bool:
        """Return whether a fact of the register is as expected; one that is not known never is.

        Of several values, such as those to whom something was handed in, one is enough.
        """
        if value is None:
            return False
        if isinstance(value, tuple):
            return any(self.holds(one) for one in value)
        if self.words or isinstance(value, str):
            return str(value).lower() in (self.words or (self.text,))
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


AMOUNT: Final = re.compile(r"(?:(>=|<=|=)? ?(\d{1,5})|(\d{1,5})\.\.(\d{1,5}))(?: (times|minutes?|hours?|days?))?")
_HOUR: Final = 60
_UNITS: Final[Mapping[str, Literal["acts", "minutes", "days"]]] = {
    "t": "acts",
    "m": "minutes",
    "h": "minutes",
    "d": "days",
}
"""What is counted, by how its unit begins."""


def parse_amount(value: object) -> Amount:
    """Return the amount that a phrase names: `1`, `>= 3`, `2..3`, `<= 2`, `= 1`, `>= 8 hours`, `>= 2 days`."""
    if isinstance(value, Amount):
        return value
    text = phrase(value)
    match = AMOUNT.fullmatch(text)
    if not match:
        raise fault("bad-amount", hint=near.amount(text), allowed=near.AMOUNTS)
    unit = match[5] or "times"
    of = _UNITS[unit[0]]
    each = _HOUR if unit.startswith("hour") else 1
    if match[3]:
        least, most = _range(match[3], match[4])
        return Amount(text, least * each, most * each, of)
    n = int(match[2]) * each
    if match[1] == "<=":
        return Amount(text, 0, n, of)
    if n == 0:
        raise fault("bad-amount", hint="1", allowed=near.AMOUNTS)
    return Amount(text, n, n if match[1] == "=" else None, of)


def _range(least: str, most: str) -> tuple[int, int]:
    if int(least) > int(most):
        raise fault("bad-amount", hint=f"{most}..{least}", allowed=near.AMOUNTS)
    return int(least), int(most)


GAP: Final = re.compile(r"([1-9]\d{0,2}) (day|week)s?")


def parse_gap(value: object) -> int:
    """Return the days that `14 days` or `2 weeks` means; raise the fault `bad-amount` for any other phrase."""
    if isinstance(value, int):
        return value
    text = phrase(value)
    match = GAP.fullmatch(text)
    if not match:
        raise fault("bad-amount", hint=near.gap(text), allowed=near.GAPS)
    return int(match[1]) * (7 if match[2] == "week" else 1)


PERCENT: Final = re.compile(r"(?:>= ?)?(\d{1,3})(?:\.(\d))? ?%")


def parse_share(value: object) -> float:
    """Return the share that a phrase such as `95%` means; raise the fault `bad-amount` for any other."""
    if isinstance(value, float):
        return value
    text = phrase(value)
    match = PERCENT.fullmatch(text)
    share = float(f"{match[1]}.{match[2] or 0}") / 100 if match else 0.0
    if not 0 < share <= 1:
        raise fault("bad-amount", hint=near.share(text), allowed=near.SHARES)
    return share


_RANGE: Final = re.compile(r"(>=|<=|=)? ?(\d{1,6})|(\d{1,6})\.\.(\d{1,6})")


def parse_expected(value: object) -> Expected:
    """Return the expected value of a fact: `true`, `boarder`, `[a, b]` for any of them, `>= 50`, `2..3`."""
    if isinstance(value, Expected):
        return value
    if isinstance(value, list):
        if not value:
            raise fault("missing-field")
        return Expected(", ".join(map(phrase, value)), tuple(phrase(item).lower() for item in value))
    text = phrase(value)
    match = _RANGE.fullmatch(text)
    if not match:
        return Expected(text, (text.lower(),))
    if match[3]:
        return Expected(text, (), *_range(match[3], match[4]))
    n, sign = int(match[2]), match[1]
    return Expected(text, (), None if sign == "<=" else n, None if sign == ">=" else n)
