"""What the plan's conditions ask about a subject on a day, and what the register says: each fact on its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.facts import fact
from careplan.domain.register import Register
from careplan.records.expressions import Expected

_PRIVATE: Final = frozenset({"sex", "age"})


class Condition(NamedTuple):
    """One fact: its name, what is expected of it, what it was, and whether that holds.

    `was` is None where the fact is not known or not for everybody's eyes.
    """

    fact: str
    expected: str
    was: str | None
    holds: bool
    asked: Expected
    """The same as `expected`, to be put into words."""


def conditions(
    register: Register, kind: str, subject: str, day: date, asked: Sequence[Mapping[str, Expected]]
) -> tuple[tuple[Condition, ...], ...]:
    """Return each set of conditions with what was found on a day; any one set that holds whole is enough."""
    return tuple(
        tuple(_found(register, kind, subject, day, name, expected) for name, expected in one.items()) for one in asked
    )


def _found(register: Register, kind: str, subject: str, day: date, name: str, expected: Expected) -> Condition:
    found = fact(kind, name)
    value = found(register, subject, day) if found else None
    shown = None if value is None or name in _PRIVATE else str(value).lower() if isinstance(value, bool) else str(value)
    return Condition(name, expected.text, shown, expected.holds(value), expected)


def all_hold(found: Sequence[Sequence[Condition]]) -> bool:
    """Return whether any one set holds whole; no set at all always holds."""
    return not found or any(all(one.holds for one in group) for group in found)
