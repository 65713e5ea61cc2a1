"""Forms out, filled by a program that knows only the workbook, and in again."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.run import TOWNSHIP, Ran, careplan

ON = "2026-05-20"


class Form:
    """A workbook as somebody sees it: heads, and lines by head."""

    def __init__(self, path: Path) -> None:
        """Open it and find the heads: the first row in which 日期 or 核查日期 stands."""
        self.path = path
        self.book = load_workbook(path)
        self.sheet: Worksheet = self.book.worksheets[0]
        self.top = next(row for row in range(1, 30) if {"日期", "核查日期"} & {cell.value for cell in self.sheet[row]})
        self.heads = {str(cell.value): cell.column for cell in self.sheet[self.top] if cell.value and cell.column}

    def rows(self, **wanted: str | None) -> list[int]:
        """Return the rows whose cells begin with what is wanted; None asks for an empty one."""
        return [
            row
            for row in range(self.top + 1, self.sheet.max_row + 1)
            if all(self.begins(row, *one) for one in wanted.items())
        ]

    def begins(self, row: int, head: str, word: str | None) -> bool:
        """Say whether a cell begins with a word, or with None whether it is empty."""
        value = self.sheet.cell(row, self.heads[head]).value
        return value is None if word is None else str(value or "").startswith(word)

    def put(self, row: int, **cells: object) -> None:
        """Fill cells in by their heads."""
        for head, value in cells.items():
            self.sheet.cell(row, self.heads[head]).value = value  # type: ignore[assignment]  # openpyxl takes more

    def save(self, name: str | None = None) -> Path:
        """Save, under another name if one is given."""
        path = self.path.with_name(name) if name else self.path
        self.book.save(path)
        return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township in which T002 has not yet visited anybody at home in May."""
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    return root


@pytest.fixture
def care(root: Path, tmp_path: Path) -> Form:
    """Return T002's care record of May."""
    out = tmp_path / "forms"
    assert careplan("forms", "--month", "2026-05", "--on", ON, "--adult", "T002", "-o", str(out), cwd=root).code == 0
    (path,) = out.iterdir()
    return Form(path)


def take(root: Path, *words: object) -> Ran:
    """Take files in on the twentieth of May."""
    return careplan("import", *map(str, words), "--on", ON, cwd=root)


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every record's bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("[!.]*.*")) if path.is_file()}


def owed_rows(form: Form) -> list[int]:
    """Return the lines that are prefilled and not done."""
    return [row for row in form.rows(日期=None) if form.sheet.cell(row, form.heads["事项"]).value]


def test_what_is_filled_in_becomes_records_and_twice_changes_nothing(root: Path, care: Form) -> None:
    """The first empty line is done on the nineteenth: one row more, with the form's own row id; then nothing more."""
    row = owed_rows(care)[0]
    care.put(row, 日期=date(2026, 5, 19), 与谁联系="母亲" if care.begins(row, "事项", "亲情电话") else None)
    before = snapshot(root)
    dry = take(root, care.save(), "--dry-run")
    assert (dry.code, snapshot(root)) == (0, before)
    assert f"+ 第 {row} 行" in dry.out
    assert "新增 1 行，改动 0 行" in dry.out
    script = take(root, care.path)
    assert (script.code, snapshot(root)) == (0, before)
    assert "--yes" in script.err
    done = take(root, care.path, "--yes")
    assert done.code == 0
    changed = [name for name, data in snapshot(root).items() if before.get(name) != data]
    assert len(changed) == 1
    assert str(care.sheet.cell(row, care.heads["行号"]).value) in (root / changed[0]).read_text(encoding="utf-8")
    after = snapshot(root)
    again = take(root, care.path, "--yes")
    assert (again.code, snapshot(root)) == (0, after)
    assert "新增 0 行，改动 0 行" in again.out
    assert careplan("check", "--on", ON, cwd=root).code == 0


def moved(form: Form) -> None:
    """Move the table three lines down and two columns aside."""
    form.sheet.move_range(f"A{form.top}:Z{form.sheet.max_row}", rows=3, cols=2)


