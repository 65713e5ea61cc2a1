"""A month as somebody writes it."""

import re
from datetime import date
from typing import Final

from careplan.text import Text
from careplan.text.refusal import Refusal, near
from careplan.workflow.look import YEARS

_MONTH: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_NEARLY: Final = re.compile(r"(\d{4})[-./年 ]?(0?[1-9]|1[0-2])月?")
_NO_MONTH: Final = Text(
    "--month 要写成年和月，例如 `--month 2026-05`{near}",
    "--month is a year and a month, such as `--month 2026-05`{near}",
)


def first_of(month: str) -> date:
    """Return the first day of a month such as 2026-05. Raises Refusal for any other word."""
    if not _MONTH.fullmatch(month) or int(month[:4]) not in YEARS:
        raise Refusal(_NO_MONTH, near=_near_month(month))
    return date.fromisoformat(f"{month}-01")


def _near_month(word: str) -> Text:
    """Return "did you mean" with the month that a word says in another way, or nothing."""
    found = _NEARLY.fullmatch(word.strip())
    if not found:
        return Text("", "")
    month = f"{found[1]}-{int(found[2]):02}"
    meant = near(month, [month])
    return Text(f"。{meant.zh}", f". {meant.en.rstrip()}")
