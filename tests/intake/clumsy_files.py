"""Clumsy workbooks, each made by a function of its own: what people and programs do to a register of phone calls."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

HEADS: Final = ("日期", "儿童", "与谁联系", "时长（分钟）", "方式", "结果", "记录")
LINE: Final = ("2026-05-19", "S02-F431P 示例童三", "母亲", "12", "电话", "做到", "谈了学习")
NEXT: Final = ("2026-05-18", *LINE[1:])
LIMIT_ROWS: Final = 200_000
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAY: Final = datetime(2026, 5, 19)  # noqa: DTZ001 a cell has no time zone
BAD_ZIP: Final = b"PK\x03\x04 and nothing more"


def line(**cells: object) -> list[object]:
    """Return the usual line with some cells changed: A, B, C …."""
    return [cells.get(chr(65 + at), value) for at, value in enumerate(LINE)]


def text(rows: Sequence[Sequence[object]], comma: str = ",", end: str = "\n") -> str:
    """Return lines as a text table."""
    return "".join(comma.join(f'"{cell}"' if "\n" in str(cell) else str(cell) for cell in row) + end for row in rows)


def book(*lines: Sequence[object], heads: Sequence[object] = HEADS, **options: object) -> bytes:
    """Return a workbook of one sheet with heads and lines."""
    return sheets({"电话": [heads, *lines]}, (), **options)


def sheets(content: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = (), **options: object) -> bytes:
    """Return a workbook of some sheets; days are formatted as days, a tuple is a formula with its result."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, **options}) as workbook:
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in content.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    _put(sheet, at, column, value, day)
            if name in hidden:
                sheet.hide()
    return made.getvalue()


def _put(sheet: Any, row: int, column: int, value: object, day: Any) -> None:  # noqa: ANN401 the library's
    if isinstance(value, datetime):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, tuple):
        sheet.write_formula(row, column, *value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, str(value))


def edited(data: bytes, *changes: tuple[bytes, bytes], more: Mapping[str, bytes] | None = None) -> bytes:
    """Return a workbook with its first sheet's XML changed and with further parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            inside = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                for before, after in changes:
                    assert before in inside, before
                    inside = inside.replace(before, after)
            new.writestr(part.filename, inside)
        for name, inside in (more or {}).items():
            new.writestr(name, inside)
    return made.getvalue()


def merged(rows: Sequence[Sequence[object]], *ranges: str) -> bytes:
    """Return a workbook in which some ranges are merged."""
    cells = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    found = f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    return edited(book(*rows[1:], heads=rows[0]), (b"</sheetData>", found))


def old_book() -> bytes:
    """Return a workbook as Excel 97 wrote it."""
    import xlwt  # type: ignore[import-untyped]  # it has no types

    made, workbook = io.BytesIO(), xlwt.Workbook()
    sheet = workbook.add_sheet("电话")
    for at, row in enumerate((HEADS, LINE)):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    workbook.save(made)
    return made.getvalue()


def ods() -> bytes:
    """Return a table as LibreOffice writes it."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in (HEADS, LINE)
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="电话">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


