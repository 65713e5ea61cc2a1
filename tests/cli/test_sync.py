"""`careplan sync` with real git: two clones and the repository that both hand in to, as two clerks would use them."""

import re
import shutil
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from careplan.cli import ask
from careplan.store import git_away, git_take
from careplan.workflow.sync import run as syncing
from tests.failing import Killed
from tests.run import TOWNSHIP, Ran, careplan

TABLE = "schools/S01/months/2026-05/T002.csv"
CHILD = "schools/S01/children/S01-282TV.yaml"
OTHER = "schools/S02/children/S02-F431P.yaml"


def git(root: Path, *words: str) -> str:
    """Return what git answers."""
    ran = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout.strip()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository with the township, and what is handed in to it."""
    folder = tmp_path_factory.mktemp("begun")
    root = folder / "first"
    shutil.copytree(TOWNSHIP, root)
    (root / ".gitattributes").write_bytes(b"* text=auto eol=lf\n")
    git(folder, "init", "-q", "--bare", "-b", "main", "away.git")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "begin")
    git(root, "push", "-q", "../away.git", "main")
    return folder / "away.git"


class Town:
    """Two clerks' clones and the repository between them."""

    def __init__(self, folder: Path, begun: Path) -> None:
        """Clone twice."""
        self.folder = folder
        self.away = folder / "away.git"
        shutil.copytree(begun, self.away)
        self.mine, self.theirs = (self.clone(name) for name in ("mine", "theirs"))

    def clone(self, name: str, *words: str) -> Path:
        """Return another clone."""
        git(self.folder, "clone", "-q", *words, f"file://{self.away}", name)
        for key, value in (("user.name", name), ("user.email", f"{name}@example.cn")):
            git(self.folder / name, "config", key, value)
        return self.folder / name

    def head(self, root: Path | None = None) -> str:
        """Return the commit at which a clone, or what was handed in, stands."""
        return git(root or self.away, "rev-parse", "main")


