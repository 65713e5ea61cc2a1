"""Look into an xlsx or ods file before any library does: what would hang, burst, lie or leak is told first."""

import io
import posixpath
import re
import zipfile
from typing import Final
from xml.etree.ElementTree import ParseError, fromstring

MOST_BYTES: Final = 50_000_000
MOST_RATIO: Final = 100
MOST_PARTS: Final = 1_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 256
_SMALL: Final = 100_000
"""A part of fewer bytes than this may be packed as tightly as it likes."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
"""The part of a workbook with a password, in the container in which it is kept."""
_ENCRYPTED_OLD: Final = re.compile(rb"\x09\x08\x10\x00\x00\x06.{14}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""A workbook of before 2007 begins so when it has a password: its first record, then that of the cipher."""
_ERROR_OLD: Final = re.compile(
    rb"\x05\x02\x08\x00(..)(..)..[\x00\x07\x0f\x17\x1d\x24\x2a]\x01"
    rb"|\x06\x00..(..)(..)..\x02\x00[\x00\x07\x0f\x17\x1d\x24\x2a]\x00..\xff\xff",
    re.DOTALL,
)
"""A cell that shows an error in such a workbook, written or worked out: its row and column, two bytes each."""
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/?)>")
_NAME: Final = re.compile(rb"""\br=["']([A-Z]{1,3}\d{1,7})["']""")
_MAYBE_FAR: Final = re.compile(rb"""\br=["'](?=[A-Z]{3}|[I-Z][A-Z]|[A-Z]+\d{5})([A-Z]{1,3})(\d{1,7})["']""")
"""Cells in a column or row of many signs: few, so that a large sheet is not gone through cell by cell."""
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|t)(?: [^>]*)?>[^<]")
_ERROR: Final = re.compile(rb"""\bt=["']e["']""")
_TEXT: Final = re.compile(rb"""\bt=["']str["']""")
_PART: Final = re.compile(r'PartName="/([^"]+)"')
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_BOOK, _RELATIONS, _MANIFEST = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "META-INF/manifest.xml"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ID_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class UnreadableError(Exception):
    """A file that is not taken as a whole; `why` is one of the words of `REASONS` in careplan.store.office.book."""

    def __init__(self, why: str, cell: str = "") -> None:
        """Keep the reason and, where there is one, the cell."""
        super().__init__(why)
        self.why, self.cell = why, cell


def scan(data: bytes) -> dict[str, dict[str, str]]:
    """Return what is wrong with single cells of a workbook, by the sheet's name and address; nothing of an ods table.

    Raises UnreadableError for a file that no library should open.
    """
    if data.startswith(_OLE):
        raise UnreadableError("locked" if _ENCRYPTED in data else "old")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _measure(parts)
            return _cells(parts)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        raise UnreadableError("damaged") from None
    except (KeyError, ParseError):
        raise UnreadableError("damaged") from None


def scan_old(data: bytes) -> None:
    """Look into a workbook of before 2007. Raises UnreadableError where it has a password or shows an error."""
    if _ENCRYPTED_OLD.search(data) or _ENCRYPTED in data:
        raise UnreadableError("locked")
    found = _ERROR_OLD.search(data)
    if found:
        row, column = (int.from_bytes(part, "little") for part in found.groups() if part is not None)
        raise UnreadableError("error-cell", f"{letters_of(column)}{row + 1}")


def _measure(parts: zipfile.ZipFile) -> None:
    found = parts.infolist()
    if len(found) > MOST_PARTS or sum(part.file_size for part in found) > MOST_BYTES:
        raise UnreadableError("too-big")
    for part in found:
        if part.file_size > max(_SMALL, MOST_RATIO * part.compress_size):
            raise UnreadableError("too-big")
        if part.filename.startswith(("/", "\\")) or ".." in part.filename.replace("\\", "/").split("/"):
            raise UnreadableError("leads-out")


def _cells(parts: zipfile.ZipFile) -> dict[str, dict[str, str]]:
    names = set(parts.namelist())
    wrong: dict[str, dict[str, str]] = {}
    for name in sorted(names):
        if name.endswith((".xml", ".rels")):
            text = _read(parts, name)
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise UnreadableError("has-entities")
            if _SHEET.fullmatch(name) and (found := _sheet(text)):
                wrong[name] = found
            elif name == _MANIFEST and b"encrypt" in text:
                raise UnreadableError("locked")
            elif name == "[Content_Types].xml" and not names.issuperset(_PART.findall(text.decode("utf-8", "replace"))):
                raise UnreadableError("damaged")
    return _by_sheet(parts, wrong) if wrong else {}


def _by_sheet(parts: zipfile.ZipFile, wrong: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Return what is wrong by the names of sheets: the parts are numbered as they were made, not as they now stand."""
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in fromstring(_read(parts, _RELATIONS))  # noqa: S314 definitions were refused before
    }
    found = {}
    for one in fromstring(_read(parts, _BOOK)).iter():  # noqa: S314 as above
        part = targets.get(one.get(_ID) or one.get(_ID_STRICT) or "", "")
        if part in wrong:
            found[one.get("name", "")] = wrong[part]
    return found


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
    if not _FORMULA.search(text) and not _ERROR.search(text):
        return {}
    found = list(_CELL.finditer(text))
    wrong: dict[str, str] = {}
    for cell, after in zip(found, [*found[1:], None], strict=True):
        name = _NAME.search(cell[1])
        why = _why(cell, text[cell.end() : after.start() if after else len(text)])
        if name and why:
            wrong[name[1].decode()] = why
    return wrong


def _why(cell: re.Match[bytes], inside: bytes) -> str | None:
    """Return what is wrong with a cell, None where nothing is."""
    if _ERROR.search(cell[1]):
        return "error"
    empty = cell[2] or _TEXT.search(cell[1]) or not _FORMULA.search(inside)
    return None if empty or _VALUE.search(inside) else "formula"


def letters_of(column: int) -> str:
    """Return a column's letters as a spreadsheet has them; `column` counts from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number
