"""The registration form: own facts are mended, dated ones begin anew on their day, new children are added."""

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
        ({"年级": 4, "变动日期": "2026-05-31"}, "还没有到"),
        ({"年级": 4, "变动日期": "2025-03-01"}, "要晚于那天"),
        ({"父亲状况": "在家", "变动日期": "五月初"}, "不是日期"),
        ({"监护人电话": "199"}, "号码"),
        ({"监护人": "S02-E0B9N", "与儿童关系": None, "变动日期": "2026-05-10"}, "与儿童关系"),
        ({"身份证号": 990123201603210489}, "成了数字"),
        ({"父亲电话": 19900000033}, "成了数字"),
        ({"性别": "不知道"}, "可选"),
        ({"出生日期": "2016-02-30"}, "不是日期"),
        ({"编号": "S01-282TV"}, "没有这个编号"),
    ],
)
def test_what_comes_back(root: Path, form: Sheet, cells: dict[str, object], said: str) -> None:
    """Days that cannot be, numbers that lost digits, words of no list, children of another school: nothing changes."""
    before = snapshot(root)
    ran = take(root, form.put(form.row(CHILD), **cells))
    assert (ran.code, snapshot(root)) == (1, before), ran.out
    assert said in ran.out


def record(root: Path, file: str = f"schools/S02/children/{CHILD}.yaml") -> str:
    """Return a record as it stands."""
    return (root / file).read_text(encoding="utf-8")


def test_what_has_dates_begins_anew_on_its_day(root: Path, form: Sheet) -> None:
    """A class, a father who came home, another guardian, a key child no more: what was before stays and is ended."""
    before = record(root)
    cells = {"年级": 4, "父亲状况": "在家", "监护人": "S02-E0B9N", "与儿童关系": "母亲", "重点儿童": "否"}
    ran = take(root, form.put(form.row(CHILD), **cells, 变动日期="2026.5.11"))
    assert ran.code == 0, ran.out
    after = record(root)
    for entry in (
        "  - from: 2026-05-11\n    grade: 4\n    class: 1\n    boarder: true\n",
        '  - who: father\n    from: 2026-05-11\n    state: home\n    phone: "19900000033"\n',
        "  - guardian: S02-E0B9N\n    relation: mother\n    from: 2026-05-11\n    lives_with: true\n",
    ):
        assert entry in after
        after = after.replace(entry, "")
    assert after.count("    until: 2026-05-10\n") == 2
    assert sorted(after.replace("    until: 2026-05-10\n", "").splitlines()) == sorted(before.splitlines())
    assert "新增 0 行，改动 0 行" in take(root, form).out


def test_without_a_day_it_holds_from_the_form_s(root: Path, form: Sheet) -> None:
    """Today within the form's month; and an empty place or phone is filled in where it stands."""
    file = f"schools/S02/children/{CHILD}.yaml"
    (root / file).write_text(record(root).replace('    phone: "19900000034"\n', ""), encoding="utf-8")
    ran = take(root, form.put(form.row(CHILD), 寄宿="否"))
    assert ran.code == 1, ran.out
    assert "别人改过" in ran.out
    words = ("forms", "--month", "2026-05", "--on", ON, "--form", "registration", "--school", "S02")
    assert careplan(*words, "-o", str(form.path.parent), cwd=root).code == 0
    fresh = Sheet(form.path)
    assert fresh.value(fresh.row(CHILD), "母亲电话") is None
    ran = take(root, fresh.put(fresh.row(CHILD), 寄宿="否", 母亲电话="19900000035"))
    assert ran.code == 0, ran.out
    after = record(root)
    assert f"  - from: {ON}\n    grade: 3\n    class: 1\n    boarder: false\n" in after
    assert after.count("who: mother") == 1
    assert 'phone: "19900000035"' in after


def test_a_guardian_s_phone_is_the_guardian_s(root: Path, form: Sheet) -> None:
    """It is written into the guardian's own record, and two lines cannot say two numbers."""
    before = snapshot(root)
    ran = take(root, form.put(form.row(CHILD), 监护人电话="19900000001"))
    assert ran.code == 0, ran.out
    changed = {file for file, data in snapshot(root).items() if before.get(file) != data}
    assert changed == {"schools/S02/guardians/S02-BJJXC.yaml"}
    assert 'phone: "19900000001"' in record(root, *changed)
    assert "19900000001" not in ran.all


def test_a_table_without_a_month_has_to_say_the_day(root: Path, tmp_path: Path) -> None:
    """An office's own table: the cell of what changed comes back; with `--month` or a day of its own it enters."""
    file = tmp_path / "册.csv"
    file.write_text(f"编号,姓名,年级\n{CHILD},示例童三,4\n", encoding="utf-8")
    words = ("import", str(file), "--form", "registration", "--school", "S02", "--on", ON, "--dry-run")
    ran = careplan(*words, cwd=root)
    assert (ran.code, "C2：" in ran.out, "变动日期" in ran.out) == (1, True, True), ran.out
    assert careplan(*words, "--month", "2026-05", cwd=root).code == 0


def test_the_same_child_twice(root: Path, tmp_path: Path) -> None:
    """Two lines of one file are refused, whether the child is known or new; the same file brought twice is one."""
    line = "示例童十,女,2017-01-02,3,1,外出,在家\n"
    heads = "姓名,性别,出生日期,年级,班,父亲状况,母亲状况\n"
    for name, lines in (("甲.csv", line), ("乙.csv", line), ("丙.csv", line * 2)):
        (tmp_path / name).write_text(heads + lines, encoding="utf-8")
    words = ("--form", "registration", "--school", "S02", "--on", ON, "--dry-run")
    both = careplan("import", str(tmp_path / "甲.csv"), str(tmp_path / "乙.csv"), *words, cwd=root)
    assert (both.code, "新增 1 行" in both.out, "已有 1 行" in both.out) == (0, True, True), both.out
    twice = careplan("import", str(tmp_path / "丙.csv"), *words, cwd=root)
    assert (twice.code, "有两行" in twice.out) == (1, True), twice.out


def test_what_somebody_else_changed_since_is_not_written_over(root: Path, form: Sheet) -> None:
    """The record was mended after the form was handed out: another address on the form comes back."""
    file = root / f"schools/S02/children/{CHILD}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("石桥村二组", "石桥村九组"), encoding="utf-8")
    before = snapshot(root)
    ran = take(root, form.put(form.row(CHILD), 住址="青石镇新村八号"))
    assert (ran.code, snapshot(root)) == (1, before)
    assert "别人改过" in ran.out
