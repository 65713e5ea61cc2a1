"""Open a half year's census: write each school's sheet with the children who are to be verified."""

from datetime import date
from typing import Final, NamedTuple

from careplan.domain.census import half_year_named
from careplan.domain.register import Register
from careplan.domain.world import World
from careplan.records.census import CensusLine
from careplan.records.place import Fault
from careplan.store.csv_layout import columns_of, csv_bytes
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.faults import refuses
from careplan.store.tree import Folder
from careplan.store.write import Change, write_all
from careplan.text import Text
from careplan.text.refusal import Refusal

_DOUBTFUL: Final = Text(
    zh="没有写任何核查表：{file} 里有读不懂的地方。先运行 `careplan check {file}` 改好，再重做。",
    en="No sheet was written: something in {file} cannot be read. Run `careplan check {file}`, mend it and try again.",
)


class Sheet(NamedTuple):
    """A school's sheet: its file, the children whose lines were added, and how many lines it has now."""

    school: str
    file: str
    added: tuple[str, ...]
    lines: int
    new: bool
    """Whether there was no such file before."""


def sheet_file(school: str, period: str) -> str:
    """Return where a school's sheet stands, from the records' root."""
    return f"schools/{school}/census/{period}.csv"


def open_sheets(root: str, world: World, period: str, school: str | None = None) -> list[Sheet]:
    """Write a line for every child on the register who has none; return every school's sheet.

    Lines that are there stay as they are, filled or not; opening twice changes nothing. Raises Refusal for a sheet
    in doubt and WriteError where the disk or somebody else is in the way; then nothing is written.
    """
    changes: dict[str, Change] = {}
    sheets = []
    for id_, children in _to_verify(world, period).items():
        if school in {None, id_}:
            sheet, change = _sheet(root, sheet_file(id_, period), id_, children)
            sheets.append(sheet)
            if change:
                changes[sheet.file] = change
    write_all(root, changes)
    return sheets


def _to_verify(world: World, period: str) -> dict[str, list[str]]:
    span = half_year_named(period)
    day = min(span.until, world.on) if span else world.on
    return _by_school(world.register, day)


def _by_school(register: Register, day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in register.on_register(day):
        found.setdefault(register.school_of(child, day) or "", []).append(child)
    return dict(sorted(found.items()))


def _sheet(root: str, file: str, school: str, children: list[str]) -> tuple[Sheet, Change | None]:
    old = _read(root, file)
    header, rows = (list(columns_of(CensusLine)), list[list[str]]()) if old is None else _table(file, old)
    at = header.index("child")
    there = {row[at] for row in rows}
    added = [child for child in children if child not in there]
    sheet = Sheet(school, file, tuple(added), len(rows) + len(added), old is None)
    if not added:
        return sheet, None
    rows += [[child if column == at else "" for column in range(len(header))] for child in added]
    return sheet, (csv_bytes(header, rows, CensusLine), old)


def _read(root: str, file: str) -> bytes | None:
    folder = Folder(root)
    if file not in folder.paths()[0]:
        return None
    data = folder.read(file)
    if isinstance(data, Fault):
        raise Refusal(_DOUBTFUL, file=file)
    return data


def _table(file: str, data: bytes) -> tuple[list[str], list[list[str]]]:
    table, faults = read_csv(file, data, columns_of(CensusLine))
    if table is None or refuses(faults) or "child" not in table.header:
        raise Refusal(_DOUBTFUL, file=file)
    return list(table.header), [list(row) for row in table.rows]
