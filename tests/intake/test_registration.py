"""The registration form: a child's own facts are mended, new children are added, dated facts are not written over."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.run import TOWNSHIP, Ran, careplan

ON = "2026-05-20"
CHILD = "S02-F431P"
TOP = 5


class Sheet:
    """A school's form as somebody sees it."""

    def __init__(self, path: Path) -> None:
        """Open it; the heads stand in the fifth line."""
        self.path, self.book = path, load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.heads = {str(cell.value): cell.column for cell in self.sheet[TOP] if cell.value and cell.column}

    def put(self, row: int, **cells: object) -> "Sheet":
        """Fill cells in by their heads."""
        for head, value in cells.items():
            self.sheet.cell(row, self.heads[head]).value = value  # type: ignore[assignment]  # openpyxl takes more
        return self

    def value(self, row: int, head: str) -> object:
        """Return what stands below a head."""
        return self.sheet.cell(row, self.heads[head]).value

    def row(self, child: str) -> int:
        """Return a child's line."""
        return next(row for row in range(TOP + 1, 40) if self.value(row, "编号") == child)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    return tmp_path / "records"


@pytest.fixture
def form(root: Path, tmp_path: Path) -> Sheet:
    """Return the form of school S02 in May."""
    out = tmp_path / "forms"
    words = ("forms", "--month", "2026-05", "--on", ON, "--form", "registration", "--school", "S02", "-o", str(out))
    assert careplan(*words, cwd=root).code == 0
    (path,) = out.iterdir()
    return Sheet(path)


def take(root: Path, form: Sheet) -> Ran:
    """Take the form in."""
    form.book.save(form.path)
    return careplan("import", str(form.path), "--yes", "--on", ON, cwd=root)


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every record's bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("[!.]*.*")) if path.is_file()}


def test_it_has_what_is_known(root: Path, form: Sheet) -> None:
    """Numbers are text, lists are words, and as it was handed out it changes nothing."""
    row = form.row(CHILD)
    heads = ("姓名", "性别", "身份证号", "年级", "寄宿", "父亲状况", "重点儿童")
    assert [str(form.value(row, head)) for head in heads] == [
        *("示例童三", "女", "990123201603210489", "3", "是", "外出", "是"),
    ]
    assert str(form.value(row, "监护人")).startswith("S02-BJJXC ")
    before = snapshot(root)
    ran = take(root, form)
    assert (ran.code, snapshot(root)) == (0, before), ran.out


def test_a_child_s_own_facts_are_mended(root: Path, form: Sheet) -> None:
    """One line of the record changes, and no name or number is said."""
    before = (root / f"schools/S02/children/{CHILD}.yaml").read_text(encoding="utf-8")
    ran = take(root, form.put(form.row(CHILD), 住址="青石镇新村八号", 健康状况="体弱"))
    assert ran.code == 0, ran.out
    after = (root / f"schools/S02/children/{CHILD}.yaml").read_text(encoding="utf-8")
    assert after == before.replace("address: 青石镇石桥村二组", "address: 青石镇新村八号").replace(
        "health: good", "health: weak"
    )
    assert "新村" not in ran.all
    assert "新增 0 行，改动 0 行" in take(root, form).out


def test_a_new_child_is_added_once(root: Path, form: Sheet) -> None:
    """A line without an id becomes a record with one; the same form again adds nobody."""
    row = next(row for row in range(TOP + 1, 40) if not form.value(row, "编号"))
    form.put(row, 姓名="示例童九", 性别="男", 出生日期="2017.3.15", 身份证号="990123201703150014")
    form.put(row, 年级="二年级", 班=1, 父亲状况="外出", 父亲务工地点="邻县", 父亲电话="199 0000 0077", 母亲状况="在家")
    form.put(row, 监护人="S02-E0B9N", 与儿童关系="母亲")
    before = snapshot(root)
    ran = take(root, form)
    assert ran.code == 0, ran.out
    (new,) = set(snapshot(root)) - set(before)
    text = (root / new).read_text(encoding="utf-8")
    assert "name: 示例童九" in text
    assert 'phone: "19900000077"' in text
    assert "示例童九" not in ran.all
    again = take(root, form)
    assert "新增 0 行，改动 0 行" in again.out


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"年级": 4}, "起止日期"),
        ({"父亲状况": "在家"}, "起止日期"),
        ({"监护人电话": "19900000001"}, "起止日期"),
        ({"重点儿童": "否"}, "起止日期"),
        ({"身份证号": 990123201603210489}, "成了数字"),
        ({"父亲电话": 19900000033}, "成了数字"),
        ({"性别": "不知道"}, "可选"),
        ({"出生日期": "2016-02-30"}, "不是日期"),
        ({"编号": "S01-282TV"}, "没有这个编号"),
    ],
)
def test_what_comes_back(root: Path, form: Sheet, cells: dict[str, object], said: str) -> None:
    """Dated facts, numbers that lost digits, words of no list, children of another school: nothing changes."""
    before = snapshot(root)
    ran = take(root, form.put(form.row(CHILD), **cells))
    assert (ran.code, snapshot(root)) == (1, before), ran.out
    assert said in ran.out


def test_what_somebody_else_changed_since_is_not_written_over(root: Path, form: Sheet) -> None:
    """The record was mended after the form was handed out: another address on the form comes back."""
    file = root / f"schools/S02/children/{CHILD}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("石桥村二组", "石桥村九组"), encoding="utf-8")
    before = snapshot(root)
    ran = take(root, form.put(form.row(CHILD), 住址="青石镇新村八号"))
    assert (ran.code, snapshot(root)) == (1, before)
    assert "别人改过" in ran.out
