"""The lines of a filled form: read cell by cell, every fault of a line at once, what was left empty left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from careplan.domain.form import Field
from careplan.formats.documents.form_xlsx import Bad
from careplan.text import Text
from careplan.workflow.intake.cells import BadCellError, Reading, record_text
from careplan.workflow.intake.sheets import Table

_NO_DAY: Final = Text("没有写日期", "the date is missing")
_GIVEN: Final = frozenset({"counts_for", "row_id", "by"})
"""Columns that say nothing about whether a line was filled in."""


@dataclass(slots=True)
class Filled:
    """A line that somebody filled in: its place in the table from 0, its cells as records have them, what is wrong."""

    row: int
    cells: dict[str, str] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)


def filled_lines(table: Table, reading: Reading) -> Iterator[Filled]:
    """Yield the lines that were filled in, in their order."""
    for row in range(len(table.rows)):
        if _is_filled(table, row):
            yield _read(table, row, reading)


def raw_line(table: Table, row: int) -> dict[str, str]:
    """Return a line's cells as they were written."""
    return {name: table.cell(row, name).text for name in table.heads}


def _is_filled(table: Table, row: int) -> bool:
    """Say whether anything was written into a line beyond what a form has in it when it is handed out."""
    written = [name for name in table.heads if table.cell(row, name).text.strip()]
    if "date" in written:
        return True
    open_ = [name for name in written if not table.form.field(name).locked and name not in _GIVEN]
    first = min(table.heads.values())
    remark = len(written) == 1 and table.heads[written[0]] == first
    return bool(open_) and not remark


def _read(table: Table, row: int, reading: Reading) -> Filled:
    line = Filled(row)
    for name in table.heads:
        try:
            text = record_text(_field(table, name), table.cell(row, name), reading)
        except BadCellError as error:
            line.bad.append(Bad(name, error.why))
        else:
            if text:
                line.cells[name] = text
    if "date" not in line.cells and not any(bad.field == "date" for bad in line.bad):
        line.bad.append(Bad("date", _NO_DAY))
    return line


def _field(table: Table, name: str) -> Field:
    return table.form.field(name)


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in which a line says something else than the record."""
    return tuple(name for name, text in new.items() if old.get(name, "") != text)
