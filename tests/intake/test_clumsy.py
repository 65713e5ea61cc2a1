"""A hundred and more clumsy workbooks: each is taken, sent back at its cells, or refused as its line says."""

import csv
import shutil
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from careplan.domain.form_catalog import form_named
from careplan.store.office.book import read_book
from careplan.store.tree import Folder
from careplan.text.line import plain
from careplan.text.refusal import Refusal
from careplan.workflow.answers.intake_text import intake_text
from careplan.workflow.enter import act
from careplan.workflow.intake import run
from careplan.workflow.intake.run import Asked, Intake, intake, written
from tests.intake.clumsier_files import MORE
from tests.intake.clumsy_files import MAKERS, made
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)
CLUMSY = Path(__file__).parent / "clumsy"
LEAST = 120
FILES = {**MAKERS, **MORE}
with (CLUMSY / "manifest.csv").open(encoding="utf-8", newline="") as stream:
    MANIFEST = list(csv.DictReader(stream))


def bytes_of(root: Path) -> dict[str, bytes]:
    """Return every record's bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("[!.]*.*")) if path.is_file()}


def _never(_: Sequence[object]) -> bool:
    """Say that no form does with a part of the register."""
    return False


def _beside(root: Path, path: Path, asked: Asked, *, part: bool) -> Intake | str:
    """Return what becomes of a file, or why it is refused, beside a part of the register or all of it.

    The new rows get one id after the other, so that what is the same is equal.
    """
    ids = count(10_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(act, "any_row_id", lambda: f"RX{next(ids)}")
        if not part:
            patch.setattr(run, "is_enough", _never)
        try:
            return intake(str(root), ON, [str(path)], asked)
        except Refusal as refused:
            return refused.say("zh")


@pytest.mark.parametrize("case", MANIFEST, ids=lambda case: case["name"])
def test_it_ends_as_the_manifest_says(case: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many lines are new, these cells are bad, these words are said; refused files change nothing.

    Beside the part of the register that is read for a form of acts, all is as it is beside the whole.
    """
    monkeypatch.setattr(run, "read_book", cache(read_book))  # a process each; what is refused is read again
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    before = bytes_of(root)
    folder, _, name = case["name"].rpartition("/")
    path = CLUMSY / name if folder else made(tmp_path, name, FILES)
    asked = Asked(form_named("phone"), "2026-05", by="T004")
    assert _beside(root, path, asked, part=True) == _beside(root, path, asked, part=False)
    if case["refused"]:
        with pytest.raises(Refusal) as refused:
            intake(str(root), ON, [str(path)], asked)
        said = refused.value.say("zh")
        assert case["refused"] in said
        assert refused.value.say("en") != said
        assert bytes_of(root) == before
        return
    found = intake(str(root), ON, [str(path)], asked)
    (taken,) = found.taken
    said = "\n".join(plain(line) for line in intake_text(found, "zh"))
    bad = [taken.table.address(line.row, one.field) for line in taken.outcomes for one in line.bad]
    assert (taken.count("new"), bad) == (int(case["new"]), case["bad"].split()), said
    assert case["said"] in said
    if not found.changes:
        return
    written(str(root), found)
    assert set(bytes_of(root)) - set(before) == set(found.changes) - set(before)
    assert {path for path, data in before.items() if bytes_of(root)[path] != data} <= set(found.changes)
    again = intake(str(root), ON, [str(path)], asked)
    assert again.changes == {}
    assert Folder(str(root)).paths()[1] == []


def test_what_was_taken_passes_check(tmp_path: Path) -> None:
    """The lines of all good files together, entered one file after the other, are no error."""
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    for name in ("plain.xlsx", "emoji.xlsx", "injection.xlsx", "newlines.csv", "old.xls"):
        asked = Asked(form_named("phone"), "2026-05", by="T004")
        written(str(root), intake(str(root), ON, [str(made(tmp_path, name, FILES))], asked))
    assert careplan("check", "--on", ON.isoformat(), cwd=root).code == 0


def test_the_manifest_and_the_files_are_the_same() -> None:
    """No file without a line, no line without a file, and enough of them."""
    names = [case["name"] for case in MANIFEST]
    assert len(set(names)) == len(names) >= LEAST
    assert {name for name in names if "/" not in name} - {"missing.xlsx"} == set(FILES)
