"""Pages that an earlier run kept: what they spare, that they tell nobody anything, that a damaged one does no harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from careplan.store import fingerprint, own_folder
from careplan.store import load as loading
from careplan.store.load import load
from careplan.store.pages import Pages
from careplan.store.read_file import Loaded, read_file
from careplan.store.tree import Folder
from tests import canary
from tests.run import careplan
from tests.store.test_workers_and_pages import everything

CHILD = "schools/S01/children/S01-282TV.yaml"
Reading = Callable[[], tuple[Loaded, list[str]]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a township in which every private value is a bird."""
    return canary.township(tmp_path / "records")


@pytest.fixture
def read(root: Path, answers_are_kept: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return how a new run reads the township, and which files it takes apart; a first run has been."""
    assert not answers_are_kept.exists()
    taken_apart: list[str] = []
    plainly = read_file

    def noted(loaded: Loaded, path: str, *rest: object) -> None:
        taken_apart.append(path)
        plainly(loaded, path, *rest)  # type: ignore[arg-type]  # handed on as they came

    def reading() -> tuple[Loaded, list[str]]:
        taken_apart.clear()
        return load(Folder(str(root)), pages=Pages.between_runs(str(root))), list(taken_apart)

    monkeypatch.setattr("careplan.store.pages.read_file", noted)
    assert reading()[1]
    return reading


def drawers(kept: Path) -> list[Path]:
    """Return the files in which pages are kept."""
    return sorted((kept.parent / "pages").iterdir())


def test_only_what_changed_is_taken_apart(root: Path, read: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing where nothing changed, one file where one did; everything by another version of the tool."""
    assert read()[1] == []
    child = root / CHILD
    child.write_bytes(child.read_bytes() + b"colour: red\n")
    found, taken_apart = read()
    assert taken_apart == [CHILD]
    assert everything(found) == everything(load(Folder(str(root))))
    child.rename(child.with_name("S01-K7Q2X.yaml"))
    assert read()[1] == ["schools/S01/children/S01-K7Q2X.yaml"]
    monkeypatch.setattr(fingerprint, "fingerprint_of_tool", lambda: "another")
    found, taken_apart = read()
    assert taken_apart == found.files


def test_a_page_tells_nobody_what_its_file_holds(root: Path, read: Reading, answers_are_kept: Path) -> None:
    """No bird stands in what is kept; the page of a file that is gone goes with the next that is put in."""
    kept = [path.read_bytes() for path in drawers(answers_are_kept)]
    assert len(kept) > 1
    assert not [data for data in kept if canary.BIRD.encode() in data or b"careplan" in data]
    (root / CHILD).unlink()
    (root / "schools/S01/school.yaml").write_bytes((root / "schools/S01/school.yaml").read_bytes() + b"# seen\n")
    assert CHILD not in read()[0].files
    sizes = [path.stat().st_size for path in drawers(answers_are_kept)]
    assert sum(sizes) < sum(map(len, kept))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
def test_two_workers_put_their_pages_away(
    read: Reading, answers_are_kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is known two read, and say the same; the next run finds what both have put away."""
    once = everything(read()[0])
    for path in drawers(answers_are_kept):
        path.unlink()
    monkeypatch.setattr(loading, "ENOUGH", 2)
    monkeypatch.setenv("CAREPLAN_WORKERS", "2")
    found, here = read()
    assert everything(found) == once
    assert 0 < len(here) < len(found.files)
    found, again = read()
    assert everything(found) == once
    assert len(again) < len(found.files) - len(here)
    assert read()[1] == []


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-9], lambda data: data[:60] + b"~" + data[61:], lambda _: b"", lambda data: data[7:]]
)
def test_a_damaged_drawer_is_none(
    harm: Callable[[bytes], bytes], read: Reading, root: Path, answers_are_kept: Path
) -> None:
    """Cut, changed or moved bytes: what cannot be opened is taken apart again, and everything is as it should be."""
    for path in drawers(answers_are_kept):
        path.write_bytes(harm(path.read_bytes()))
    found, taken_apart = read()
    assert taken_apart
    assert everything(found) == everything(load(Folder(str(root))))
    assert read()[1] == []


def test_room_is_made(read: Reading, answers_are_kept: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of too many bytes the older half goes."""
    before = drawers(answers_are_kept)
    monkeypatch.setattr(own_folder, "_MOST_BYTES", 1)
    (root / CHILD).write_bytes((root / CHILD).read_bytes() + b"\n")
    assert read()[1] == [CHILD]
    assert len(drawers(answers_are_kept)) < len(before)
    assert read()[1]


def test_who_wants_nothing_kept(root: Path, answers_are_kept: Path) -> None:
    """`--no-cache` keeps neither answers nor pages; without it a command keeps both."""
    careplan("show", "S01-282TV", "--on", "2026-05-31", "--no-cache", cwd=root)
    assert not answers_are_kept.parent.joinpath("pages").exists()
    careplan("show", "S01-282TV", "--on", "2026-05-31", cwd=root)
    assert drawers(answers_are_kept)
