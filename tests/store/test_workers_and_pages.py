"""Two processes, the slower parser, and reading again what has hardly changed: all give what one reading gives."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from careplan.store import load
from careplan.store.fork import shared, workers
from careplan.store.git import Commit
from careplan.store.pages import Pages
from careplan.store.read_file import Loaded
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.tree import Folder
from careplan.workflow import check as workflow
from tests.run import careplan
from tests.workflow.scratch import lay_township

CHILD = "schools/S01/children/S01-282TV.yaml"
SHEET = "schools/S01/months/2026-05/T002.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a township with faults in a child's file, in rows and in a name."""
    records = lay_township(tmp_path)
    (records / CHILD).write_text((records / CHILD).read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    with (records / SHEET).open("a", encoding="utf-8") as file:
        file.write("k9,2026-02-30,no_such_kind,T002\n")
    (records / "schools/S01/children/S01-282TV.bak").write_text("", encoding="utf-8")
    return records


def everything(found: Loaded) -> str:
    """Return all that was read as text."""
    acts = [(sheet.file, *sheet.acts) for sheet in found.sheets]
    return repr((found.filed, acts, found.acts, found.faults, found.files, [entry.line for entry in found.census]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
def test_two_workers_say_what_one_says(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes in every format; what is read is the same, and its places can be asked for."""
    asked = ("check", "--on", "2026-05-31", "--lang", "en")
    one = [careplan(*asked, "--format", form, cwd=root) for form in ("text", "json")]
    read = everything(load.load(Folder(str(root))))
    for module in (load, workflow):
        monkeypatch.setattr(module, "ENOUGH", 2)
    monkeypatch.setenv("CAREPLAN_WORKERS", "2")
    assert [careplan(*asked, "--format", form, cwd=root) for form in ("text", "json")] == one
    twice = load.load(Folder(str(root)))
    assert everything(twice) == read
    filed = next(filed for filed in twice.filed if filed.kind == "guardian")
    assert filed.record.place("id").line > 0  # type: ignore[attr-defined]  # a guardian is a Record


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
@pytest.mark.parametrize("number", [0, 1, 2, 7, 1234])
def test_each_item_is_worked_on_once(number: int) -> None:
    """The first ones here in their order, the others elsewhere from the last one on, however many there are."""
    items = list(range(number))
    (here, ours), (there, theirs) = shared(items, lambda some: (os.getpid(), list(some)))
    assert [*ours, *reversed(theirs)] == items
    assert here == os.getpid() != there


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
@pytest.mark.parametrize("harm", [ValueError(), lambda: None])
def test_a_worker_that_fails_is_done_without(harm: object) -> None:
    """An exception, or a result that cannot be handed over: what it had taken is worked on here."""
    here = os.getpid()

    def work(some: Iterable[int]) -> list[object]:
        if os.getpid() == here:
            return list(some)
        next(iter(some))
        if isinstance(harm, Exception):
            raise harm
        return [harm]

    ours, theirs = shared(range(9), work)
    assert ours + theirs == list(range(9))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")
def test_what_is_wrong_here_is_seen_here() -> None:
    """When our own part fails, the other process is waited for, and the error goes on."""
    here = os.getpid()

    def fails(_: Iterable[int]) -> None:
        if os.getpid() == here:
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        shared([1], fails)
    with pytest.raises(ChildProcessError):
        os.wait()


def test_how_many_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """As CAREPLAN_WORKERS says, never more than two, and one where a process cannot be copied."""
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    for said, count in (("1", 1), ("2", 2), ("9", 2), ("", 2), ("all", 2)):
        monkeypatch.setenv("CAREPLAN_WORKERS", said)
        assert workers() == count
    monkeypatch.delattr(os, "fork")
    assert workers() == 1


def test_pages_read_what_one_reading_reads(root: Path) -> None:
    """Before and after changes, also of a plan that names a kind of act, and from a commit that was not read."""
    pages = Pages()
    tree = Folder(str(root))
    plan = root / "plan/2026.yaml"
    changes = (
        lambda: None,
        lambda: (root / CHILD).write_text("id: S01-282TV\n", encoding="utf-8"),
        lambda: plan.write_text(
            plan.read_text(encoding="utf-8")
            + "acts:\n  - id: no_such_kind\n    title: {zh: 甲, en: A}\n    needs: [children]\n",
            encoding="utf-8",
        ),
        (root / SHEET).unlink,
    )
    for change in changes:
        change()
        assert everything(load.load(tree, pages=pages)) == everything(load.load(tree))
        pages.drop_unused()
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, "commit", "-qm", "begin"], cwd=root, check=True)
    with Commit(str(root), "HEAD") as commit:
        plainly = everything(load.load(commit))
    with Commit(str(root), "HEAD") as commit:
        read: list[str] = []
        seen = commit.read
        commit.read = lambda path: read.append(path) or seen(path)  # type: ignore[method-assign,func-returns-value]
        assert everything(load.load(commit, pages=pages)) == plainly
    assert read == []


def test_without_the_c_parser_it_takes_longer_and_says_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every format, with faults of every sort, by libyaml and by the parser that is always there."""
    (root / "schools/S02/children/S02-F431P.yaml").write_text("id: S02-F431P\nname: [a, b\n", encoding="utf-8")
    (root / "schools/S02/staff/T004.yaml").write_text("id: T004\nid: T005\nname: &a b\n", encoding="utf-8")
    forms = [("--format", form, "--lang", lang) for form in ("text", "json") for lang in ("zh", "en")]
    quick = [careplan("check", "--on", "2026-05-31", *form, cwd=root) for form in forms]
    assert read_yaml.__kwdefaults__ is not None
    monkeypatch.setitem(read_yaml.__kwdefaults__, "parser", "pure")
    assert [careplan("check", "--on", "2026-05-31", *form, cwd=root) for form in forms] == quick
