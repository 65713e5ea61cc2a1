"""Which form a workbook is, where its table begins, and which column is which, whatever was moved or renamed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from careplan.domain.form import Form
from careplan.domain.form_catalog import FORMS
from careplan.formats.documents.form_xlsx import HIDDEN
from careplan.store.office.book import Cell, Sheet
from careplan.store.office.scan import letters_of
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.intake.heads import SERIAL, HeadRow, head_rows, plain_head, words_of

_LEAST_HEADS: Final = 3
_NOT_FOUND: Final = Text(
    "{file} 没有录入：找不到表头。表头要有这样的列：{known}",
    "{file} was not taken: no heads of a table are found. There should be columns such as {known}",
)
_WHICH: Final = Text(
    "{file} 没有录入：看不出是哪种表。用 `--form` 写明，可选：{known}",
    "{file} was not taken: which form is it? Name it with `--form`: {known}",
)
_SEVERAL: Final = Text(
    "{file} 没有录入：有几张工作表都填了这种表（{names}），看不出录哪一张。各存成一个文件",
    "{file} was not taken: several sheets hold this form ({names}); save each as a file of its own",
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
    titles: tuple[str, ...] = ()
    """Every head as it is compared."""

    def cell(self, row: int, name: str) -> Cell:
        """Return a cell of a line, from 0, by its column's name; an empty one where the column is not there."""
        at = self.heads.get(name)
        cells = self.rows[row]
        return cells[at] if at is not None and at < len(cells) else Cell("")

    def address(self, row: int, name: str | None) -> str:
        """Return where a cell stands, such as D7; of the line as a whole its first cell."""
        return f"{letters_of(self.heads.get(name or '', 0))}{self.first + row}"


def table_in(file: str, sheets: Sequence[Sheet], wanted: Form | None, forms: Sequence[Form] = FORMS) -> Table:
    """Return the form in a workbook, one of `forms`. Raises Refusal where it is none, or one cannot say which."""
    meta = _meta(sheets)
    seen = [sheet for sheet in sheets if sheet.visible and sheet.name != HIDDEN and sheet.rows]
    skipped = tuple(sheet.name for sheet in sheets if not sheet.visible and sheet.name != HIDDEN and sheet.rows)
    id_ = wanted.id if wanted else meta.get("form", "")
    form = next((one for one in forms if one.id == id_), None)
    candidates = [form] if form else list(forms)
    ends = {sheet.name: _end(sheet) for sheet in seen}
    best = max(
        (
            (len(heads), ends[sheet.name] > row.below, -row.deep, -row.at, sheet, candidate, row)
            for candidate in candidates
            for sheet in seen
            for row in head_rows(sheet)
            if (heads := row.columns(candidate))
        ),
        key=lambda found: found[:4],
        default=None,
    )
    if best is None or best[0] < _LEAST_HEADS:
        known = ", ".join(field.title.zh for field in candidates[0].fields[:6] if field.kind != "id")
        raise Refusal(_NOT_FOUND, file=file, known=known)
    count, _, _, _, sheet, found, row = best
    if form is None:
        found = _told_apart(file, found, count, sheet, forms)
    _unique(file, found, row)
    _alone(file, found, count, [sheet for sheet in seen if ends[sheet.name]], ends)
    heads = row.columns(found)
    names = set(heads.values())
    strange = (head.title for at, head in enumerate(row.heads) if head.title.strip() and at not in names)
    unknown = tuple(title for title in strange if plain_head(title) not in SERIAL)
    titles = tuple(plain_head(head.title) for head in row.heads)
    return Table(file, found, meta, sheet.name, heads, row.below + 1, sheet.rows[row.below :], skipped, unknown, titles)


def _meta(sheets: Sequence[Sheet]) -> dict[str, str]:
    hidden = next((sheet for sheet in sheets if sheet.name == HIDDEN), None)
    if hidden is None:
        return {}
    return {row[0].text: row[1].text for row in hidden.rows if len(row) > 1 and row[0].text}


def _told_apart(file: str, best: Form, count: int, sheet: Sheet, forms: Sequence[Form]) -> Form:
    """Return the one form that fits a table without a hidden sheet: by its title where several fit as well."""
    fitting = [form for form in forms if max((len(row.columns(form)) for row in head_rows(sheet)), default=0) == count]
    if len(fitting) == 1:
        return best
    above = sheet.name + " ".join(cell.text for row in sheet.rows[:4] for cell in row)
    titled = [form for form in fitting if form.title.zh in above or form.title.en in above]
    if len(titled) != 1:
        raise Refusal(_WHICH, file=file, known=", ".join(form.id for form in fitting))
    return titled[0]


def _unique(file: str, form: Form, row: HeadRow) -> None:
    """Refuse a table in which one column of the form stands twice under the same head."""
    places: dict[str, int] = {}
    words = words_of(form)
    for at, head in enumerate(row.heads):
        title = plain_head(head.title)
        if title in places and head.means(words):
            raise Refusal(_TWICE, file=file, head=head.title, one=letters_of(places[title]), other=letters_of(at))
        places.setdefault(title, at)


def _end(sheet: Sheet) -> int:
    """Return the place after the last row of a sheet in which something stands."""
    rows = range(len(sheet.rows), 0, -1)
    return next((at for at in rows if any(cell.text.strip() for cell in sheet.rows[at - 1])), 0)


def _alone(file: str, form: Form, count: int, sheets: Sequence[Sheet], ends: Mapping[str, int]) -> None:
    """Refuse a workbook in which the form stands filled in on more than one sheet: one of them would be left out."""
    names = []
    for sheet in sheets:
        rows = [row for row in head_rows(sheet) if len(row.columns(form)) == count]
        if rows and rows[0].below < ends[sheet.name]:
            names.append(sheet.name)
    if len(names) > 1:
        raise Refusal(_SEVERAL, file=file, names=Text("、".join(names), ", ".join(names)))
