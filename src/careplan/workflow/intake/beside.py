"""What stands in a table and is no line of it: totals, small headings, heads once more, signatures, remarks."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from careplan.store.office.book import Cell
from careplan.workflow.intake.heads import plain_head
from careplan.workflow.intake.sheets import Table

_TOTAL: Final = re.compile(
    r"(?:本?[页月校班村镇]|全[镇校班村部])?\s*[合总小共累]\s*计\s*(?:人?数)?\s*(?:\(.*?\))?:?"
    r"|共\s*\d+\s*[人名行条次户]|平均[数分值]?:?|(?:(?:grand|sub)\s*)?totals?:?",
    re.IGNORECASE,
)
_MAYBE: Final = re.compile(r"[计計共均]|total", re.IGNORECASE)
"""What every total has: most lines are none, and are not looked at twice."""
_TOTAL_CELLS: Final = 3
"""A total says so in one of its first cells: a serial number may stand before it."""
_SIGNED: Final = re.compile(
    r"(?:填[表报]|制表|审核|复核|校[对长核]|经办|负责|单位|学校|班主任|盖章|签[名字章收]|联系|上报|报送|注|备注|说明"
    r"|打印|日期|年\s*月\s*日)[^:]{0,10}[:)]|第\s*\d+\s*页.*|\(.*盖章.*\)",
)
_LIKE_SIGNED: Final = re.compile(r".*[:)]|_+|.*日")
_NO_DAY: Final = re.compile(r"(?:\d{2,4})?\s*年\s+月\s*日?")
"""Where the day of a signature is to be written."""
_DIGIT: Final = re.compile(r"\d")
_AGAIN: Final = 3
"""How many heads have to stand under themselves to be heads once more, as on each printed page."""


def is_total(cells: Sequence[Cell]) -> bool:
    """Say whether a line is a total: one of its first words says so."""
    return any(map(_says_total, islice(filter(None, (cell.text.strip() for cell in cells)), _TOTAL_CELLS)))


@lru_cache(maxsize=4096)
def _says_total(text: str) -> bool:
    return bool(_MAYBE.search(text)) and _TOTAL.fullmatch(unicodedata.normalize("NFKC", text)) is not None


def is_beside(table: Table, cells: Sequence[Cell]) -> bool:
    """Say whether a line is no line of the table: one remark, a signature with its colons, or the heads once more."""
    written = [(at, text) for at, cell in enumerate(cells) if (text := cell.text.strip())]
    if len(written) == 1 and cells[written[0][0]].kind == "s":
        at, text = written[0]
        first = at <= min(table.heads.values()) and (at != table.heads.get("date") or not _DIGIT.search(text))
        return first or _is_signed([text]) or _NO_DAY.fullmatch(text) is not None
    if not written or _is_signed(text for _, text in written):
        return bool(written)
    at, text = written[0]
    if at >= len(table.titles) or plain_head(text) != table.titles[at]:
        return False
    again = sum(at < len(table.titles) and plain_head(text) == table.titles[at] for at, text in written)
    return again >= min(_AGAIN, len(table.heads)) and again * 2 > len(written)


def told(table: Table) -> list[int]:
    """Return the numbers of the lines of somebody's own table that were passed over, totals left out."""
    if table.meta:
        return []
    rows = enumerate(table.rows, table.first)
    return [number for number, cells in rows if is_beside(table, cells) and not is_total(cells)]


def _is_signed(texts: Iterable[str]) -> bool:
    """Say whether the texts of a line are a signature; the first of them tells of nearly every line that it is none."""
    several = iter(texts)
    if not _begins_signed(next(several)):
        return False
    return all(_LIKE_SIGNED.match(unicodedata.normalize("NFKC", text)) for text in several)


@lru_cache(maxsize=4096)
def _begins_signed(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text)
    return _SIGNED.match(plain) is not None and _LIKE_SIGNED.match(plain) is not None
