"""Open a workbook or a table that somebody sent: xlsx, xls, ods or csv, whatever its encoding."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import careplan
from careplan.store.office.scan import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, UnreadableError
from careplan.text import Text
from careplan.text.refusal import Refusal

CellKind: TypeAlias = Literal["s", "n", "d", "b", "!"]

_SECONDS: Final = 90
_PACKAGES: Final = str(Path(careplan.__file__).parent.parent)
_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_TEXTS: Final = frozenset({".csv", ".txt", ".tsv"})
_ENCODINGS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS: Final = ",\t;，；|"
_ZEROS: Final = 0.05
"""The share of zero bytes from which text is taken to have two bytes a sign, though no mark says so."""
_CANNOT: Final = Text("{file} 没有录入：{why}", "{file} was not taken: {why}")
REASONS: Final = {
    "old": Text(
        "是旧格式的工作簿，却叫 .xlsx；把文件名改成 .xls，或用 WPS、Excel 另存为 .xlsx",
        "it is a workbook of the old format under a new ending; call it .xls, or save it as .xlsx in WPS or Excel",
    ),
    "locked": Text(
        "加了密码；用 WPS 或 Excel 打开，在“文件 → 文档加密”里去掉打开密码，再保存",
        "it has a password; open it in WPS or Excel, take the password away under File, Protect, and save it",
    ),
    "error-cell": Text("单元格 {cell} 是错误值；改好再保存", "the cell {cell} shows an error; mend it and save again"),
    "damaged": Text("文件坏了，打不开；请对方重发", "the file is damaged; ask for it again"),
    "too-big": Text(
        "展开以后太大；删去多余的行、图片和工作表", "it is too big once unpacked; leave out pictures and sheets"
    ),
    "leads-out": Text("压缩包里有指向别处的路径", "it holds a path that leads elsewhere"),
    "has-entities": Text("文件里有不许有的 XML 定义", "it holds XML definitions that are not allowed"),
    "far-cell": Text(
        "单元格 {cell} 在最后一行之外很远；删去那里的内容",
        "cell {cell} lies far beyond the table; delete what is there",
    ),
    "too-slow": Text("读了一分多钟还没有读完；另存为 .csv 再试", "it takes too long to read; save it as .csv"),
    "no-such-file": Text("没有这个文件", "there is no such file"),
    "unknown": Text("只读 .xlsx .xls .ods .csv", "only .xlsx, .xls, .ods and .csv are read"),
    "encoding": Text("看不出是哪种编码；另存为 UTF-8 的 .csv", "its encoding is unknown; save it as UTF-8 .csv"),
    "no-library": Text(
        "读工作簿要另装一次：`pip install 'careplan[office]'`", "workbooks need `pip install 'careplan[office]'`"
    ),
}


class Cell(NamedTuple):
    """A cell: text (`s`), a number (`n`), a day (`d`), true or false (`b`), or what is wrong with it (`!`)."""

    text: str
    kind: CellKind = "s"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, whether a person sees it, and its rows from the first on."""

    name: str
    visible: bool
    rows: tuple[tuple[Cell, ...], ...]


def read_book(path: str) -> tuple[Sheet, ...]:
    """Return the sheets of a file; a text table is one sheet.

    Raises Refusal for what cannot or should not be opened.
    """
    file = Path(path)
    try:
        return _opened(file)
    except UnreadableError as error:
        why = REASONS[error.why]
        facts = {"cell": error.cell}
        raise Refusal(_CANNOT, file=file.name, why=Text(why.fill("zh", facts), why.fill("en", facts))) from None


def _opened(file: Path) -> tuple[Sheet, ...]:
    ending = file.suffix.lower()
    if not file.is_file():
        raise UnreadableError("no-such-file")
    if file.stat().st_size > MOST_BYTES:
        raise UnreadableError("too-big")
    if ending in _TEXTS:
        return (_table(file.stem, decoded(file.read_bytes())),)
    if ending not in _WORKBOOKS:
        raise UnreadableError("unknown")
    found = _asked(file)
    if "why" in found:
        raise UnreadableError(found["why"], found["cell"])
    texts = _Texts()
    return tuple(
        Sheet(
            sheet["name"],
            sheet["visible"],
            tuple(
                tuple([texts[cell] if isinstance(cell, str) else Cell(cell[1], cell[0]) for cell in row])
                for row in sheet["rows"]
            ),
        )
        for sheet in found["sheets"]
    )


def _asked(file: Path) -> dict[str, Any]:
    """Have a child process read the file."""
    words = [sys.executable, "-P", "-m", "careplan.store.office.child", str(file.absolute())]
    env = os.environ | {"PYTHONPATH": _PACKAGES, "PYTHONIOENCODING": "utf-8"}
    try:
        ran = subprocess.run(words, capture_output=True, timeout=_SECONDS, check=False, env=env)  # noqa: S603 our own
    except subprocess.TimeoutExpired:
        raise UnreadableError("too-slow") from None
    if ran.returncode:
        raise UnreadableError("no-library" if b"No module named 'python_calamine'" in ran.stderr else "damaged")
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


class _Texts(dict[str, Cell]):
    """Cells of text, one object for each text."""

    def __missing__(self, text: str) -> Cell:
        found = self[text] = Cell(text)
        return found


def decoded(data: bytes) -> str:
    """Return text in any usual encoding: by its mark, else strict UTF-8, else GB18030. Raises UnreadableError."""
    named = next((name for mark, name in _ENCODINGS if data.startswith(mark)), None)
    if named is None and data.count(0) > _ZEROS * len(data):
        named = "utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le"
    for encoding in [named] if named else ["utf-8", "gb18030"]:
        try:
            return data.decode(encoding or "")
        except UnicodeDecodeError:
            continue
    raise UnreadableError("encoding")


def _table(name: str, text: str) -> Sheet:
    first = text[:4000].splitlines()[:20]
    delimiter = max(_DELIMITERS, key=lambda sign: (sum(line.count(sign) for line in first), sign == ","))
    try:
        rows = [
            tuple(Cell(cell) for cell in row)
            for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
        ]
    except csv.Error:
        raise UnreadableError("damaged") from None
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise UnreadableError("far-cell", f"A{len(rows)}")
    return Sheet(name, visible=True, rows=tuple(rows))
