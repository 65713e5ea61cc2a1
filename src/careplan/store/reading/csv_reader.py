"""CSV bytes to a table, strictly: good rows enter, bad rows are faults with their line."""

import csv
import io
from collections.abc import Collection, Iterator

from careplan.records.place import Fault, Place
from careplan.store.reading.characters import FORBIDDEN
from careplan.store.reading.csv_cells import LOST, mend, suspicious
from careplan.store.reading.csv_header import Row, header_faults
from careplan.store.reading.csv_table import CsvTable, cell_place
from careplan.store.reading.decode import decode_damaged
from careplan.store.reading.faults import AT_MOST, fault, few, refuses
from careplan.text import Text

LONGEST = 10_000


def read_csv(file: str, data: bytes, expected: Collection[str] = ()) -> tuple[CsvTable | None, list[Fault]]:
    """Return a table and its faults; None when no row can be trusted.

    `expected` holds the column names that the table may have, to tell a header from a row. Rows with a
    fault that puts them in doubt are left out; cells are text as they stand in the file.
    """
    text, faults = decode_damaged(file, data)
    if text is None:
        return None, faults
    plain = _plain(file, text, expected) if not faults and not suspicious(text, data) else None
    if plain is not None:
        return plain, []
    damaged = refuses(faults)
    rows = _rows(file, text, faults)
    if not rows:
        return None, faults or [fault("empty-record", Place(file, 1, 1))]
    doubtful = suspicious(text, data)
    if doubtful:
        rows[0] = rows[0][0], _cells(file, text, rows[0], faults)[0]
    if damaged and FORBIDDEN.search("".join(rows[0][1])):
        return None, faults
    wrong = header_faults(file, text, rows, expected)
    if wrong:
        return None, few(faults + wrong)
    line, header = rows[0]
    kept = list(_good(file, text, rows, faults, look_twice=doubtful or damaged))
    cells = [cell for _, row in kept for cell in row]
    return CsvTable(file, tuple(header), cells, [number for number, _ in kept], line, text), few(faults)


def _plain(file: str, text: str, expected: Collection[str]) -> CsvTable | None:
    """Return the table of a text in which every line is a row of as many cells; None where a row needs a look."""
    lines = text.removesuffix("\n").split("\n")
    first = lines.pop(0)
    header = first.split(",")
    if '"' in text or not lines or not all(lines) or first in lines or max(map(len, lines)) > LONGEST:
        return None
    if {line.count(",") for line in lines} != {len(header) - 1} or header_faults(file, text, [(1, header)], expected):
        return None
    return CsvTable(file, tuple(header), ",".join(lines).split(","), range(2, len(lines) + 2), 1, text)


def _good(file: str, text: str, rows: list[Row], faults: list[Fault], *, look_twice: bool) -> Iterator[Row]:
    """Yield the good rows below the header, and put what is wrong with the others among the faults."""
    header = rows[0][1]
    for row in rows[1:]:
        line, cells = row
        if len(cells) != len(header) or cells == header:
            faults.append(_odd_row(file, row, header))
            continue
        kept = _second_look(file, text, row, faults) if look_twice else cells
        if kept is not None:
            yield line, kept


def _rows(file: str, text: str, faults: list[Fault]) -> list[Row]:
    """Return the rows with the line each begins on; after an open quote, read on from the next line."""
    if '"' not in text and len(text) <= LONGEST:
        return [(number, line.split(",")) for number, line in enumerate(text.split("\n"), 1) if line]
    rows: list[Row] = []
    lines: list[str] = []
    line = 1
    broken = _read(io.StringIO(text), line, rows)
    while broken is not None:
        lines = lines or text.split("\n")
        source = lines[broken - 1]
        if len(source) > LONGEST:
            faults.append(fault("value-too-long", Place(file, broken, 1), limit=LONGEST))
        else:
            faults.append(fault("unclosed-quote", Place(file, broken, _open_quote(source))))
        if len(faults) >= AT_MOST:
            return []
        line = broken + 1
        broken = _read(io.StringIO("\n".join(lines[line - 1 :])), line, rows)
    return _short_enough(file, text, rows, faults) if len(text) > LONGEST else rows


def _read(source: io.StringIO, line: int, rows: list[Row]) -> int | None:
    """Append the rows of a text that begins on a line; return the line of a row that could not be read."""
    reader = csv.reader(source, strict=True)
    before = line - 1
    try:
        for row in reader:
            if row:
                rows.append((line, row))
            line = before + reader.line_num + 1
    except csv.Error:
        return line
    return None


def _open_quote(source: str) -> int:
    """Return the column of the quote that a line leaves open, else of its first quote."""
    column, is_open = source.find('"') + 1, False
    for number, sign in enumerate(source, 1):
        if sign == '"':
            if not is_open:
                column = number
            is_open = not is_open
    return max(column if is_open else source.find('"') + 1, 1)


def _short_enough(file: str, text: str, rows: list[Row], faults: list[Fault]) -> list[Row]:
    """Return the rows without those that hold a cell too long to be meant."""
    kept = []
    for row in rows:
        far = [number for number, cell in enumerate(row[1]) if len(cell) > LONGEST]
        if far:
            faults.append(fault("value-too-long", cell_place(file, text, row[0], far[0]), limit=LONGEST))
        else:
            kept.append(row)
    return kept


def _odd_row(file: str, row: Row, header: list[str]) -> Fault:
    """Return the fault of a row that repeats the header or has another number of cells."""
    line, cells = row
    if cells == header:
        return fault("repeated-header", Place(file, line, 1))
    if len(cells) == 2 * len(header) - 1:
        hint = Text(zh="像是两行粘在了一起", en="two rows seem to be glued together")
    elif any("，" in cell for cell in cells) and len(cells) < len(header):
        hint = Text(zh="里面有全角逗号", en="there is a full-width comma in it")
    elif len(cells) > len(header):
        hint = Text(zh="含逗号的内容要加双引号", en="text with a comma needs double quotes")
    else:
        hint = Text(zh="空着的格子也要留逗号", en="an empty cell needs its comma too")
    return fault("ragged-row", Place(file, line, 1), cells=len(cells), columns=len(header), hint=hint)


def _second_look(file: str, text: str, row: Row, faults: list[Fault]) -> list[str] | None:
    """Return a row's cells as they were meant; None when forbidden signs or lost digits put them in doubt."""
    if any(FORBIDDEN.search(cell) for cell in row[1]):
        return None  # its place is among the faults of the text already
    cells, lost = _cells(file, text, row, faults)
    return None if lost else cells


def _cells(file: str, text: str, row: Row, faults: list[Fault]) -> tuple[list[str], bool]:
    """Return mended cells, and whether the meaning of one is lost."""
    line, cells = row
    out = []
    lost = False
    for number, cell in enumerate(cells):
        if cell.isascii() and cell.isalnum() and cell[-3:] != "000":
            out.append(cell)
            continue
        mended, rule = mend(cell)
        out.append(mended)
        if rule is not None:
            faults.append(fault(rule, cell_place(file, text, line, number)))
            lost = lost or rule in LOST
    return out, lost
