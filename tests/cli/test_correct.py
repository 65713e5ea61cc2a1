"""An act that was written down wrongly is mended or struck out by a command; nothing else changes."""

import shutil
from pathlib import Path

import pytest

from tests.run import TOWNSHIP, Ran, careplan

CHILD, OTHER = "S01-282TV", "S01-JS1XV"
MAY, APRIL = "schools/S01/months/2026-05/T002.csv", "schools/S01/months/2026-04/T002.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    return tmp_path / "records"


def said(root: Path, *words: str) -> Ran:
    """Correct something on the last day of May."""
    return careplan("correct", *words, "--today", "2026-05-31", "--lang", "en", cwd=root)


def row_of(root: Path, kind: str) -> tuple[str, int, str]:
    """Return id, line and text of the first act of a kind in May."""
    lines = (root / MAY).read_text("utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if f",{kind}," in line)
    return lines[at].partition(",")[0], at + 1, lines[at]


def state(root: Path) -> dict[str, list[str]]:
    """Return the lines of every table of acts."""
    return {p.relative_to(root).as_posix(): p.read_text("utf-8").splitlines() for p in root.rglob("months/**/*.csv")}


def test_a_cell_is_mended_and_no_other_row(root: Path) -> None:
    """By its row id and by its place, with the column's name or the head that forms give it."""
    id_, line, text = row_of(root, "talk")
    before = state(root)
    ran = said(root, id_.lower(), "日期=2026-05-29", "--dry-run")
    assert (ran.code, state(root)) == (0, before), ran.err
    ran = said(root, f"records/{MAY}:{line}", "日期=2026-05-29")
    assert ran.code == 0, ran.err
    assert f"Mended {id_}: date" in ran.out
    after = state(root)
    assert [one for one in after[MAY] if one not in before[MAY]] == [
        ",".join([id_, "2026-05-29", *text.split(",")[2:]])
    ]
    assert len(after[MAY]) == len(before[MAY])
    assert {file for file in after if after[file] != before[file]} == {MAY}
    assert "nothing was changed" in said(root, id_, "date=2026-05-29").out


def test_a_cell_that_need_not_be_there_is_emptied(root: Path) -> None:
    """A place that was guessed goes; a sign that looks like the one after a name stays as it is in a value."""
    id_, _, text = row_of(root, "talk")
    assert ",办公室," in text
    ran = said(root, id_, "地点=", "note=一＝二")
    assert ran.code == 0, ran.err
    (row,) = (one for one in state(root)[MAY] if one.startswith(id_))
    assert row.split(",")[:6] == text.split(",")[:6]
    assert "办公室" not in row
    assert "一＝二" in row


def test_what_never_was_is_struck_out_and_is_owed_again(root: Path) -> None:
    """The row goes, and what it had paid is in the list of what is owed."""
    id_, _, text = row_of(root, "dinner")
    child = text.split(",")[3].split()[0]
    before = state(root)
    assert "(dinner) 2026-05" not in careplan("due", "--child", child, "--on", "2026-05-31", cwd=root).out
    ran = said(root, id_, "--strike")
    assert ran.code == 0, ran.err
    assert f"Struck out {id_}: shared dinner, {text.split(',')[1]}" in ran.out
    assert "(dinner) 2026-05" in ran.out
    assert [line for line in before[MAY] if line not in state(root)[MAY]] == [text]


def test_the_last_row_of_a_table_may_go(root: Path) -> None:
    """A head without rows is left, which no check calls wrong."""
    for line in state(root)[MAY][1:]:
        assert said(root, line.partition(",")[0], "--strike").code == 0
    assert len(state(root)[MAY]) == 1
    assert "error" not in careplan("check", MAY, "--on", "2026-05-31", "--lang", "en", cwd=root).out


def test_a_row_goes_where_it_belongs(root: Path) -> None:
    """With a day in another month it stands in that month's table, with all that it says."""
    id_, _, text = row_of(root, "talk")
    ran = said(root, id_, "date=2026-04-29")
    assert ran.code == 0, ran.err
    after = state(root)
    assert not any(line.startswith(id_) for line in after[MAY])
    (moved,) = (line for line in after[APRIL] if line.startswith(id_))
    cells = text.split(",")
    assert [cell for cell in moved.split(",") if cell] == [id_, "2026-04-29", *filter(None, cells[2:])]


def test_two_rows_with_one_id_are_told_apart_by_their_places(root: Path) -> None:
    """The id alone will not do; an empty row_id gives one of them another, and no row is lost."""
    id_, line, text = row_of(root, "talk")
    lines = state(root)[MAY]
    lines.insert(line, text.replace(text.split(",")[1], "2026-05-29"))
    (root / MAY).write_text("\n".join(lines) + "\n", "utf-8")
    twice = [f"{MAY}:{at}" for at, one in enumerate(lines, 1) if one.startswith(id_)]
    refused = said(root, id_, "minutes=20")
    assert refused.code == 2
    assert all(place in refused.err for place in twice)
    ran = said(root, twice[1], "row_id=")
    assert ran.code == 0, ran.err
    after = state(root)[MAY]
    assert len(after) == len(lines)
    assert sum(one.startswith(id_) for one in after) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("R0NONE", "date=2026-05-04"), "There is no act R0NONE"),
        ((f"{MAY}:999", "--strike"), "There is no act"),
        (("schools/S01/school.yaml:2", "--strike"), "There is no act"),
        (("{id}", "dte=2026-05-04"), "Did you mean date?"),
        (("{id}", "2026-05-04"), "COLUMN=VALUE"),
        (("{id}", "date="), "must not be empty"),
        (("{id}", "date=2026-06-04"), "has not come yet"),
        (("{id}", "row_id=R123456"), "given by the program"),
        (("{id}", "children=nobody"), "No child nobody is known"),
        (("{id}", "children="), "must not be empty"),
        (("{id}", "date=2026-05-04", "--strike"), "no values beside it"),
        (("{id}",), "COLUMN=VALUE"),
        ((), "ROW"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(root: Path, words: tuple[str, ...], why: str) -> None:
    """Each says what is wrong with it."""
    id_, _, _ = row_of(root, "talk")
    before = state(root)
    ran = said(root, *(word.replace("{id}", id_) for word in words))
    assert ran.code == 2
    assert why in ran.err
    assert state(root) == before
