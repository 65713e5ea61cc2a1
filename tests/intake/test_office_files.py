"""Clumsy and hostile office files: each ends as it should, none hangs, none is half read."""

import csv
import zipfile
from pathlib import Path

import pytest

from careplan.store.office.book import Sheet, read_book
from careplan.text.refusal import Refusal

CLUMSY = Path(__file__).parent / "clumsy"
HEADS = ["编号", "姓名", "身份证号", "出生日期", "年级"]


def read(name: str) -> tuple[Sheet, ...]:
    """Return the sheets of one of the files."""
    return read_book(str(CLUMSY / name))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("truncated.xlsx", "文件坏了"),
        ("xls_renamed.xlsx", "旧格式"),
        ("xxe.xlsx", "XML 定义"),
        ("far_cell.xlsx", "XFD1048576"),
        ("nothing.xlsx", "没有这个文件"),
    ],
)
def test_files_that_are_not_opened(name: str, said: str) -> None:
    """Each is refused as a whole, with what to do."""
    with pytest.raises(Refusal) as refused:
        read(name)
    assert said in refused.value.say("zh")
    assert str(CLUMSY) not in refused.value.say("en")


def test_a_plain_workbook() -> None:
    """Text stays text, a number is marked as one."""
    (sheet,) = read("good.xlsx")
    assert [cell.text for cell in sheet.rows[0]] == HEADS
    assert [(cell.text, cell.kind) for cell in sheet.rows[1]][-2:] == [("2015-03-04", "s"), ("3", "n")]


def test_a_workbook_whose_words_stand_in_its_cells() -> None:
    """Some programs write no table of shared words; nothing is missing then."""
    (sheet,) = read("no_shared.xlsx")
    assert [cell.text for cell in sheet.rows[1]] == ["C1", "张三", "x", "y", "3"]


def test_numbers_and_errors_are_marked() -> None:
    """An id that became a number, an error value, a formula without its result: the reader says so."""
    assert read("id_number.xlsx")[0].rows[1][2].kind == "n"
    assert [cell.kind for cell in read("lead_zero.xlsx")[0].rows[1]] == ["n", "s", "s", "s", "s"]
    assert [cell.kind for cell in read("errors.xlsx")[0].rows[1]] == ["s", "s", "!", "!", "!"]
    assert [(cell.text, cell.kind) for cell in read("formula.xlsx")[0].rows[1]][-1] == ("formula", "!")
    assert read("formula.xlsx")[0].rows[2][1].kind == "!"


def test_days_of_a_mac() -> None:
    """The year 1904 as the first of all days is taken into account."""
    assert read("date1904.xlsx")[0].rows[1][3] == ("2015-03-04", "d")


def test_hidden_sheets_are_known_as_such() -> None:
    """What nobody sees is not read as if somebody had meant it."""
    assert [sheet.visible for sheet in read("hidden.xlsx")] == [False, True]


def test_a_small_file_that_bursts(tmp_path: Path) -> None:
    """Sixty megabytes of nothing in a small file are not unpacked."""
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 60_000_000)
    with pytest.raises(Refusal) as refused:
        read_book(str(file))
    assert "太大" in refused.value.say("zh")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_tables_as_text(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Whatever program saved it."""
    file = tmp_path / "表.csv"
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([HEADS, ["C1", "张三", "x", "2015-3-4", "三"]])
    (sheet,) = read_book(str(file))
    assert [[cell.text for cell in row] for row in sheet.rows] == [HEADS, ["C1", "张三", "x", "2015-3-4", "三"]]


def test_what_is_no_table(tmp_path: Path) -> None:
    """Other files are not read at all."""
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(Refusal) as refused:
        read_book(str(tmp_path / "照片.jpg"))
    assert ".xlsx" in refused.value.say("zh")
