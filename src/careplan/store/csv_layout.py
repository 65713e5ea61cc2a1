"""How a table of records is written: sorted rows, known columns first, one way to quote."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from careplan.records.base import Part
from careplan.records.census import CensusLine
from careplan.records.place import Fault
from careplan.store.reading.csv_reader import read_csv

_SORTED_BY: Final = ("date", "children", "kind", "row_id")
_SHEET_SORTED_BY: Final = ("child", "date")


def columns_of(model: type[Part]) -> tuple[str, ...]:
    """Return the names of a model's columns as files have them, in the model's order."""
    return tuple(info.alias or name.rstrip("_") for name, info in model.model_fields.items())


def csv_bytes(header: Sequence[str], rows: Sequence[Sequence[str]], model: type[Part]) -> bytes:
    """Return a table of text cells as the bytes of its file: columns and rows in order, unknown columns last."""
    known = {name: place for place, name in enumerate(columns_of(model))}
    order = sorted(range(len(header)), key=lambda at: (known.get(header[at], len(known)), at))
    names = [header[at] for at in order]
    by = _SHEET_SORTED_BY if model is CensusLine else _SORTED_BY
    keys = [names.index(name) for name in by if name in names]
    moved = [[row[at] for at in order] for row in rows]
    moved.sort(key=lambda row: ([row[at] for at in keys], row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(moved)
    return out.getvalue().encode()


def formatted_csv(file: str, data: bytes, model: type[Part]) -> tuple[bytes | None, list[Fault]]:
    """Return a table as it should be written, or None and why it cannot be read whole.

    Nothing is dropped: a table with a row in doubt is refused.
    """
    from careplan.store.reading.faults import refuses

    table, faults = read_csv(file, data, columns_of(model))
    if table is None or refuses(faults):
        return None, faults
    new = csv_bytes(table.header, table.rows, model)
    again, doubts = read_csv(file, new, columns_of(model))
    same = again is not None and not doubts and _content(again.header, again.rows) == _content(table.header, table.rows)
    return (new, []) if same else (None, faults)


def _content(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[tuple[str, str]]]:
    """Return what a table says, whatever the order of its rows and columns."""
    return sorted(sorted(zip(header, row, strict=True)) for row in rows)
