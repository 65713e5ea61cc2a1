"""Add rows to a table of records, change some or take one out, and nothing else in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from careplan.records.base import Part
from careplan.store.csv_layout import columns_of, csv_bytes
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.csv_table import CsvTable
from careplan.store.reading.faults import refuses
from careplan.text import Text
from careplan.text.refusal import Refusal

_DOUBTFUL: Final = Text(
    "{file} 里有读不懂的地方，没有改动。先运行 `careplan check {file}` 改好，再重做。",
    "Something in {file} cannot be read; nothing was changed. Run `careplan check {file}`, mend it and try again.",
)
_NOT_ALONE: Final = Text(
    "{file}：这一行写进去会读成别的内容，没有改动。请去掉 {columns} 里的特殊符号。",
    "{file}: written there, this row would be read as something else; nothing was changed. "
    "Leave odd signs out of {columns}.",
)


def with_row(file: str, data: bytes | None, cells: Mapping[str, str], model: type[Part]) -> bytes:
    """Return a table with a row more, sorted as it should be written; a table that is not there is made.

    A column that the table lacks is added. Raises Refusal for a table in doubt and for a row that would not be read
    back as it is.
    """
    header, rows = _table(file, data, model)
    return _with_row_at(file, header, [*rows, []], len(rows), cells, model)


def with_row_mended(file: str, data: bytes, at: int, cells: Mapping[str, str] | None, model: type[Part]) -> bytes:
    """Return a table whose row of a number, counted from 0, has these cells and no others; without it where None.

    Raises Refusal as `with_row` does.
    """
    header, rows = _table(file, data, model)
    if cells is None:
        return _read_back(file, header, [*rows[:at], *rows[at + 1 :]], header, model)
    return _with_row_at(file, header, rows, at, cells, model)


def with_rows(
    file: str, data: bytes | None, rows: Mapping[str, Mapping[str, str]], key: str, model: type[Part]
) -> bytes:
    """Return a table whose rows of some keys say what is given, in the columns that are given; new keys are added.

    `rows` goes by the value of the column `key`. Raises Refusal as `with_row` does.
    """
    header, old = _table(file, data, model)
    names = list(dict.fromkeys([*(header or [key]), *(name for cells in rows.values() for name in cells)]))
    found: dict[str, dict[str, str]] = {}
    for number, row in enumerate(old):
        cells = dict(zip(header, row, strict=True))
        id_ = cells.get(key, "")
        found[id_ if id_ and id_ not in found else f"{id_} {number}"] = cells
    for id_, said in rows.items():
        found[id_] = {**found.get(id_, {}), key: id_, **said}
    wide = [[cells.get(name, "") for name in names] for cells in found.values()]
    return _read_back(file, names, wide, names, model)


def widened(old: bytes, new: bytes, model: type[Part]) -> tuple[bytes, tuple[str, ...]]:
    """Return a table as it was with the columns of the new one, and which of them it did not have."""
    before, _ = read_csv("", old, columns_of(model))
    after, _ = read_csv("", new, columns_of(model))
    if before is None or after is None:
        return old, ()
    more = tuple(name for name in after.header if name not in before.header)
    rows = [[*row, *([""] * len(more))] for row in before.rows]
    return (csv_bytes([*before.header, *more], rows, model), more) if more else (old, ())


def _table(file: str, data: bytes | None, model: type[Part]) -> tuple[list[str], list[list[str]]]:
    if data is None:
        return [], []
    table, faults = read_csv(file, data, columns_of(model))
    if table is None or refuses(faults):
        raise Refusal(_DOUBTFUL, file=file)
    return list(table.header), table.rows


def _with_row_at(
    file: str, header: list[str], rows: list[list[str]], at: int, cells: Mapping[str, str], model: type[Part]
) -> bytes:
    names = [*header, *(name for name in cells if name not in header)]
    wide = [[*row, *([""] * (len(names) - len(row)))] for row in rows]
    wide[at] = [cells.get(name, "") for name in names]
    return _read_back(file, names, wide, cells, model)


def _read_back(
    file: str, names: Sequence[str], rows: Sequence[Sequence[str]], said: Iterable[str], model: type[Part]
) -> bytes:
    """Return a table that is read back as it is meant. Raises Refusal, naming the columns that are spoken of."""
    new = csv_bytes(names, rows, model)
    again, faults = read_csv(file, new, columns_of(model))
    if faults or not _says(again, names, rows):
        raise Refusal(_NOT_ALONE, file=file, columns=", ".join(said))
    return new


def _says(table: CsvTable | None, names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a table has these rows of these columns, whatever its order, and nothing else."""
    if table is None or sorted(table.header) != sorted(names):
        return False
    order = [names.index(name) for name in table.header]
    return sorted(table.rows) == sorted([row[at] for at in order] for row in rows)
