"""An office's own table: its heads are proposed, remembered, and known from then on."""

import shutil
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from tests.run import TOWNSHIP, careplan

ON = "2026-05-20"
HEADS = ("序号", "学生姓名", "学生性别", "出生年月日", "身份证号码（18位）", "现家庭住址", "就读年级", "班主任评语")
CHILD = ("1", "示例童三", "女", "2016.3.21", "990123201603210489", "青石镇新村八号", "三年级", "好")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    return tmp_path / "records"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return an office's ledger with a title above and a total below."""
    path = tmp_path / "台帐.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.merge_range(0, 0, 0, 7, "石桥小学留守儿童台帐")
        sheet.write_row(2, 0, HEADS)
        sheet.write_row(3, 0, CHILD)
        sheet.write_row(5, 0, ("合计", "1人"))
    return path


def test_first_proposed_then_remembered(root: Path, ledger: Path) -> None:
    """A dry run saves nothing; with --yes the heads are saved and the record is mended; later no --map is needed."""
    words = ("import", str(ledger), "--school", "S02", "--on", ON)
    saved = root / "templates/columns.yaml"
    dry = careplan(*words, "--map", "--dry-run", cwd=root)
    assert dry.code == 0, dry.all
    assert "“现家庭住址”是：住址" in dry.err
    assert "“班主任评语”不录入" in dry.err
    assert "序号" not in dry.all
    assert "改动 1 行" in dry.out
    assert not saved.exists()
    done = careplan(*words, "--map", "--yes", cwd=root)
    assert done.code == 0, done.all
    assert "现家庭住址: address" in saved.read_text(encoding="utf-8")
    record = (root / "schools/S02/children/S02-F431P.yaml").read_text(encoding="utf-8")
    assert "address: 青石镇新村八号" in record
    later = careplan(*words, "--form", "registration", cwd=root)
    assert "新增 0 行，改动 0 行，已有 1 行，退回 0 行" in later.out, later.all
    assert careplan("check", "--on", ON, cwd=root).code == 0


def test_a_child_of_another_school_is_not_added_again(root: Path, ledger: Path) -> None:
    """Found by ID number on the register of S02, the line comes back from the table of S01."""
    ran = careplan("import", str(ledger), "--school", "S01", "--map", "--yes", "--on", ON, cwd=root)
    assert ran.code == 1
    assert "别的学校" in ran.out


def test_another_table_adds_to_what_is_remembered(root: Path, ledger: Path, tmp_path: Path) -> None:
    """A second form and a second table: what was written before stays, comments too."""
    saved = root / "templates/columns.yaml"
    saved.parent.mkdir(exist_ok=True)
    saved.write_text("# 手写的说明\nphone:\n  通话日子: date # 本校的叫法\n", encoding="utf-8")
    done = careplan("import", str(ledger), "--school", "S02", "--on", ON, "--map", "--yes", cwd=root)
    assert done.code == 0, done.all
    other = tmp_path / "电话.csv"
    other.write_text(f"通话日子,学生,联系人是谁,分钟\n5.19,{CHILD[1]},母亲,12\n", encoding="gb18030")
    words = ("import", str(other), "--form", "phone", "--month", "2026-05", "--by", "T004", "--on", ON)
    ran = careplan(*words, "--map", "--yes", cwd=root)
    assert "新增 1 行" in ran.out, ran.all
    text = saved.read_text(encoding="utf-8")
    assert text.startswith("# 手写的说明\nphone:\n  通话日子: date # 本校的叫法\n")
    assert "registration:" in text


def test_what_has_no_heads_is_refused(root: Path, tmp_path: Path) -> None:
    """A letter is no table."""
    file = tmp_path / "信.csv"
    file.write_text("尊敬的家长\n您好\n", encoding="utf-8")
    ran = careplan("import", str(file), "--map", "--on", ON, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "表头" in ran.err


def test_heads_in_two_lines_are_proposed_as_one(root: Path, tmp_path: Path) -> None:
    """What is common stands over several columns: it belongs to each of them, and is remembered so."""
    path = tmp_path / "两行表头.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.merge_range(0, 0, 0, 6, "石桥小学留守儿童台帐")
        for column, head in enumerate(("序号", "学生姓名", "出生年月日")):
            sheet.merge_range(1, column, 2, column, head)
        sheet.merge_range(1, 3, 1, 4, "父亲")
        sheet.merge_range(1, 5, 1, 6, "母亲")
        sheet.write_row(2, 3, ("状况", "联系手机", "状况", "联系电话"))
        sheet.merge_range(3, 0, 3, 6, "三年级")
        sheet.write_row(4, 0, (1, CHILD[1], CHILD[3], "外出", "19900000077", "外出", "19900000034"))
        sheet.write_row(5, 0, ("合计", "1人"))
        sheet.write_row(6, 0, ("填表人：某某", "", "", "审核人：某某"))
    words = ("import", str(path), "--school", "S02", "--month", "2026-05", "--on", ON, "--map", "--yes")
    ran = careplan(*words, cwd=root)
    assert ran.code == 0, ran.all
    assert "“父亲联系手机”是：父亲电话" in ran.err
    assert "母亲联系" not in ran.err
    assert "新增 0 行，改动 1 行，已有 0 行，退回 0 行" in ran.out
    assert "第 4、7 行不是记录" in ran.out
    assert "父亲联系手机: father_phone" in (root / "templates/columns.yaml").read_text(encoding="utf-8")
    record = (root / "schools/S02/children/S02-F431P.yaml").read_text(encoding="utf-8")
    assert f"from: {ON}\n    state: away\n    place: 邻县工业区\n" in record
    assert 'phone: "19900000077"' in record
    again = careplan(*words[:-2], "--form", "registration", "--dry-run", cwd=root)
    assert "改动 0 行，已有 1 行" in again.out, again.all
