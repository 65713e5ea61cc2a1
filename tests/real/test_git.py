"""careplan in real git repositories: commits, merges, shallow clones, hooks, and no git at all."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from careplan.store.git import Commit
from careplan.store.git_plumbing import GitTroubleError, ask
from careplan.store.history import history
from careplan.text.refusal import Refusal
from tests.run import TOWNSHIP, careplan

ON = ("--on", "2026-05-31")
CHILD = "schools/S01/children/S01-282TV.yaml"
STAFF = "schools/S01/staff/T003.yaml"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *words: str) -> str:
    """Run git in a folder as somebody made up, with no settings of this machine."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(root)}
    env |= {"GIT_AUTHOR_DATE": "2026-05-20T23:30:00Z", "GIT_COMMITTER_DATE": "2026-05-20T23:30:00Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *words], cwd=root, env=env, capture_output=True, text=True, check=True).stdout


def commit(root: Path, subject: str) -> None:
    """Commit everything."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", subject)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Return the records of a repository with one commit, in a folder whose name is Chinese and has a space."""
    records = tmp_path / "关爱 台帐" / "records"
    shutil.copytree(TOWNSHIP, records)
    git(records.parent, "init", "-q")
    commit(records.parent, "begin")
    return records


def codes(root: Path, *words: str, env: dict[str, str] | None = None) -> list[str]:
    """Return the codes about git that check finds."""
    ran = careplan("check", *ON, "--format", "concise", "--select", "CP18", *words, cwd=root, env=env)
    assert ran.code in (0, 1), ran.err
    return [line.split(" ")[1] for line in ran.out.splitlines()]


def broken(root: Path) -> None:
    """Plant one error in a record."""
    path = root / CHILD
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")


def test_a_clean_repository_says_nothing(repo: Path) -> None:
    """Git was asked and has nothing against the records."""
    assert codes(repo) == []


def test_a_commit_is_read_as_the_folder_was(repo: Path) -> None:
    """The same paths and bytes come out of a commit, whatever stands in the folder now."""
    expected = {path.relative_to(repo).as_posix(): path.read_bytes() for path in repo.rglob("*") if path.is_file()}
    (repo / CHILD).unlink()
    with Commit(str(repo), "HEAD") as tree:
        paths, faults = tree.paths()
        assert {path: tree.read(path) for path in paths} == expected
    assert faults == []


def test_links_in_a_commit_are_refused(repo: Path) -> None:
    """A link in a commit is named and never followed."""
    (repo / "schools/S01/children/S01-00000.yaml").symlink_to("/etc/passwd")
    commit(repo, "a link")
    with Commit(str(repo), "HEAD") as tree:
        paths, faults = tree.paths()
    assert [(fault.rule, fault.place.file) for fault in faults] == [
        ("not-a-plain-file", "schools/S01/children/S01-00000.yaml")
    ]
    assert "schools/S01/children/S01-00000.yaml" not in paths


def test_at_looks_at_a_commit(repo: Path) -> None:
    """`--at` tells of the commit, plain check of the folder."""
    broken(repo)
    select = ("check", *ON, "--select", "CP151", "--format", "concise")
    assert careplan(*select, cwd=repo).code == 1
    assert careplan(*select, "--at", "HEAD", cwd=repo).code == 0
    commit(repo, "break it")
    assert careplan(*select, "--at", "HEAD", cwd=repo).out == careplan(*select, cwd=repo).out != ""
    assert careplan(*select, "--at", "HEAD~1", cwd=repo).code == 0


def test_an_unknown_commit_is_wrong_use(repo: Path) -> None:
    """No such commit: 2, with the branch that was probably meant; an option in its place is no option."""
    for option in ("--at", "--since"):
        ran = careplan("check", option, "mian", "--lang", "en", cwd=repo)
        assert ran.code == 2
        assert "There is no commit mian. Did you mean main?" in ran.err
    assert careplan("check", "--at=--help", cwd=repo).code == 2


@pytest.mark.parametrize(
    "words", [("check",), ("report", "--month", "2026-05"), ("due",), ("census",), ("find", "S01"), ("show", "S01")]
)
def test_a_commit_before_the_records_is_wrong_use(words: tuple[str, ...], tmp_path: Path) -> None:
    """Where nothing was recorded yet nothing would be owed, so that is said."""
    git(tmp_path, "init", "-q")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    records = Path(shutil.copytree(TOWNSHIP, tmp_path / "records"))
    ran = careplan(*words, *ON, "--at", "HEAD", "--lang", "en", cwd=records)
    assert (ran.code, ran.out) == (2, "")
    assert "the repository has no commit yet" in ran.err
    git(tmp_path, "add", "notes.txt")
    git(tmp_path, "commit", "-qm", "before")
    ran = careplan(*words, *ON, "--at", "HEAD", "--lang", "en", cwd=records)
    assert (ran.code, ran.out) == (2, "")
    assert "In commit HEAD there are no records in this folder yet" in ran.err


def test_since_tells_what_a_change_adds(repo: Path) -> None:
    """Findings that were there before are counted and not told, even where they moved to another line."""
    broken(repo)
    commit(repo, "an old fault")
    path = repo / CHILD
    path.write_text("# moved down\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    school = repo / "schools/S02/school.yaml"
    school.write_text(school.read_text(encoding="utf-8") + "colour: red\nsize: 3\n", encoding="utf-8")
    ran = careplan("check", *ON, "--select", "CP151", "--since", "HEAD", "--lang", "en", cwd=repo)
    assert ran.code == 1
    assert "this change adds 2; 1 older remain" in ran.out
    assert "schools/S02/school.yaml" in ran.out
    assert CHILD not in ran.out
    commit(repo, "more faults")
    ran = careplan("check", *ON, "--select", "CP151", "--since", "HEAD", "--lang", "zh", cwd=repo)
    assert ran.code == 0
    assert "没有新增问题" in ran.out
    assert "本次改动新增 0 处；原有 3 处仍在" in ran.out
    ran = careplan("check", *ON, "--select", "CP151", "--at", "HEAD", "--since", "HEAD~1", "--lang", "en", cwd=repo)
    assert "this change adds 2; 1 older remain" in ran.out


def test_a_deleted_record_is_told(repo: Path) -> None:
    """Deleted against HEAD, and against a base even when the deletion is committed; a moved child is not deleted."""
    (repo / STAFF).unlink()
    assert codes(repo) == ["CP181"]
    commit(repo, "delete it")
    assert codes(repo) == []
    assert codes(repo, "--since", "HEAD~1") == ["CP181"]
    assert history(str(repo), "HEAD~1")["deleted"] == [STAFF]


def test_a_renamed_record_is_told_and_a_moved_one_is_not(repo: Path) -> None:
    """Another id is another person; another school is the same child."""
    moved = repo / "schools/S02/children/S01-282TV.yaml"
    git(repo, "mv", CHILD, str(moved))
    assert codes(repo) == []
    git(repo, "mv", str(moved), str(moved.with_name("S01-9ZZZZ.yaml")))
    assert codes(repo) == ["CP182"]


def test_a_moved_record_that_git_does_not_know_yet(repo: Path) -> None:
    """A child moved without `git add` is not called deleted."""
    moved = repo / "schools/S02/children/S01-282TV.yaml"
    moved.write_bytes((repo / CHILD).read_bytes())
    (repo / CHILD).unlink()
    assert codes(repo) == []


def conflict(repo: Path) -> None:
    """Begin a merge in which both sides changed the same line of a record."""
    text = (repo / CHILD).read_text(encoding="utf-8")
    git(repo, "checkout", "-q", "-b", "side")
    (repo / CHILD).write_text(text + "# one\n", encoding="utf-8")
    commit(repo, "side")
    git(repo, "checkout", "-q", "main")
    (repo / CHILD).write_text(text + "# two\n", encoding="utf-8")
    commit(repo, "main")
    with pytest.raises(subprocess.CalledProcessError):
        git(repo, "merge", "-q", "side")


def test_an_unfinished_merge_is_told(repo: Path) -> None:
    """First the file in conflict, then the merge under way, then nothing."""
    conflict(repo)
    assert codes(repo) == ["CP180"]
    (repo / CHILD).write_bytes((TOWNSHIP / CHILD).read_bytes())
    git(repo, "add", CHILD)
    assert codes(repo) == ["CP184"]
    git(repo, "commit", "-q", "-m", "merged")
    assert codes(repo) == []


def test_a_shallow_clone_is_not_the_same_as_passed(repo: Path, tmp_path: Path) -> None:
    """A note for a person, an error where CI relies on it, and a way out for a base that is not there."""
    commit(repo, "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo.parent}", str(clone))
    records = clone / "records"
    assert codes(records) == ["CP183"]
    assert codes(records, env={"CI": "true"}) == ["CP185"]
    ran = careplan("check", *ON, "--since", "HEAD~1", "--lang", "en", cwd=records)
    assert ran.code == 2
    assert "git fetch --unshallow" in ran.err


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    """Outside git, and before the first commit, all else is checked and the gap is said."""
    records = tmp_path / "records"
    shutil.copytree(TOWNSHIP, records)
    assert codes(records) == ["CP183"]
    assert history(str(records)) == {"skipped": ["no-repository"]}
    git(records, "init", "-q")
    assert history(str(records))["skipped"] == ["no-commit"]
    assert codes(records) == ["CP183"]


def test_git_is_not_installed(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git check works; what needs a commit is wrong use and says why."""
    monkeypatch.setenv("PATH", str(repo))
    assert codes(repo) == ["CP183"]
    ran = careplan("check", "--at", "HEAD", "--lang", "en", cwd=repo)
    assert ran.code == 2
    assert "git is not installed" in ran.err


def test_a_hooks_environment_does_not_mislead(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIT_DIR and GIT_INDEX_FILE of another repository change nothing."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert codes(repo) == []
    assert careplan("check", "--at", "main", "--select", "CP151", cwd=repo).code == 0


def test_a_worktree_works(repo: Path, tmp_path: Path) -> None:
    """Where .git is a file, git is asked all the same."""
    git(repo, "worktree", "add", "-q", str(tmp_path / "tree"), "-b", "tree")
    records = tmp_path / "tree/records"
    (records / STAFF).unlink()
    assert codes(records) == ["CP181"]


@pytest.mark.parametrize(
    ("noise", "reason"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "dubious-ownership"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "locked"),
        ("*** Please tell me who you are.", "no-identity"),
        ("error: external filter 'crypt' failed", "missing-filter"),
        ("fatal: not a git repository (or any of the parent directories): .git", "no-repository"),
        ("fatal: something else", "failed"),
    ],
)
def test_each_trouble_of_git_has_words(
    noise: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What git complains of becomes a reason, and never git's own sentence with a path of this machine."""
    fake = tmp_path / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\necho "{noise}" >&2\nexit 128\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    with pytest.raises(GitTroubleError) as trouble:
        ask(str(tmp_path), "status")
    assert trouble.value.reason == reason
    with pytest.raises(Refusal) as refusal:
        Commit(str(tmp_path), "HEAD")
    assert noise not in refusal.value.say("en")


def test_in_ci_today_is_the_commits_day_in_china(repo: Path) -> None:
    """The commit of 20 May, 23:30 UTC, was made on 21 May in China; nobody's clock matters."""
    ran = careplan("check", "--format", "json", cwd=repo, env={"CI": "true"})
    assert '"on": "2026-05-21"' in ran.out
    assert (
        '"on": "2026-05-30"'
        in careplan("check", "--format", "json", "--on", "2026-05-30", cwd=repo, env={"CI": "1"}).out
    )
