"""The heads of a table, in one line or in two: which line holds them, and which column of a form each is."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from careplan.domain.form import Form
from careplan.store.office.book import Cell, Sheet

LOOKED_AT: Final = 40
"""How many rows may stand above the table's head."""
SERIAL: Final = frozenset({"序号", "no", "no.", "#", "编次"})
"""Heads of columns that only count the lines."""


class Head(NamedTuple):
    """What stands over a column: alone, or below what several columns have in common, such as 父亲 over 电话."""

    low: str
    top: str = ""

    @property
    def title(self) -> str:
        """Both parts in one."""
        return self.top + self.low if self.top != self.low else self.low

    def means(self, words: Mapping[str, str]) -> str | None:
        """Return the column that is meant: what is below somebody's own head is nobody else's."""
        found = words.get(plain_head(self.title))
        if found or not self.top or self.top == self.low:
            return found
        if not self.low.strip():
            return words.get(plain_head(self.top))
        return None if plain_head(self.top) in words else words.get(plain_head(self.low))


class HeadRow(NamedTuple):
    """A line of heads, or two: its place from 0, how many lines it takes, and the head of each column."""

    at: int
    deep: int
    heads: tuple[Head, ...]

    @property
    def below(self) -> int:
        """The place of the first line below."""
        return self.at + self.deep

    def columns(self, form: Form) -> dict[str, int]:
        """Return the place of each column of a form that is there, by name."""
        words = words_of(form)
        found: dict[str, int] = {}
        for place, head in enumerate(self.heads):
            name = head.means(words)
            if name:
                found.setdefault(name, place)
        return found


def head_rows(sheet: Sheet) -> Iterator[HeadRow]:
    """Yield each line of a sheet that could be its heads, by itself and together with the line below."""
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        if not any(cell.text.strip() for cell in row):
            continue
        yield HeadRow(at, 1, tuple(Head(cell.text) for cell in row))
        if at + 1 < len(sheet.rows):
            yield HeadRow(at, 2, tuple(_together(row, sheet.rows[at + 1])))


def _together(above: Sequence[Cell], below: Sequence[Cell]) -> Iterator[Head]:
    """Yield the heads of two lines: what stands above holds to the right as well, where something stands below."""
    top = ""
    for at in range(max(len(above), len(below))):
        upper = above[at].text.strip() if at < len(above) else ""
        lower = below[at].text.strip() if at < len(below) else ""
        top = upper or (top if lower else "")
        yield Head(lower, top)


def words_of(form: Form) -> dict[str, str]:
    """Return the columns of a form by every plain head under which they are known; the first of several has it."""
    return {plain_head(head): field.name for field in reversed(form.fields) for head in reversed(field.heads())}


@lru_cache(maxsize=4096)
def plain_head(head: str) -> str:
    """Return a head without what people add to it: blanks, stars, colons, remarks in brackets, full-width letters."""
    text = unicodedata.normalize("NFKC", head).casefold()
    return re.sub(r"[\s*:]|\(.*?\)|\d+$", "", text) or re.sub(r"[\s*:]", "", text)
