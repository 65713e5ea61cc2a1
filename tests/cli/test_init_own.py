"""`careplan init` of a township of one's own, with real git: one command, clean from the first day, all or nothing."""

import os
import stat
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from careplan.checks import load_checks, run_checks
from careplan.cli import ask
from careplan.store import begin
from careplan.workflow.found.answers import checked, question
from careplan.workflow.found.files import files_of
from careplan.workflow.found.run import found_township
from careplan.workflow.load import load_world
from tests.failing import Killed, failing
from tests.run import careplan

TODAY = ("--today", "2026-11-24")
OWN = (
    *("--name", "青石镇", "--county", "990100", "--clerk", "王晓梅", *TODAY),
    *("--school", "S01 青石镇中心小学 central 1985", "--school", "S02 龙潭坝 教学点 边远 1992-03-01"),
)
TO_DO = {"school-without-staff", "overdue-contact", "overdue-activity", "state-not-held-now", "no-plan-for-day"}
"""What `check` may say of a township that has just begun: people and rooms are to be put on record."""


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be somebody whom git does not know; return the home folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    return home


def git(root: Path, *words: str) -> str:
    """Return what git answers."""
    ran = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout.strip()


def answers(year: int = 2026, **given: str) -> dict[str, str]:
    """Return all answers: some, and the usual ones."""
    found = checked({"name": "青石镇", "county": "990100", "school-1": "S01 小学 central 1985", **given}, year)
    while asked := question(found, year):
        found[asked.name] = asked.read(asked.default) if asked.default else ""
    return found


def test_one_command(tmp_path: Path) -> None:
    """All files and a first commit in a Chinese folder with a blank; `check` and `due` say what is next."""
    assert careplan("init", "台帐 2026", *OWN, "--dry-run", cwd=tmp_path).out.split()[0] == ".gitattributes"
    assert list(tmp_path.iterdir()) == []
    ran = careplan("init", "台帐 2026", *OWN, cwd=tmp_path)
    root = tmp_path / "台帐 2026"
    assert (ran.code, "第一次提交" in ran.err) == (0, True)
    assert [one.name for one in tmp_path.iterdir()] == ["台帐 2026"]

    world = load_world(str(root), date(2026, 11, 24))
    assert {id_: (school.name.zh, str(school.opened)) for id_, school in world.register.schools.items()} == {
        "S01": ("青石镇中心小学", "1985-09-01"),
        "S02": ("龙潭坝 教学点", "1992-03-01"),
    }
    assert (world.register.township.name.en, world.register.staff["Z01"].staff.name) == ("Qingshizhen", "王晓梅")

    assert git(root, "status", "--porcelain") == ""
    assert git(root, "log", "--format=%s|%an|%ae") == "建立青石镇2026年台帐|王晓梅|careplan@localhost"
    assert git(root, "config", "--local", "user.name") == "王晓梅"
    attributes = git(root, "check-attr", "eol", "diff", "--", "township/months/2026-11.csv").split("\n")
    assert [line.split(": ")[1:] for line in attributes] == [["eol", "lf"], ["diff", "csv"]]
    ignored = [".careplan.lock", "~$月报.xlsx", ".~lock.月报.docx#", "forms-2026-11/T001.xlsx", "schools/S01/~$a.csv"]
    assert git(root, "-c", "core.quotepath=false", "check-ignore", *ignored).split("\n") == ignored
    for host, depth in ((".github/workflows/careplan.yml", "fetch-depth: 0"), (".gitlab-ci.yml", 'GIT_DEPTH: "0"')):
        assert depth in (root / host).read_text(encoding="utf-8")
    for host in (
        ".github/workflows/careplan.yml",
        ".gitlab-ci.yml",
        ".workflow/careplan.yml",
        ".pre-commit-config.yaml",
    ):
        text = (root / host).read_text(encoding="utf-8")
        assert YAML(typ="safe").load(text)
        assert "careplan check" in text
        assert not any(mark in text for mark in ("@VERSION@", "@LANG@"))
    assert "从 2026-11-24 起算" in (root / "README.md").read_text(encoding="utf-8")

    said = careplan("check", "--on", "2026-11-24", "--format", "concise", cwd=root)
    assert (said.code, {line.split(" ")[1] for line in said.out.splitlines()}) == (0, {"CP251", "CP402", "CP802"})
    assert "monthly-statistics" in careplan("due", "--on", "2026-11-24", "--lang", "en", cwd=root).out

    again = careplan("init", "台帐 2026", *OWN, "--lang", "en", cwd=tmp_path)
    assert (again.code, git(root, "rev-list", "--count", "HEAD"), git(root, "status", "-s")) == (2, "1", "")
    assert "nothing was changed" in again.err
    (root / "schools/S01/school.yaml").write_bytes(b"id: S01\n")
    refused = careplan("init", "台帐 2026", *OWN, "--lang", "en", cwd=tmp_path)
    assert (refused.code, "nothing was changed" in refused.err) == (2, True)
    assert (root / "schools/S01/school.yaml").read_bytes() == b"id: S01\n"