@pytest.fixture
def town(tmp_path: Path, begun: Path, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Give two clones, and nobody's own settings of git."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return Town(tmp_path, begun)


def sync(root: Path, *words: str, lang: str = "en") -> Ran:
    """Synchronise a clone."""
    return careplan("sync", "--today", "2026-05-31", "--lang", lang, *words, cwd=root)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a file as an editor would."""
    file = root / path
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def add(root: Path, row: str) -> None:
    """Add a row at the end of a table."""
    with (root / TABLE).open("ab") as file:
        file.write(f"{row}\n".encode())


def markers(root: Path) -> list[str]:
    """Return the record files with a marker of a conflict in them."""
    files = [file for file in root.rglob("*.*") if file.suffix in {".csv", ".yaml"}]
    return [file.name for file in files if re.search(rb"^(<<<<<<<|=======|>>>>>>>)", file.read_bytes(), re.MULTILINE)]


def test_a_day_of_two_clerks(town: Town) -> None:
    """Rows and keys of the same files, new records and other files: all of it comes together, and is said in words."""
    assert "Nothing to hand in" in sync(town.mine).out
    add(town.mine, "RAAAAA2,2026-05-25,talk,S01-282TV,T002,20,,,,,")
    add(town.mine, "RAAAAA3,2026-05-26,talk,S01-282TV,T002,20,,,,,")
    edit(town.mine, CHILD, "grade: 4", "grade: 5")
    edit(town.mine, OTHER, "\nconsent:", "  - staff: T004\n    from: 2026-05-30\n\nconsent:")
    before = town.head()
    dry = sync(town.mine, "--dry-run", lang="zh").out
    assert dry == "会保存：登记 2 条，配对 1，改儿童档案 1\n然后交上去\n"
    assert (town.head(), town.head(town.mine)) == (before, before)

    assert sync(town.mine, lang="zh").out == "已保存：登记 2 条，配对 1，改儿童档案 1\n已交上去\n"
    assert git(town.away, "log", "-1", "--format=%an %s", "main") == "mine 登记 2 条，配对 1，改儿童档案 1"

    add(town.theirs, "RBBBBB2,2026-05-25,home_visit,S01-JS1XV,T002,40,,,,,")
    edit(town.theirs, CHILD, "class: 1", "class: 2")
    (town.theirs / "notes").mkdir()
    (town.theirs / "notes/计划 一.txt").write_text("x", encoding="utf-8")
    dry = sync(town.theirs, "--dry-run").out
    assert "Would be brought in from others: acts logged: 2, pairings: 1, children's records changed: 1" in dry
    said = sync(town.theirs)
    assert said.code == 0
    assert said.out.split("\n")[:3] == [
        "Saved: acts logged: 1, children's records changed: 1, other files: 1",
        "Brought in from others: acts logged: 2, pairings: 1, children's records changed: 1",
        "Handed in",
    ]
    assert sync(town.mine).code == 0
    for root in (town.mine, town.theirs):
        assert town.head(root) == town.head()
        assert git(root, "status", "--porcelain") == ""
        text = (root / CHILD).read_text(encoding="utf-8")
        assert ("grade: 5" in text, "class: 2" in text) == (True, True)
        rows = (root / TABLE).read_text(encoding="utf-8")
        assert [rows.count(id_) for id_ in ("RAAAAA2", "RAAAAA3", "RBBBBB2")] == [1, 1, 1]
    assert (town.mine / "notes/计划 一.txt").read_text(encoding="utf-8") == "x"
    (town.mine / "notes/计划 一.txt").unlink()
    assert (sync(town.mine).code, sync(town.theirs).code) == (0, 0)
    assert not (town.theirs / "notes").exists()
    assert careplan("check", "--on", "2026-05-31", "--select", "CP1", "-q", cwd=town.mine).code == 0


def test_both_changed_the_same(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which child and key, never a private value; nothing is touched until it is settled, each as one likes."""
    for root, minutes, health, phone in ((town.theirs, "30", "weak", "31"), (town.mine, "26", "ill", "32")):
        edit(root, TABLE, "T002,25,", f"T002,{minutes},")
        edit(root, CHILD, "health: good", f"health: {health}")
        edit(root, CHILD, "19900000031", f"199000001{phone}")
        edit(root, OTHER, "health: good", f"health: {health}")
    (town.theirs / "schools/S01/articles/2026-05-18.md").unlink()
    edit(town.mine, "schools/S01/articles/2026-05-18.md", "\n---\n", "\n---\n\n")
    git(town.theirs, "commit", "-qam", "by hand")
    assert sync(town.theirs).code == 0

    said = sync(town.mine, lang="zh")
    assert (said.code, "有 5 处两边都改了" in said.out) == (1, True)
    for words in (
        "KQSYQX：2026-05-07 S01-282TV 谈心\n    我的：minutes 26\n    对方：minutes 30",
        "儿童 S01-282TV 的 health（schools/S01/children/S01-282TV.yaml）\n    我的：（隐私，不显示）",
        "儿童 S01-282TV 的 parents [2025-03-01 father] phone",
        "工作信息",
        "对方：已删除",
        "--keep KQSYQX=theirs",
        "both 两行都留",
        f"`git show origin/main:{CHILD}`",
    ):
        assert words in said.out
    assert "199000001" not in said.all
    assert "weak" not in said.all
    held = {path: (town.mine / path).read_bytes() for path in (TABLE, CHILD, OTHER)}
    assert b"T002,26," in held[TABLE]
    assert git(town.mine, "status", "--porcelain") == ""

    odd = sync(town.mine, "--keep", "S01-282TV=ours")
    assert (odd.code, "`--keep all=theirs`" in odd.err) == (2, True)
    odd = sync(town.mine, "--keep", "S01-282TV=both")
    assert (odd.code, "`--keep S01-282TV=theirs`" in odd.err) == (2, True)
    assert {path: (town.mine / path).read_bytes() for path in held} == held

    typed = ["both", "", "3"]
    monkeypatch.setattr(ask, "at_terminal", lambda: True)
    monkeypatch.setattr("careplan.cli.sync.at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(typed) + "\n"))
    done = sync(town.mine, "--keep", "S01-282TV=theirs", "--keep", "S02-F431P=mine")
    assert (done.code, "Handed in" in done.out) == (0, True), done.all
    assert "Write 1 for mine or 2 for theirs" in done.err
    assert markers(town.mine) == []
    rows = (town.mine / TABLE).read_text(encoding="utf-8").splitlines()
    talks = [row.split(",")[5] for row in rows if ",2026-05-07,talk," in row]
    text = (town.mine / CHILD).read_text(encoding="utf-8")
    assert (sorted(talks), "health: weak" in text, "19900000131" in text) == (["26", "30"], True, True)
    assert "health: ill" in (town.mine / OTHER).read_text(encoding="utf-8")
    assert sync(town.theirs).code == 0
    assert (town.theirs / TABLE).read_bytes() == (town.mine / TABLE).read_bytes()


def test_what_stops_a_hand_in(town: Town) -> None:
    """No other repository, no network, a file that cannot be read, a record that is gone, a hook: each in words."""
    git(town.mine, "remote", "rename", "origin", "old")
    git(town.mine, "remote", "set-url", "old", f"file://{town.folder}/nowhere.git")
    edit(town.mine, CHILD, "grade: 4", "grade: 5")
    said = sync(town.mine)
    assert (said.code, "Not handed in yet: there is no such repository" in said.out) == (0, True)
    git(town.mine, "remote", "set-url", "old", "http://127.0.0.1:9/away.git")
    assert "out of reach; run `careplan sync` once online" in sync(town.mine).out
    git(town.mine, "remote", "remove", "old")
    assert "`git remote add origin ADDRESS`" in sync(town.mine).out
    git(town.mine, "remote", "add", "origin", f"file://{town.away}")

    (town.mine / OTHER).rename(town.mine / "schools/S02/children/S02-XXXXX.yaml")
    gone = sync(town.mine)
    assert (gone.code, "nothing was saved" in gone.out, "S02-F431P" in gone.out) == (1, True, True)
    (town.mine / "schools/S02/children/S02-XXXXX.yaml").rename(town.mine / OTHER)

    edit(town.mine, OTHER, "health: good", "health: [good")
    broken = sync(town.mine)
    assert (broken.code, f"{OTHER}:" in broken.out, "not handed in until" in broken.out) == (1, True, True)
    assert git(town.mine, "status", "--porcelain") == ""
    edit(town.mine, OTHER, "health: [good", "health: good")

    paper = "schools/S02/新建 文档.docx"
    (town.mine / paper).write_bytes(b"names")
    left = sync(town.mine, lang="zh")
    assert (paper in left.out, "移到台帐文件夹外面" in left.out, "已交上去" in left.out) == (True, True, True)
    assert git(town.mine, "ls-files", "schools/S02").count("docx") == 0
    assert paper in sync(town.mine, "--dry-run").out
    (town.mine / paper).unlink()
    edit(town.mine, OTHER, "grade: 3", "grade: 4")

    before = town.head()
    for hook in (town.away / "hooks/pre-receive", town.mine / ".git/hooks/pre-push"):
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nno-such-program\nexit 1\n", encoding="utf-8")
        hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
        assert "Not handed in yet: a hook" in sync(town.mine).out
        assert town.head() == before
        hook.unlink()
    assert "Handed in" in sync(town.mine).out
    assert "grade: 5" in git(town.away, "show", f"main:{CHILD}")


def test_a_repository_that_is_not_ready(town: Town) -> None:
    """A merge under way, an old commit, a lock, nobody known, several repositories: what it is, and what to run."""
    root = town.mine
    (root / ".git/MERGE_HEAD").write_text(town.head(root) + "\n", encoding="utf-8")
    assert "`git merge --abort`" in sync(root).err
    (root / ".git/MERGE_HEAD").unlink()
    edit(root, CHILD, "grade: 4", "grade: 5")
    (root / ".git/index.lock").write_bytes(b"")
    assert "index.lock" in sync(root).err
    (root / ".git/index.lock").unlink()
    git(root, "checkout", "-q", "--detach")
    assert "`git switch main`" in sync(root).err
    git(root, "checkout", "-q", "main")
    git(root, "config", "--unset", "user.email")
    assert "`git config user.name NAME`" in sync(root).err
    git(root, "config", "user.email", "a@b")
    git(root, "remote", "rename", "origin", "one")
    git(root, "remote", "add", "two", "x")
    git(root, "config", "--unset", "branch.main.remote")
    assert "`git branch --set-upstream-to one/main`" in sync(root).err
    assert git(root, "status", "--porcelain").split() == ["M", CHILD]
    git(root, "remote", "remove", "two")
    git(root, "remote", "set-url", "one", f"file://{town.folder}/other.git")
    git(town.folder, "init", "-q", "--bare", "other.git")
    other = git(root, "commit-tree", "-m", "other", "HEAD^{tree}")
    git(root, "push", "-q", "one", f"{other}:refs/heads/main")
    assert "no history in common" in sync(root).err
    assert "M" not in git(root, "status", "--porcelain")
    nowhere = town.folder / "nowhere"
    shutil.copytree(TOWNSHIP, nowhere)
    assert "`git init`" in sync(nowhere).err


def test_somebody_else_is_faster(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """What others hand in and what is written meanwhile comes in too; who never gets through is told so."""
    days: list[int] = []

    def push(*words: str) -> None:
        if len(days) < limit:
            days.append(20 + len(days))
            git(town.theirs, "pull", "-q", "--ff-only")
            add(town.theirs, f"RBBBB{days[-1]},2026-05-{days[-1]},talk,S01-JS1XV,T002,40,,,,,")
            git(town.theirs, "commit", "-qam", "faster")
            git(town.theirs, "push", "-q")
        git_away.push(*words)

    monkeypatch.setattr(syncing, "push", push)
    limit = 1
    add(town.mine, "RAAAAA2,2026-05-25,talk,S01-282TV,T002,20,,,,,")
    assert "Handed in" in sync(town.mine).out
    assert b"RBBBB20" in (town.mine / TABLE).read_bytes()

    def fetch(*words: str, whole: bool) -> None:
        git_away.fetch(*words, whole=whole)
        if b"RAAAAA4" not in (town.mine / TABLE).read_bytes():
            add(town.mine, "RAAAAA4,2026-05-27,talk,S01-282TV,T002,20,,,,,")

    limit = 2
    with monkeypatch.context() as patched:
        patched.setattr(syncing, "fetch", fetch)
        edit(town.mine, CHILD, "grade: 4", "grade: 5")
        assert "Handed in" in sync(town.mine).out
    handed_in = git(town.away, "show", f"main:{TABLE}")
    assert all(id_ in handed_in for id_ in ("RAAAAA4", "RBBBB20", "RBBBB21"))
    limit = 9
    add(town.mine, "RAAAAA3,2026-05-25,talk,S01-282TV,T002,20,,,,,")
    assert "others keep handing in" in sync(town.mine).out


def test_a_computer_that_stops_on_the_way(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between files, branch and index: the next run finds the same on both sides and nothing twice."""

    def before_the_branch(*_: object) -> None:
        raise Killed

    def before_the_index(root: str, _: str, new: str) -> None:
        git(Path(root), "update-ref", "HEAD", new)
        raise Killed

    for number, stop in enumerate((before_the_branch, before_the_index), 2):
        add(town.theirs, f"RBBBBB{number},2026-05-2{number},talk,S01-JS1XV,T002,40,,,,,")
        edit(town.theirs, OTHER, "S02-F431P\n", f"S02-F431P\n# {number}\n")
        article = (town.theirs / "schools/S02/articles/2026-05-22.md").read_bytes()
        (town.theirs / f"schools/S02/articles/2026-05-2{number}-new.md").write_bytes(article)
        assert sync(town.theirs).code == 0
        add(town.mine, f"RAAAAA{number},2026-05-2{number},talk,S01-282TV,T002,20,,,,,")
        with monkeypatch.context() as patched:
            patched.setattr(git_take, "move_branch", stop)
            with pytest.raises(Killed):
                sync(town.mine)
        again = sync(town.mine)
        assert again.code == 0, again.all
        assert sync(town.theirs).code == 0
        for root in (town.mine, town.theirs):
            rows = (root / TABLE).read_text(encoding="utf-8")
            assert (rows.count(f"RAAAAA{number}"), rows.count(f"RBBBBB{number}")) == (1, 1)
            assert f"# {number}" in (root / OTHER).read_text(encoding="utf-8")
            assert git(root, "status", "--porcelain") == ""


def test_records_in_a_folder_of_a_repository_and_a_shallow_clone(town: Town) -> None:
    """Only the records are saved; others' changes beside them are taken; a shallow clone fetches what it lacks."""
    root = town.mine
    (root / "records").mkdir()
    for name in ("careplan.yaml", "calendar", "plan", "rules", "schools", "township"):
        git(root, "mv", name, f"records/{name}")
    (root / "README.md").write_bytes(b"one\n")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "move")
    git(root, "push", "-q")
    late = town.clone("late", "--depth", "1")
    edit(root, f"records/{CHILD}", "grade: 4", "grade: 5")
    (root / "README.md").write_bytes(b"two\n")
    assert "Handed in" in sync(root).out
    assert git(root, "status", "--porcelain") == "M README.md"
    git(root, "commit", "-qam", "page")
    git(root, "push", "-q")

    edit(late, f"records/{CHILD}", "class: 1", "class: 2")
    assert "Handed in" in sync(late).out
    assert git(late, "rev-parse", "--is-shallow-repository") == "false"
    assert (late / "README.md").read_bytes() == b"two\n"
    assert "grade: 5" in (late / f"records/{CHILD}").read_text(encoding="utf-8")

    (late / "README.md").write_bytes(b"three\n")
    git(late, "commit", "-qam", "page")
    git(late, "push", "-q")
    (root / "README.md").write_bytes(b"unsaved\n")
    said = sync(root)
    assert (root / "README.md").read_bytes() == b"unsaved\n"
    assert (said.code, "README.md" in said.err, "`git commit`" in said.err) == (2, True, True)
