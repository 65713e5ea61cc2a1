"""The process that opens an office file: whatever the file does to it, careplan itself goes on.

Run as `python -m careplan.store.office.child FILE`; writes JSON, `{"sheets": […]}` or `{"why": …, "cell": …}`.
"""

import datetime as dt
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from careplan.store.office.scan import MOST_COLUMNS, MOST_ROWS, UnreadableError, scan, scan_old

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MEMORY: Final = 1_500_000_000
_SECONDS: Final = 60


def main() -> None:
    """Read the file named by the first word and write what is in it."""
    _limit()
    gc.disable()  # a sheet is very many small lists, none of them to be collected before the end
    try:
        found: dict[str, Any] = {"sheets": _read(Path(sys.argv[1]).read_bytes())}
    except UnreadableError as error:
        found = {"why": error.why, "cell": error.cell}
    except MemoryError:
        found = {"why": "too-big", "cell": ""}
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


def _limit() -> None:
    """Set the most memory and time that the process may take, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _read(data: bytes) -> list[dict[str, Any]]:
    import io

    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    if _is_old(data):
        scan_old(data)
    wrong = {} if _is_old(data) else scan(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = []
        for known in book.sheets_metadata:
            visible = known.visible == SheetVisibleEnum.Visible
            rows = _rows(book.get_sheet_by_name(known.name), wrong.get(known.name, {}))
            sheets.append({"name": known.name, "visible": visible, "rows": rows})
    except PasswordError:
        raise UnreadableError("locked") from None
    except CalamineError:
        raise UnreadableError("damaged") from None
    return sheets


def _is_old(data: bytes) -> bool:
    """Say whether the file is a workbook of before 2007, by the name that it was given."""
    return sys.argv[1].lower().endswith(".xls") and data.startswith(b"\xd0\xcf\x11\xe0")


def _rows(sheet: "CalamineSheet", wrong: dict[str, str]) -> list[list[Any]]:
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        raise UnreadableError("far-cell")
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for place, why in wrong.items():
        letters = place.rstrip("0123456789")
        column = sum((ord(sign) - 64) * 26**power for power, sign in enumerate(reversed(letters))) - 1
        row = int(place[len(letters) :]) - 1
        while len(rows) <= row:
            rows.append([])
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = ["!", why]
    _fill_down(rows, sheet)
    return rows


def _fill_down(rows: list[list[Any]], sheet: "CalamineSheet") -> None:
    """Write what stands in a merged cell into each of its lines: it was written once and is meant for all of them."""
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if first < len(rows) and column < len(rows[first]):
            for row in rows[first + 1 : last + 1]:
                row.extend([""] * (column + 1 - len(row)))
                row[column] = rows[first][column]


def _cell(value: Any) -> Any:  # noqa: ANN401 whatever the reader gives, whatever JSON takes
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ["b", "true" if value else "false"]
    if isinstance(value, int | float):
        return ["n", repr(int(value)) if value == int(value) else repr(value)]
    if isinstance(value, dt.datetime):
        return ["d", value.date().isoformat()]
    if isinstance(value, dt.date):
        return ["d", value.isoformat()]
    return ["s", str(value)]


if __name__ == "__main__":
    main()