@pytest.mark.skipif(os.name == "nt", reason="a hook is a program of a shell")
def test_the_hook_checks_a_commit_and_lets_one_pass_where_there_is_no_careplan(tmp_path: Path) -> None:
    """What cannot be read stops a commit; without careplan on PATH the hook says that nothing was checked."""
    found_township(str(tmp_path / "t"), answers(user_name="a", user_email="b@c"), 2026, date(2026, 11, 24))
    root, bin_ = tmp_path / "t", tmp_path / "bin"
    hook = root / ".git/hooks/pre-commit"
    assert hook.stat().st_mode & stat.S_IXUSR
    bin_.mkdir()
    (bin_ / "careplan").write_text(f'#!/bin/sh\nexec {sys.executable} -m careplan "$@"\n', encoding="utf-8")
    (bin_ / "careplan").chmod(0o755)
    (root / "careplan.yaml").write_bytes(b"name: {zh: [\n")
    env = {**os.environ, "PATH": f"{bin_}:/usr/bin:/bin", "PYTHONPATH": os.pathsep.join(sys.path)}
    for path, code, words in ((env["PATH"], 1, "careplan.yaml"), ("/usr/bin:/bin", 0, "not checked")):
        ran = subprocess.run([str(hook)], cwd=root, env={**env, "PATH": path}, capture_output=True, check=False)
        assert (ran.returncode, words in (ran.stdout + ran.stderr).decode()) == (code, True)


