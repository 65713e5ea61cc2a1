"""More clumsy workbooks of a register of phone calls: what offices print, protect, sort and save again."""

import io
import struct
from collections.abc import Callable, Mapping
from typing import Final

import xlsxwriter

from tests.intake.clumsy_files import (
    DAY,
    HEADS,
    LINE,
    NEXT,
    TOTAL,
    book,
    edited,
    line,
    merged,
    old_book,
    parts_of,
    sheets,
    text,
)

GROUPS: Final = ["日期", "儿童", "通话", "", "", "结果", "记录"]
BELOW: Final = ["", "", "联系人", "时长", "方式", "", ""]
FIRST_RECORD: Final = 20


def locked_old() -> bytes:
    """Return a workbook of 1997 whose first record but one says that it has a password."""
    data = old_book()
    at = data.index(b"\x09\x08\x10\x00") + FIRST_RECORD
    return data[:at] + b"\x2f\x00" + data[at + 2 :]


def error_old() -> bytes:
    """Return a workbook of 1997 with an error in D2."""
    import xlwt  # type: ignore[import-untyped]  # it has no types

    made, workbook = io.BytesIO(), xlwt.Workbook()
    sheet = workbook.add_sheet("电话")
    for at, row in enumerate((HEADS, LINE)):
        for column, value in enumerate(row):
            if (at, column) == (1, 3):
                sheet.row(at).set_cell_error(column, "#DIV/0!")
            else:
                sheet.write(at, column, value)
    workbook.save(made)
    return made.getvalue()


def locked_ods() -> bytes:
    """Return what LibreOffice writes when a password is set: the parts are there, and cannot be read."""
    manifest = b'<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    return parts_of({"mimetype": b"x", "content.xml": struct.pack("<I", 7), "META-INF/manifest.xml": manifest})


def remarked() -> bytes:
    """Return a workbook with remarks on cells, a filter, a hidden column and colours far below the last line."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as workbook:
        sheet, look = workbook.add_worksheet("电话"), workbook.add_format({"bg_color": "#FFFF00"})
        for at, row in enumerate((HEADS, LINE, NEXT)):
            sheet.write_row(at, 0, row)
        sheet.write_comment("B2", "是这个孩子吗？")
        sheet.autofilter("A1:G3")
        sheet.set_column("G:G", None, None, {"hidden": True})
        for at in range(3, 30_000, 7):
            sheet.write_blank(at, 0, None, look)
    return made.getvalue()


def moved_sheets() -> bytes:
    """Return a workbook whose first sheet, with an error in it, was dragged behind the second."""
    data = sheets({"算": [["数"], [("=1/0", None, "#DIV/0!")]], "电话": [HEADS, LINE]})
    return _with_part(data, "xl/workbook.xml", _turned)


def _turned(inside: bytes) -> bytes:
    first = inside.index(b"<sheet ")
    second, end = inside.index(b"<sheet ", first + 1), inside.index(b"</sheets>")
    return inside[:first] + inside[second:end] + inside[first:second] + inside[end:]


def _with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts_of({one: change(parts.read(one)) if one == name else parts.read(one) for one in parts.namelist()})


MORE: Final[Mapping[str, Callable[[], bytes]]] = {
    "han_days.xlsx": lambda: book(line(A="二〇二六年五月三日"), line(A="二○二六年五月十九日")),
    "stops.xlsx": lambda: book(line(A="2026。5。19"), line(A="２０２６年５月１８日", D="１２分")),
    "weekdays.xlsx": lambda: book(line(A="2026年5月19日（星期二）"), line(A="2026-5-18 周一")),
    "hours.xlsx": lambda: book(line(A="5月19日下午3点"), line(A="2026/5/18 上午 9:30\n")),
    "month_only.xlsx": lambda: book(line(A="2026年5月"), line(A="五月下旬")),
    "other_orders.xlsx": lambda: book(line(A="5/19/2026"), line(A="26.5.19"), line(A="19.5.2026")),
    "serial_text.csv": lambda: text([HEADS, line(A="46161")]).encode(),
    "spaced_name.xlsx": lambda: book(line(B="示例 童三"), line(A="5月18日", B="示例　童三、示例童四")),
    "dashes.xlsx": lambda: book(line(B="S02–F431P"), line(A="2026–5–18", B="s02-f431p")),
    "signed.xlsx": lambda: book(
        LINE, ["填表人：某某", "", "审核人：某某"], ["注：以登记为准"], ["", "", "2026年  月  日"]
    ),
    "small_heads.xlsx": lambda: merged([HEADS, ["三年级"], LINE, ["四年级"], NEXT], "A2:G2", "A4:G4"),
    "heads_again.xlsx": lambda: book(LINE, HEADS, NEXT),
    "page_totals.xlsx": lambda: book(LINE, ("本页合计", *TOTAL[1:]), NEXT, ("总计（次）", "", "", 24), ("共 2 次",)),
    "serial_total.xlsx": lambda: book([1, *LINE], [2, *TOTAL], heads=["序号", *HEADS]),
    "group_heads.xlsx": lambda: merged([GROUPS, BELOW, LINE], "A1:A2", "B1:B2", "C1:E1", "F1:F2", "G1:G2"),
    "group_heads.csv": lambda: text([GROUPS, BELOW, LINE]).encode(),
    "merged_days.xlsx": lambda: merged([HEADS, LINE, ["", "S02-T970Z", *LINE[2:]]], "A2:A3"),
    "moved_sheets.xlsx": moved_sheets,
    "two_sheets.xlsx": lambda: sheets({"四月": [HEADS, line(A="2026-04-19")], "五月": [HEADS, LINE]}),
    "empty_twin.xlsx": lambda: sheets({"空表": [HEADS], "五月": [HEADS, LINE]}),
    "turned_cell.xlsx": lambda: edited(
        book(line(D=("=1/0", None, "#DIV/0!"))), (b'<c r="D2" t="e">', b'<c t="e" r="D2">')
    ),
    "text_errors.csv": lambda: text([HEADS, line(D="#DIV/0!", E="#N/A")]).encode(),
    "narrow.csv": lambda: text([HEADS, line(A="########")]).encode(),
    "error.xls": error_old,
    "locked.xls": locked_old,
    "locked.ods": locked_ods,
    "remarked.xlsx": remarked,
    "utf16_be.csv": lambda: b"\xfe\xff" + text([HEADS, LINE]).encode("utf-16-be"),
    "utf16_bare.csv": lambda: text([HEADS, LINE]).encode("utf-16-le"),
    "bars.txt": lambda: text([HEADS, LINE], "|").encode(),
    "excel_sep.csv": lambda: b"\xef\xbb\xbfsep=;\r\n" + text([HEADS, LINE], ";", "\r\n").encode(),
    "quoted.csv": lambda: ("".join('"' + '";"'.join(row) + '"\r\n' for row in (HEADS, LINE))).encode("gb18030"),
    "true_and_text.xlsx": lambda: book(line(A=DAY), line(A="2026-05-18")),
}
"""By file name, as MAKERS in tests.intake.clumsy_files."""
