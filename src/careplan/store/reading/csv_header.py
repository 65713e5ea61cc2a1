"""The first row of a table: is it a header, and a whole one?"""

import re
from collections.abc import Collection

from careplan.records.place import Fault, Place
from careplan.store.reading.csv_table import cell_place, line_start
from careplan.store.reading.faults import at, fault, shown
from careplan.text import Text

_DELIMITERS = {
    ";": Text(zh="分号", en="a semicolon"),
    "；": Text(zh="全角分号", en="a full-width semicolon"),
    "，": Text(zh="全角逗号", en="a full-width comma"),
    "、": Text(zh="顿号", en="an enumeration comma"),
    "\t": Text(zh="制表符", en="a tab"),
    "|": Text(zh="竖线", en="a bar"),
}
_DATA = re.compile(r"\d{4}-\d\d?-\d\d?|\d+(?:\.\d+)?")
_TITLE_ROWS = 10

Row = tuple[int, list[str]]


def header_faults(file: str, text: str, rows: list[Row], expected: Collection[str]) -> list[Fault]:
    """Return what is wrong with the first row as a header; `expected` holds the names it may have."""
    line, header = rows[0]
    place = Place(file, line, 1)
    sign = _delimiter(header, expected)
    if sign:
        begin = line_start(text, line)
        where = at(file, text, max(text.find(sign, begin), begin))
        return [fault("wrong-delimiter", where, sign=_DELIMITERS[sign])]
    if not _is_header(header, expected):
        return [fault("missing-header", place, hint=_where(rows, expected))]
    faults = []
    for number, name in enumerate(header):
        if not name:
            faults.append(fault("nameless-column", cell_place(file, text, line, number), number=number + 1))
        elif name in header[:number]:
            faults.append(fault("repeated-column", cell_place(file, text, line, number), column=shown(name)))
    return faults


def _delimiter(header: list[str], expected: Collection[str]) -> str | None:
    """Return the sign that stands between names in place of a comma, if one does."""
    for name in header:
        for sign in _DELIMITERS:
            if sign in name and name not in expected and (len(header) == 1 or sign in "，；"):
                return sign
    return None


def _is_header(row: list[str], expected: Collection[str]) -> bool:
    if expected:
        return any(name in expected for name in row)
    is_title = len(row) > 2 and not any(row[1:])  # noqa: PLR2004
    return any(row) and not is_title and not any(_DATA.fullmatch(name) for name in row)


def _where(rows: list[Row], expected: Collection[str]) -> Text:
    """Return where the header seems to be instead."""
    for line, row in rows[1:_TITLE_ROWS]:
        if row and all(name in expected if expected else name.isidentifier() for name in row):
            return Text(
                zh=f"表头好像在第 {line} 行，请删去它上面的行",
                en=f"it seems to be on line {line}: delete the lines above",
            )
    return Text(zh="第一行像是数据", en="the first line looks like data")
