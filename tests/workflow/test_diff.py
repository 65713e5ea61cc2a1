"""What changed between two commits: a visit taken out, a child moved, a plan mended; nothing private."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from careplan.workflow.answer_schemas import DIFF
from tests.run import TOWNSHIP, Ran, careplan

ON = ("--on", "2026-06-10")


def git(root: Path, *words: str) -> None:
    """Run git in the records."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small township, committed."""
    root = Path(shutil.copytree(TOWNSHIP, tmp_path / "records"))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")
    return root


def diff(root: Path, *words: str) -> Ran:
    """Compare."""
    return careplan("diff", *words, *ON, cwd=root)


def take_out_a_talk(root: Path) -> tuple[str, str]:
    """Take a talk with one child out of the records; return its row id and the child."""
    for file in sorted(root.glob("schools/*/months/2026-05/T*.csv")):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        talk = next((line for line in lines if ",talk," in line and " " not in line.split(",")[3]), None)
        if talk:
            file.write_text("".join(line for line in lines if line != talk), encoding="utf-8")
            return talk.split(",")[0], talk.split(",")[3]
    raise AssertionError("no talk")


def test_nothing_changed(root: Path) -> None:
    """The folder is what was committed."""
    ran = diff(root)
    assert (ran.code, ran.err) == (0, "")
    assert "没有变动" in ran.out


def test_a_row_that_is_gone_changes_an_obligation(root: Path) -> None:
    """The row by its id, and the talk that is now owed again; between commits as with the folder."""
    row, child = take_out_a_talk(root)
    first = diff(root, "HEAD").out
    assert "删去 1" in first
    assert f" {row} " in first
    assert f"talk/{child}/2026-05: 已完成 → " in first
    git(root, "commit", "-q", "-a", "-m", "two")
    second = diff(root, "HEAD~1..HEAD").out
    assert first.split("\n")[1:] == second.split("\n")[1:]
    back = diff(root, "HEAD..HEAD~1").out
    assert "新增 1" in back
    assert f"talk/{child}/2026-05: " in back
    other = "S02" if child.startswith("S01") else "S01"
    assert "没有变动" in diff(root, "HEAD~1..HEAD", "--school", other).out


def test_private_values_are_not_told(root: Path) -> None:
    """A name that was mended is said to have changed; an adult's file is named."""
    file = next(root.glob("schools/S01/children/*.yaml"))
    text = file.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name: "))
    file.write_text(text.replace(name, "name: 新名字"), encoding="utf-8")
    staff = next(root.glob("schools/S01/staff/*.yaml"))
    staff.write_text(staff.read_text(encoding="utf-8").replace("name: ", "name: 改"), encoding="utf-8")
    ran = diff(root)
    assert "新名字" not in ran.all
    assert f"{file.stem} name" in ran.out
    assert f"~ schools/S01/staff/{staff.name}" in ran.out


def test_json_is_as_its_schema_says(root: Path) -> None:
    """The same in every language."""
    take_out_a_talk(root)
    zh, en = (diff(root, "--format", "json", "--lang", lang).out for lang in ("zh", "en"))
    assert zh == en
    found = json.loads(zh)
    assert list(Draft202012Validator(DIFF).iter_errors(found)) == []
    assert [act["what"] for act in found["acts"]] == ["removed"]
    assert found["states"][0]["old"] == "met"


@pytest.mark.parametrize("words", ["..", "HEAD..", "..HEAD", "HEAD...HEAD", "nothing"])
def test_what_is_no_commit(root: Path, words: str) -> None:
    """Said in one sentence."""
    ran = diff(root, words)
    assert (ran.code, ran.out) == (2, "")