def test_questions_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is asked once, with the usual answer; a wrong answer is explained and asked for again."""
    typed = [
        *("青石镇", "", "990100", "990123", "?", "p03", "", "2026-09-01..x", "2026-09-02..2027-01-20", "王晓梅"),
        *("S01 小学", "S01 小学 中心 1985", "S01 另一所 边远 1990", "", "", ""),
    ]
    monkeypatch.setattr(ask, "at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(typed) + "\n"))
    ran = careplan("init", *TODAY, cwd=tmp_path)
    assert ran.code == 0
    assert "\n  p03     结对帮扶“四个一”\n" in ran.err
    for words in ("`2026-09-01..2027-01-12`", "`S01 青石镇中心小学 中心 1985`", "S01 写了两次"):
        assert words in ran.err
    world = load_world(str(tmp_path / "青石镇"), date(2026, 11, 24))
    assert (world.books.plans[0].title.zh, world.register.township.area) == ("结对帮扶“四个一”", "990123")
    assert str(world.books.calendar.terms[-1].from_) == "2026-09-02"
    assert list(world.register.schools) == ["S01"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "`--name 青石镇`"),
        ((*OWN, "--school", "S03"), "`S01 青石镇中心小学 "),
        ((*OWN, "--school", "S03 新校 remote 2085"), "2026"),
        ((*OWN, "--county", "abc"), "`990100`"),
        ((*OWN, "--county", "9901"), "`--county`"),
        ((*OWN, "--county", ""), "`--county`"),
        ((*OWN, "--name", " "), "`--name`"),
        ((*OWN, "--name", ""), "`--name`"),
        ((*OWN, "--spring", "2026-03-02..2026-09-10"), "2026-09-10"),
        ((*OWN, "--autumn", "2026-03-01..2026-06-01", "--spring", "2026-09-02..2026-12-10"), "2026-12-10"),
        ((*OWN, "--autumn", "2027-09-01..2028-01-10"), "`2026-09-01..2027-01-12`"),
        ((*OWN, "--from", "2026-13-01"), "`--from`"),
        ((*OWN, "--month-closes", "32"), "`end`"),
        ((*OWN, "--school", "S01 又一所 remote 1990"), "S01"),
        ((*OWN, "--plan", "p99"), "p16"),
        ((*OWN, "--spring", "March"), "`2026-03-02..2026-07-10`"),
        ((*OWN, "--from", "2025-01-01"), "`--from 2026-03-01`"),
        ((*OWN, "--language", "fr"), "zh"),
        ((*OWN, "--eligibility", "nobody"), "nobody"),
        ((*OWN, "--answers", "none.yaml"), "`--answers"),
        (("--answers", "odd.yaml"), "name"),
        ((*OWN, "--plan", "odd.yaml"), "`careplan plan check odd.yaml`"),
        ((*OWN, "--year", "1999"), "`--year 2026`"),
    ],
)
def test_a_slip_is_explained_and_nothing_is_written(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """Exit 2 in both languages, with what to write instead."""
    (tmp_path / "odd.yaml").write_bytes("nam: 青石镇\n".encode())
    for lang in ("zh", "en"):
        ran = careplan("init", "new", *words, "--lang", lang, cwd=tmp_path)
        assert (ran.code, said in ran.err) == (2, True), ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["odd.yaml"]


def test_what_is_written_as_people_write_it_is_understood(tmp_path: Path) -> None:
    """Full-width signs and commas, the end of a month in words, an early term, a path to paste."""
    words = ("--school", "Ｓ０１　青石小学，中心，１９８５年", "--month-closes", "月底", "--office", "", "--no-git")
    term = ("--spring", "2026-01-12..2026-07-03")
    ran = careplan("init", "台帐 2026", *OWN[:6], *TODAY, *words, *term, cwd=tmp_path)
    assert (ran.code, 'cd "台帐 2026"' in ran.err) == (0, True), ran.err
    world = load_world(str(tmp_path / "台帐 2026"), date(2026, 11, 24))
    assert [(id_, one.name.zh, str(one.opened)) for id_, one in world.register.schools.items()] == [
        ("S01", "青石小学", "1985-09-01")
    ]
    assert (world.register.township.month_closes, world.register.township.office.zh) == ("end", "青石镇中心学校")
    assert [str(term.until) for term in world.books.calendar.terms][:2] == ["2026-01-11", "2026-07-03"]
    assert answers(month_closes="25日")["month_closes"] == "25"


def test_answers_of_a_file_and_a_plan_of_ones_own(tmp_path: Path) -> None:
    """Options are stronger than the file; the plan is taken as it is; without git there are the files alone."""
    plan = Path(__file__, "../../../examples/plans/p14.yaml").resolve().read_bytes()
    (tmp_path / "own.yaml").write_bytes(plan)
    text = (
        'name: Qingshi\ncounty: "990100"\nplan: own.yaml\nlanguage: en\nschools:\n  - S01 Central school central 1985\n'
    )
    (tmp_path / "answers.yaml").write_bytes(text.encode())
    ran = careplan("init", "--answers", "answers.yaml", "--name", "Lower Qingshi", "--no-git", *TODAY, cwd=tmp_path)
    root = tmp_path / "Lower Qingshi"
    assert (ran.code, (root / ".git").exists(), (root / "plan/2026.yaml").read_bytes()) == (0, False, plan)
    assert load_world(str(root), date(2026, 11, 24)).register.schools["S01"].name.en == "Central school"
    assert "Care records of Lower Qingshi" in (root / "README.md").read_text(encoding="utf-8")


def test_in_a_clone_and_in_somebody_elses_repository(tmp_path: Path, nobody: Path) -> None:
    """An empty clone is filled where it is, by whom git knows; another repository is left alone."""
    text = f"[user]\nname = Known\nemail = known@example.cn\n[core]\nhooksPath = {nobody}/hooks\n"
    (nobody / ".gitconfig").write_text(text, encoding="utf-8")
    clone = tmp_path / "clone"
    clone.mkdir()
    git(clone, "init", "-q", "-b", "main")
    git(clone, "remote", "add", "origin", "../away")
    assert careplan("init", ".", *OWN, cwd=clone).code == 0
    assert git(clone, "log", "--format=%an") == "Known"
    assert ((nobody / "hooks").exists(), (clone / ".git/hooks/pre-commit").exists()) == (False, True)
    assert git(clone, "status", "--porcelain") + git(clone, "remote") == "origin"
    inside = careplan("init", "clone/schools/new", *OWN, "--lang", "en", cwd=tmp_path)
    assert (inside.code, "another git repository" in inside.err, "--no-git" in inside.err) == (2, True, True)
    assert not (clone / "schools/new").exists()


def test_all_or_nothing_on_a_computer_that_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at some file operations or before the commit: no folder at all; the same command then does it all."""
    given, day = answers(user_name="a", user_email="b@c"), date(2026, 11, 24)
    with failing(monkeypatch, 0, Killed(), for_good=False) as calls:
        found_township(str(tmp_path / "whole"), given, 2026, day, git=False)
    root = tmp_path / "t"
    for nth in (2, len(calls) // 3, len(calls) // 2, len(calls) - 4):
        with failing(monkeypatch, nth, Killed(), for_good=False), pytest.raises(Killed):
            found_township(str(root), given, 2026, day, git=False)
        assert not root.exists()
    with monkeypatch.context() as patched:
        patched.setattr(begin, "first_commit", _killed)
        with pytest.raises(Killed):
            found_township(str(root), given, 2026, day)
    assert not root.exists()
    assert found_township(str(root), given, 2026, day).commit
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_in_place_nothing_is_left_and_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder in which one stands is as empty as it was; a computer without git is told of `--no-git`."""
    with monkeypatch.context() as patched:
        patched.setattr(begin, "first_commit", _killed)
        with pytest.raises(Killed):
            careplan("init", ".", *OWN, cwd=tmp_path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = careplan("init", "new", *OWN, "--lang", "en", cwd=tmp_path)
    assert (ran.code, "install it" in ran.err, "`--no-git`" in ran.err) == (2, True, True)
    assert careplan("init", ".", *OWN, "--no-git", cwd=tmp_path).code == 0
    assert (tmp_path / "careplan.yaml").exists()


def _killed(*_: object) -> str:
    raise Killed


def test_a_run_that_ended_between_files_and_commit_goes_on(tmp_path: Path) -> None:
    """In place, what an earlier run wrote is taken for its own."""
    given = answers(user_name="a", user_email="b@c")
    git(tmp_path, "init", "-q")
    for path, data in files_of(given, 2026, date(2026, 11, 24)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert found_township(str(tmp_path), given, 2026, date(2026, 11, 24)).commit
    assert git(tmp_path, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("plan", "day"),
    [
        *(("source", date(2026, month, 15)) for month in (1, 6, 12)),
        ("source", date(2027, 2, 3)),
        ("p05", date(2026, 11, 24)),
        ("p10", date(2026, 1, 5)),
    ],
)
def test_only_what_is_truly_next(tmp_path: Path, plan: str, day: date) -> None:
    """Whatever day a township begins on, nothing is said to be missed that was due before."""
    given = answers(day.year, plan=plan)
    found = found_township(str(tmp_path / "t"), given, day.year, day, git=False)
    assert {one.slug for one in found.findings} <= TO_DO
    world = load_world(str(tmp_path / "t"), day)
    assert {one.slug for one in run_checks(world, load_checks())} == {one.slug for one in found.findings}