def added(form: Form) -> None:
    """Add a column of one's own."""
    form.sheet.insert_cols(3)
    form.sheet.cell(form.top, 3).value = "我的备忘"


def sorted_backwards(form: Form) -> None:
    """Turn the lines round."""
    rows = [[cell.value for cell in row] for row in form.sheet.iter_rows(min_row=form.top + 1)]
    for at, values in enumerate(reversed(rows), form.top + 1):
        for column, value in enumerate(values, 1):
            form.sheet.cell(at, column).value = value


def starred(form: Form) -> None:
    """Add stars and remarks to the heads."""
    for head, column in form.heads.items():
        form.sheet.cell(form.top, column).value = f" {head}＊\n（必填）" if head != "时长（分钟）" else "时长"


def another_sheet(form: Form) -> None:
    """Put a sheet in front."""
    form.book.create_sheet("说明", 0)["A1"] = "请填好交回"


def renamed(form: Form) -> None:
    """Give the file another name."""
    form.path = form.path.with_name("王老师交的表 (1) 副本.xlsx")


def as_it_was(_: Form) -> None:
    """Do nothing to it."""


WAYS: tuple[Callable[[Form], None], ...] = (
    *(as_it_was, moved, added, sorted_backwards),
    *(starred, another_sheet, renamed),
)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("day", ["2026-05-19", "2026.5.19", "5月19日", "２０２６／５／１９", date(2026, 5, 19), 46161])
def test_however_it_comes_back_it_means_the_same(
    root: Path, care: Form, way: Callable[[Form], None], day: object
) -> None:
    """One line more, on the nineteenth, whatever was done to the file and however the day is written."""
    row = owed_rows(care)[0]
    care.put(row, 日期=day, 与谁联系="母亲" if care.begins(row, "事项", "亲情电话") else None)
    id_ = str(care.sheet.cell(row, care.heads["行号"]).value)
    way(care)
    ran = take(root, care.save(), "--yes")
    assert ran.code == 0, ran.out
    assert "新增 1 行，改动 0 行" in ran.out
    (file,) = [path for path in root.rglob("*.csv") if id_ in path.read_text(encoding="utf-8")]
    assert f"{id_},2026-05-19," in file.read_text(encoding="utf-8")


def test_bad_lines_come_back_and_can_be_mended(root: Path, care: Form) -> None:
    """The good line is taken, the bad one returns with its reason; mended and sent again it is taken too."""
    first, second = owed_rows(care)[:2]
    for row in (first, second):
        care.put(row, 与谁联系="母亲" if care.begins(row, "事项", "亲情电话") else None)
    care.put(first, 日期="2026-05-19")
    care.put(second, 日期="2026-05-39")
    ran = take(root, care.save(), "--yes")
    assert ran.code == 1
    assert "新增 1 行" in ran.out
    assert f"! {care.sheet.cell(second, care.heads['日期']).coordinate}：不是日期" in ran.out
    back = Form(care.path.with_name(f"{care.path.stem}-退回.xlsx"))
    (row,) = [row for row in back.rows() if back.sheet.cell(row, back.heads["没有录入的原因"]).value]
    assert back.sheet.cell(row, back.heads["日期"]).value == "2026-05-39"
    assert back.sheet.cell(row, back.heads["日期"]).fill.start_color.rgb == "FFFFB3B3"
    back.put(row, 日期="2026-05-18")
    mended = take(root, back.save(), "--yes")
    assert mended.code == 0, mended.out
    assert "新增 1 行" in mended.out


