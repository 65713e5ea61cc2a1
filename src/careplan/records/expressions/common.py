"""What all phrases share."""

import re
from datetime import date
from typing import Any, Final

from pydantic import WithJsonSchema

from careplan.records.types import fault, in_our_time


def phrase(value: object) -> str:
    """Return a phrase with single blanks; raise a fault for nothing, a list or a map."""
    if value is None:
        raise fault("missing-field")
    if not isinstance(value, str):
        raise fault("wrong-shape", expected="text")
    return " ".join(value.split())


def month_day(text: str) -> tuple[int, int] | None:
    """Return month and day of a text such as `07-01`, None if there is no such day."""
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        return None
    return day.month, day.day


def real_date(text: str) -> date:
    """Return the day of a text such as `2026-03-02`; raise the fault `bad-date` if there is none."""
    try:
        return in_our_time(date.fromisoformat(text))
    except ValueError:
        raise fault("bad-date", hint="2026-03-02") from None


_NAMED: Final = re.compile(r"\(\?P<\w+>")


def written(pattern: str, rule: str, *examples: str, **limits: int) -> WithJsonSchema:
    """Return the JSON Schema of a phrase: its pattern as editors know patterns, the check that words what is wrong.

    `limits` are those of a phrase that is a mere number.
    """
    plain = _NAMED.sub("(?:", pattern).replace(" ?", r"\s*").replace(" ", r"\s+")
    found: dict[str, Any] = {"type": "string", "pattern": rf"^\s*(?:{plain})\s*$", "fault": rule}
    return WithJsonSchema(found | {"examples": list(examples)} | limits)
