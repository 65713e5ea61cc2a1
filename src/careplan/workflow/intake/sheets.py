"""Which form a workbook is, where its table begins, and which column is which, whatever was moved or renamed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from careplan.domain.form import Form
from careplan.domain.form_catalog import FORMS
from careplan.formats.documents.form_xlsx import HIDDEN
from careplan.store.office.book import Cell, Sheet
from careplan.text import Text
from careplan.text.refusal import Refusal

LOOKED_AT: Final = 40
"""How many rows may stand above the table's head."""
SERIAL: Final = frozenset({"序号", "no", "no.", "#"})
"""Heads of columns that only count the lines."""
_LEAST_HEADS: Final = 3
_NOT_FOUND: Final = Text(
    "{file} 没有录入：找不到表头。表头要有这样的列：{known}",
    "{file} was not taken: no heads of a table are found. There should be columns such as {known}",
)
_WHICH: Final = Text(
    "{file} 没有录入：看不出是哪种表。用 `--form` 写明，可选：{known}",
    "{file} was not taken: which form is it? Name it with `--form`: {known}",
)
_TWICE: Final = Text(
    "{file} 没有录入：有两列都叫“{head}”（{one} 和 {other}），删去一列",
    "{file} was not taken: two columns are called {head} ({one} and {other}); take one away",
)


@dataclass(frozen=True, slots=True)
class Table:
    """A filled form: which it is, what its hidden sheet says, and its lines from the row below the heads on."""

    file: str
    form: Form
    meta: Mapping[str, str]
    sheet: str
    heads: Mapping[str, int]
    """The place of each column that is there, from 0."""
    first: int
    """The number of the first line's row, from 1."""
    rows: tuple[tuple[Cell, ...], ...]
    skipped: tuple[str, ...]
    """Hidden sheets that were not read."""
    unknown: tuple[str, ...]
    """Heads that belong to no column of the form."""

    def cell(self, row: int, name: str) -> Cell:
        """Return a cell of a line, from 0, by its column's name; an empty one where the column is not there."""
        at = self.heads.get(name)
        cells = self.rows[row]
        return cells[at] if at is not None and at < len(cells) else Cell("")

    def address(self, row: int, name: str | None) -> str:
        """Return where a cell stands, such as D7; of the line as a whole its first cell."""
        return f"{letters(self.heads.get(name or '', 0))}{self.first + row}"


def letters(column: int) -> str:
    """Return a column's letters as a spreadsheet has them; `column` counts from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def table_in(file: str, sheets: Sequence[Sheet], wanted: Form | None, forms: Sequence[Form] = FORMS) -> Table:
    """Return the form in a workbook, one of `forms`. Raises Refusal where it is none, or one cannot say which."""
    meta = _meta(sheets)
    seen = [sheet for sheet in sheets if sheet.visible and sheet.name != HIDDEN and sheet.rows]
    skipped = tuple(sheet.name for sheet in sheets if not sheet.visible and sheet.name != HIDDEN and sheet.rows)
    id_ = wanted.id if wanted else meta.get("form", "")
    form = next((one for one in forms if one.id == id_), None)
    candidates = [form] if form else list(forms)
    best = max(
        (
            (len(heads), -at, sheet, candidate, heads)
            for candidate in candidates
            for sheet in seen
            for at, heads in _heads(candidate, sheet)
        ),
        key=lambda found: found[:2],
        default=None,
    )
    if best is None or best[0] < _LEAST_HEADS:
        known = ", ".join(field.title.zh for field in candidates[0].fields[:6] if field.kind != "id")
        raise Refusal(_NOT_FOUND, file=file, known=known)
    count, minus, sheet, found, heads = best
    if form is None:
        found = _told_apart(file, found, count, sheet, forms)
        heads = dict(next(heads for at, heads in _heads(found, sheet) if at == -minus))
    _unique(file, found, sheet.rows[-minus])
    names = set(heads.values())
    strange = (cell.text for at, cell in enumerate(sheet.rows[-minus]) if cell.text.strip() and at not in names)
    unknown = tuple(head for head in strange if plain_head(head) not in SERIAL)
    return Table(file, found, meta, sheet.name, heads, 2 - minus, sheet.rows[1 - minus :], skipped, unknown)


def _meta(sheets: Sequence[Sheet]) -> dict[str, str]:
    hidden = next((sheet for sheet in sheets if sheet.name == HIDDEN), None)
    if hidden is None:
        return {}
    return {row[0].text: row[1].text for row in hidden.rows if len(row) > 1 and row[0].text}


def _heads(form: Form, sheet: Sheet) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield each row that could be the form's head: its place and the place of each column, by name."""
    words = {plain_head(head): field.name for field in reversed(form.fields) for head in reversed(field.heads())}
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        found: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = words.get(plain_head(cell.text))
            if name:
                found.setdefault(name, place)
        yield at, found


def plain_head(head: str) -> str:
    """Return a head without what people add to it: blanks, stars, colons, remarks in brackets, full-width letters."""
    text = unicodedata.normalize("NFKC", head).casefold()
    return re.sub(r"[\s*:]|\(.*?\)|\d+$", "", text) or re.sub(r"[\s*:]", "", text)


def _told_apart(file: str, best: Form, count: int, sheet: Sheet, forms: Sequence[Form]) -> Form:
    """Return the one form that fits a table without a hidden sheet: by its title where several fit as well."""
    fitting = [form for form in forms if max((len(heads) for _, heads in _heads(form, sheet)), default=0) == count]
    if len(fitting) == 1:
        return best
    above = sheet.name + " ".join(cell.text for row in sheet.rows[:4] for cell in row)
    titled = [form for form in fitting if form.title.zh in above or form.title.en in above]
    if len(titled) != 1:
        raise Refusal(_WHICH, file=file, known=", ".join(form.id for form in fitting))
    return titled[0]


def _unique(file: str, form: Form, row: tuple[Cell, ...]) -> None:
    """Refuse a table in which one column of the form stands twice under the same head."""
    places: dict[str, int] = {}
    for at, cell in enumerate(row):
        head = plain_head(cell.text)
        if head in places and any(head in map(plain_head, field.heads()) for field in form.fields):
            raise Refusal(_TWICE, file=file, head=cell.text, one=letters(places[head]), other=letters(at))
        places.setdefault(head, at)
