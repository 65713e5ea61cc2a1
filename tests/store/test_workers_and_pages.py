"""Two processes, the slower parser, and reading again what has hardly changed: all give what one reading gives."""

import os
import subprocess
from functools import partial
from pathlib import Path

import pytest

from careplan.checks import load_checks
from careplan.store import load
from careplan.store.fork import both, workers
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
    return repr((found.filed, found.acts, found.faults, found.files, [entry.line for entry in found.census]))


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
def test_a_worker_that_fails_is_done_without() -> None:
    """An exception, or a result that cannot be handed over: the work is done here."""
    here = os.getpid()

    def at_home(harm: object) -> object:
        if os.getpid() == here:
            return "done here"
        if isinstance(harm, Exception):
            raise harm
        return harm

    assert both(lambda: 1, lambda: (os.getpid() != here, 2)) == (1, (True, 2))
    for harm in (ValueError(), lambda: None):
        assert both(lambda: 1, partial(at_home, harm)) == (1, "done here")


def test_what_is_wrong_here_is_seen_here() -> None:
    """When our own part fails, the other process is waited for, and the error goes on."""

    def fails() -> None:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        both(fails, lambda: 1)
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


def test_every_check_is_made_once_by_two(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Halves of the checks are all checks."""
    made = load_checks()
    assert sorted(made[::2] + made[1::2], key=lambda one: one.check.code) == list(made)
    monkeypatch.setenv("CAREPLAN_WORKERS", "1")
    assert careplan("check", "--on", "2026-05-31", cwd=root).code == 1
