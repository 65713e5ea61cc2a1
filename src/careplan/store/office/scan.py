"""Look into an xlsx or ods file before any library does: what would hang, burst, lie or leak is told first."""

import io
import re
import zipfile
from typing import Final

MOST_BYTES: Final = 50_000_000
MOST_RATIO: Final = 100
MOST_PARTS: Final = 1_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 256
_SMALL: Final = 100_000
"""A part of fewer bytes than this may be packed as tightly as it likes."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL: Final = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d{1,7})"([^>]*?)(/?)>')
_MAYBE_FAR: Final = re.compile(rb'<(?:\w+:)?c r="(?:(?=[A-Z]{3}|[I-Z][A-Z]|[A-Z]+\d{5}))([A-Z]{1,3})(\d{1,7})"')
"""Cells in a column or row of many signs: few, so that a large sheet is not gone through cell by cell."""
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|t)(?: [^>]*)?>[^<]")
_ERROR: Final = re.compile(rb'\bt="e"')
_PART: Final = re.compile(r'PartName="/([^"]+)"')
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")


class UnreadableError(Exception):
    """A file that is not taken as a whole; `why` is one of the words of `REASONS` in careplan.store.office.book."""

    def __init__(self, why: str, cell: str = "") -> None:
        """Keep the reason and, where there is one, the cell."""
        super().__init__(why)
        self.why, self.cell = why, cell


def scan(data: bytes) -> dict[str, str]:
    """Return what is wrong with single cells of a workbook, by `sheet part!address`; empty for a table in ods.

    Raises UnreadableError for a file that no library should open.
    """
    if data.startswith(_OLE):
        raise UnreadableError("old-or-locked")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _measure(parts)
            return _cells(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        raise UnreadableError("damaged") from None


def _measure(parts: zipfile.ZipFile) -> None:
    found = parts.infolist()
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > MOST_BYTES:
        raise UnreadableError("too-big")
    for part in found:
        if part.file_size > max(_SMALL, MOST_RATIO * part.compress_size):
            raise UnreadableError("too-big")
        if part.filename.startswith(("/", "\\")) or ".." in part.filename.replace("\\", "/").split("/"):
            raise UnreadableError("leads-out")


def _cells(parts: zipfile.ZipFile) -> dict[str, str]:
    names = set(parts.namelist())
    wrong: dict[str, str] = {}
    for name in sorted(names):
        if name.endswith((".xml", ".rels")):
            text = _read(parts, name)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise UnreadableError("has-entities")
            if _SHEET.fullmatch(name):
                wrong |= {f"{name}!{cell}": why for cell, why in _sheet(text).items()}
            elif name == "[Content_Types].xml" and not names.issuperset(_PART.findall(text.decode("utf-8", "replace"))):
                raise UnreadableError("damaged")
    return wrong


def _read(parts: zipfile.ZipFile, name: str) -> bytes:
    """Return a part, never more of it than it declared."""
    with parts.open(name) as part:
        text = part.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        raise UnreadableError("too-big")
    return text


def _sheet(text: bytes) -> dict[str, str]:
    """Return the cells of a sheet that show an error or a formula without its result."""
    for cell in _MAYBE_FAR.finditer(text):
        if int(cell[2]) > MOST_ROWS or _number(cell[1]) > MOST_COLUMNS:
            raise UnreadableError("far-cell", (cell[1] + cell[2]).decode())
    wrong: dict[str, str] = {}
    if not _FORMULA.search(text) and not _ERROR.search(text):
        return wrong
    found = list(_CELL.finditer(text))
    for at, cell in enumerate(found):
        if _ERROR.search(cell[3]):
            wrong[(cell[1] + cell[2]).decode()] = "error"
        elif not cell[4] and b't="str"' not in cell[3]:
            end = found[at + 1].start() if at + 1 < len(found) else len(text)
            inside = text[cell.end() : end]
            if _FORMULA.search(inside) and not _VALUE.search(inside):
                wrong[(cell[1] + cell[2]).decode()] = "formula"
    return wrong


def _number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number
