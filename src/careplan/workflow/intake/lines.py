"""The lines of a filled form: read cell by cell, every fault of a line at once, what was left empty left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from careplan.domain.form_copies import LINE, digest_of
from careplan.formats.documents.form_xlsx import Bad
from careplan.text import Text
from careplan.workflow.intake.beside import is_beside, is_total
from careplan.workflow.intake.cells import BadCellError, Column, Reading
from careplan.workflow.intake.sheets import Table

CHANGED_SINCE: Final = Text(
    "发出表格以后，别人改过这条记录；请用 `careplan forms` 重新发一份，在新表里改",
    "somebody else has changed this record since the form was handed out; take a fresh form and change it there",
)
_NO_DAY: Final = Text("没有写日期", "the date is missing")
_GIVEN: Final = frozenset({"counts_for", "row_id", "by", "topic"})
"""Columns that say nothing about whether a line was filled in, nor do those that stand in a form handed out."""


@dataclass(slots=True)
class Filled:
    """A line that somebody filled in: its place in the table from 0, its cells as records have them, what is wrong."""

    row: int
    cells: dict[str, str] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)


def filled_lines(table: Table, reading: Reading) -> Iterator[Filled]:
    """Yield the lines that were filled in, in their order."""
    columns = {name: Column(table.form.field(name), reading) for name in table.heads}
    tells = {name for name in table.heads if name not in _GIVEN and not table.form.field(name).locked} | {"date"}
    dated = any(field.name == "date" for field in table.form.fields)
    for row, cells in enumerate(table.rows):
        written = [name for name, at in table.heads.items() if at < len(cells) and cells[at].text.strip()]
        if not tells.isdisjoint(written) and not (is_total(cells) or is_beside(table, cells)):
            yield _read(table, row, written, columns, dated=dated)


def raw_line(table: Table, row: int) -> dict[str, str]:
    """Return a line's cells as they were written."""
    return {name: table.cell(row, name).text for name in table.heads}


def _read(table: Table, row: int, written: Sequence[str], columns: Mapping[str, Column], *, dated: bool) -> Filled:
    line, cells, heads = Filled(row), table.rows[row], table.heads
    for name in written:
        found = columns[name][cells[heads[name]]]
        if isinstance(found, BadCellError):
            line.bad.append(Bad(name, found.why))
        elif found:
            line.cells[name] = found
    if dated and "date" not in line.cells and not any(bad.field == "date" for bad in line.bad):
        line.bad.append(Bad("date", _NO_DAY))
    return line


def since(table: Table, id_: str, now: Mapping[str, str], line: Mapping[str, str]) -> Literal["", "theirs", "both"]:
    """Say who has changed a record since its form was handed out, where not only the line did.

    `theirs`: the record is another now, and the line is as it was handed out; `both`: the line is another as well.
    """
    handed_out = table.meta.get(f"{LINE}{id_}")
    if handed_out is None or digest_of(table.form, now) == handed_out:
        return ""
    return "theirs" if digest_of(table.form, line) == handed_out else "both"


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns in which a line says something else than the record."""
    return tuple(name for name, text in new.items() if old.get(name, "") != text)