def parts_of(names: Mapping[str, bytes]) -> bytes:
    """Return an archive of some parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, inside in names.items():
            parts.writestr(name, inside)
    return made.getvalue()


def long() -> bytes:
    """Return a workbook of more lines than anybody writes."""
    row = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>2026-05-19</t></is></c></row>'
    rows = b"".join(row % (at, at) for at in range(3, LIMIT_ROWS, 40))
    return edited(book(LINE), (b"</sheetData>", rows + b"</sheetData>"))


BASE: Final = text([HEADS, LINE])
ROW_HEADS: Final = ("行号", *HEADS)
TOTAL: Final = ("合计", "", "", 24, "", "", "")

MAKERS: Final[Mapping[str, Callable[[], bytes]]] = {
    "utf8.csv": BASE.encode,
    "utf8_mark.csv": lambda: BASE.encode("utf-8-sig"),
    "gb.csv": lambda: BASE.encode("gb18030"),
    "gb_rare.csv": lambda: text([HEADS, line(G="去了㙍头𠮷家")]).encode("gb18030"),
    "utf16.csv": lambda: text([HEADS, LINE], "\t").encode("utf-16"),
    "tabs.txt": lambda: text([HEADS, LINE], "\t").encode(),
    "semicolons.csv": lambda: text([HEADS, LINE], ";").encode(),
    "full_commas.csv": lambda: text([HEADS, LINE], "，").encode(),
    "crlf.csv": lambda: text([HEADS, LINE], end="\r\n").encode(),
    "cr.csv": lambda: text([HEADS, LINE], end="\r").encode(),
    "rubbish.csv": lambda: b"\xff\x80\xff\xff,\x81\x20\n" * 9,
    "unclosed.csv": (text([HEADS]) + '2026-05-19,"S02-F431P,母亲,12\n').encode,
    "empty.csv": lambda: b"",
    "heads_only.csv": lambda: text([HEADS]).encode(),
    "zeros.csv": lambda: text([HEADS, line(B="S02-\0F431P")]).encode(),
    "newlines.csv": lambda: text([HEADS, line(G="谈了\n学习\n生活")]).encode(),
    "huge.csv": (text([HEADS]) + "2026-05-19,S02-F431P\n" * LIMIT_ROWS).encode,
    "plain.xlsx": lambda: book(LINE),
    "renamed.xls": lambda: book(LINE),
    "macro.xlsm": lambda: edited(book(LINE), more={"xl/vbaProject.bin": OLE + b"Sub AutoOpen()"}),
    "true_days.xlsx": lambda: book(line(A=DAY)),
    "day_and_hour.xlsx": lambda: book(line(A=DAY.replace(hour=17, minute=5))),
    "days_1904.xlsx": lambda: book(line(A=DAY), date_1904=True),
    "serials.xlsx": lambda: book(line(A=46161)),
    "packed_days.xlsx": lambda: book(line(A=20260519)),
    "points.xlsx": lambda: book(line(A="2026.5.19")),
    "short_days.xlsx": lambda: book(line(A="5月19日")),
    "point_number.xlsx": lambda: book(line(A=5.1)),
    "no_such_day.xlsx": lambda: book(line(A="2026-06-31")),
    "two_days.xlsx": lambda: book(line(A="5月18日、5月19日")),
    "full_width.xlsx": lambda: book(line(A="２０２６－０５－１９", B="Ｓ０２－Ｆ４３１Ｐ", D="１２")),
    "apostrophes.xlsx": lambda: book(line(A="'2026-05-19", D="'12")),
    "texts.xlsx": lambda: book(line(D="12.0")),
    "thousands.xlsx": lambda: book(line(D="1,012")),
    "units.xlsx": lambda: book(line(D="12分钟")),
    "half_minutes.xlsx": lambda: book(line(D=12.5)),
    "no_break.xlsx": lambda: book([f"\u00a0\u3000{cell}\u00a0" for cell in LINE]),
    "zero_width.xlsx": lambda: book(line(B="S02-\u200bF431P")),
    "titles.xlsx": lambda: merged([["青石镇"], ["亲情电话登记表"], ["2026年5月"], HEADS, LINE], "A1:G1", "A2:G2"),
    "total.xlsx": lambda: book(line(D=12), TOTAL),
    "subtotals.xlsx": lambda: book(LINE, ("小计", *TOTAL[1:]), NEXT, ("", "合 计", "", 24), ("总计：", "", "", 24)),
    "blank_lines.xlsx": lambda: book([], LINE, [], ["", " "], NEXT),
    "serial_column.xlsx": lambda: book([1, *LINE], [2], [3], heads=["序号", *HEADS]),
    "two_heads.xlsx": lambda: merged([["通话", "", "", "", "其他"], HEADS, LINE], "A1:D1", "E1:G1"),
    "merged_child.xlsx": lambda: merged([HEADS, LINE, ["2026-05-18", "", *LINE[2:]]], "B2:B3"),
    "deep.xlsx": lambda: book(*[["说明"]] * 58, HEADS, LINE, heads=["说明"]),
    "swapped.xlsx": lambda: book(LINE[::-1], heads=HEADS[::-1]),
    "own_columns.xlsx": lambda: book([*LINE, "好"], heads=[*HEADS, "我的备忘"]),
    "starred.xlsx": lambda: book(LINE, heads=[f"*{head}\n（必填）：" for head in HEADS]),
    "twin_heads.xlsx": lambda: book([*LINE, LINE[0]], heads=[*HEADS, "日期"]),
    "third_sheet.xlsx": lambda: sheets({"说明": [["请填"]], "空": [], "电话": [HEADS, LINE]}),
    "hidden_sheet.xlsx": lambda: sheets({"电话": [HEADS, LINE], "旧": [HEADS, NEXT]}, hidden=["旧"]),
    "all_hidden.xlsx": lambda: sheets({"说明": [["请填"]], "旧": [HEADS, NEXT]}, hidden=["旧"]),
    "hidden_lines.xlsx": lambda: edited(book(LINE, NEXT), (b'<row r="3"', b'<row hidden="1" r="3"')),
    "no_lines.xlsx": lambda: sheets({"Sheet1": []}),
    "name_only.xlsx": lambda: book(line(B="示例童三")),
    "other_name.xlsx": lambda: book(line(B="S02-F431P 示例童四")),
    "nobody.xlsx": lambda: book(line(B="没有这人")),
    "two_children.xlsx": lambda: book(line(B="示例童三、示例童四")),
    "number_child.xlsx": lambda: book(line(B=5.2212e20)),
    "other_word.xlsx": lambda: book(line(C="爸爸")),
    "formula.xlsx": lambda: edited(book(line(D=("=6*2", None, 12))), (b"<v>12</v>", b"")),
    "cached.xlsx": lambda: book(line(D=("=6*2", None, 12))),
    "errors.xlsx": lambda: book(line(D=("=1/0", None, "#DIV/0!"), E=("=X()", None, "#NAME?"))),
    "injection.xlsx": lambda: book(line(G='=HYPERLINK("http://example.com")')),
    "emoji.xlsx": lambda: book(line(G="很高兴😀👨‍👩‍👧")),
    "long_note.xlsx": lambda: book(line(G="谈" * 32_000)),
    "phone_in_note.xlsx": lambda: book(line(G="新号码 199 0000 0099")),
    "number_in_note.xlsx": lambda: book(line(G="９９０１２３２０１６０３２１０４８９")),
    "same_line.xlsx": lambda: book(LINE, LINE),
    "row_ids_twice.xlsx": lambda: book(["RAAAAAA", *LINE], ["RAAAAAA", *NEXT], heads=ROW_HEADS),
    "other_row.xlsx": lambda: book(["C7KTED", *LINE], heads=ROW_HEADS),
    "other_month.xlsx": lambda: book(line(A="2026-04-19")),
    "future.xlsx": lambda: book(line(A="2026-05-31")),
    "other_kind.xlsx": lambda: book(["QV0SBJ", *LINE], heads=ROW_HEADS),
    "good_and_bad.xlsx": lambda: book(LINE, [*NEXT[:2], "爸爸", *NEXT[3:]]),
    "other_town.xlsx": lambda: sheets(
        {"电话": [HEADS, LINE], "careplan": [["careplan", "form/1"], ["form", "phone"], ["by", "T999"]]}
    ),
    "old.xls": old_book,
    "old_renamed.xlsx": old_book,
    "locked.xlsx": lambda: OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4000,
    "web.xls": f"<html><table><tr><td>{'</td><td>'.join(HEADS)}</td></tr></table></html>".encode,
    "sheet.ods": ods,
    "picture.xlsx": lambda: b"\xff\xd8\xff\xe0" * 99,
    "owner.xlsx": lambda: b"\x05clerk" + b" " * 160,
    "letter.docx": lambda: parts_of({"word/document.xml": b"<w:document/>"}),
    "leads_out.xlsx": lambda: edited(book(LINE), more={"../../records/careplan.yaml": b"name: x"}),
    "many_parts.xlsx": lambda: edited(book(LINE), more={f"xl/media/{at}.png": b"" for at in range(2_000)}),
    "bomb.xlsx": lambda: edited(book(LINE), more={"xl/media/1.xml": b" " * 60_000_000}),
    "long.xlsx": long,
    "wide.xlsx": lambda: edited(book(LINE), (b"</row></sheetData>", b'<c r="XFD1"><v>1</v></c></row></sheetData>')),
}
"""By file name; what is meant by each stands in clumsy/manifest.csv."""


def made(folder: Path, name: str, makers: Mapping[str, Callable[[], bytes]] = MAKERS) -> Path:
    """Write a clumsy file into a folder; one that nobody makes is not there."""
    path = folder / name
    if name in makers:
        path.write_bytes(makers[name]())
    return path