def test_a_changed_line_changes_its_record(root: Path, care: Form) -> None:
    """What somebody mends in a line that is there already is said as a change."""
    row = next(
        row
        for row in care.rows()
        if care.sheet.cell(row, care.heads["日期"]).value and care.begins(row, "事项", "家访")
    )
    care.put(row, **{"时长（分钟）": 77})
    ran = take(root, care.save(), "--yes")
    assert ran.code == 0, ran.out
    assert f"~ 第 {row} 行" in ran.out
    assert "改了 时长（分钟）" in ran.out


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"日期": "2026-04-30"}, "不在 2026-05-01 到 2026-05-31"),
        ({"日期": "2026-05-21"}, "还没有到"),
        ({"记录": "来过"}, "没有写日期"),
        ({"日期": "2026-05-19", "时长（分钟）": "半天"}, "整数"),
        ({"日期": "2026-05-19", "结果": "不知道"}, "可选"),
        ({"日期": "2026-05-19", "儿童": "没有这人"}, "没有找到"),
        ({"日期": "2026-05-19", "收寄": "来信"}, "没有这一栏"),
    ],
)
def test_a_line_that_cannot_be_taken(root: Path, care: Form, cells: dict[str, object], said: str) -> None:
    """It is refused at its cell with a reason, and nothing changes."""
    row = next(row for row in owed_rows(care) if not care.begins(row, "事项", "亲情电话"))
    care.put(row, **cells)
    before = snapshot(root)
    ran = take(root, care.save(), "--yes")
    assert (ran.code, snapshot(root)) == (1, before)
    assert "新增 0 行，改动 0 行" in ran.out
    assert said in ran.out


def visited(care: Form) -> int:
    """Return the line of a home visit that is written already."""
    return next(row for row in care.rows() if care.begins(row, "日期", "2") and care.begins(row, "事项", "家访"))


def test_what_somebody_else_changed_since_is_not_written_over(root: Path, care: Form) -> None:
    """A form handed out before the record was mended: its line, filled in otherwise, comes back; the record stays."""
    row = visited(care)
    id_ = str(care.sheet.cell(row, care.heads["行号"]).value)
    (file,) = [path for path in root.rglob("*.csv") if id_ in path.read_text(encoding="utf-8")]
    care.put(row, **{"时长（分钟）": 77})
    file.write_text(file.read_text(encoding="utf-8").replace("家中", "村口"), encoding="utf-8")
    before = snapshot(root)
    ran = take(root, care.save(), "--yes")
    assert (ran.code, snapshot(root)) == (1, before)
    assert "别人改过" in ran.out


def test_a_line_left_alone_leaves_what_somebody_else_changed(root: Path, care: Form) -> None:
    """Nothing was filled in, so nothing is meant: the mended record stays as it is, and nothing comes back."""
    id_ = str(care.sheet.cell(visited(care), care.heads["行号"]).value)
    (file,) = [path for path in root.rglob("*.csv") if id_ in path.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace("家中", "村口"), encoding="utf-8")
    before = snapshot(root)
    ran = take(root, care.save(), "--yes")
    assert (ran.code, snapshot(root)) == (0, before), ran.out


def test_a_form_of_another_township_is_refused(root: Path, care: Form) -> None:
    """Its adult is nobody here."""
    hidden = care.book["careplan"]
    for row in hidden.iter_rows():
        if row[0].value == "by":
            row[1].value = "T999"
    ran = take(root, care.save(), "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "T999" in ran.err


def test_the_census_sheet_comes_back(root: Path, tmp_path: Path) -> None:
    """What was found about a child becomes its line."""
    out = tmp_path / "census"
    words = ("forms", "--month", "2026-05", "--on", ON, "--form", "census", "--school", "S02", "-o", str(out))
    assert careplan(*words, cwd=root).code == 0
    form = Form(next(out.iterdir()))
    row = form.top + 1
    form.put(row, 核查日期="5月18日", 核查人="T005", 结果="在")
    ran = take(root, form.save(), "--yes")
    assert ran.code == 0, ran.out
    child = str(form.sheet.cell(row, form.heads["儿童"]).value).split(" ")[0]
    sheet = (root / "schools/S02/census/2026H1.csv").read_text(encoding="utf-8")
    assert any(line.startswith(f"{child},2026-05-18,T005,present") for line in sheet.splitlines())
