"""`careplan check`: what is told, what fails, and where it is written."""

import json
import re
import shutil
from pathlib import Path

import pytest

from careplan.text import Lang
from tests.golden import Golden
from tests.run import TOWNSHIP, Ran, careplan

ON = ("--on", "2026-05-31")
CHILD = "schools/S01/children/S01-282TV.yaml"
SCHOOL = "schools/S02/school.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township with an error in S01, one in S02 and a byte-order mark, in no repository."""
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    child = root / CHILD
    child.write_text(child.read_text(encoding="utf-8").replace("birth_date: ", "birth_date: x"), encoding="utf-8")
    school = root / SCHOOL
    school.write_text(school.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    calendar = root / "calendar/2026.yaml"
    calendar.write_bytes(b"\xef\xbb\xbf" + calendar.read_bytes())
    return root


def check(root: Path, *words: str) -> Ran:
    """Run check on the planted faults of form alone."""
    return careplan("check", *ON, "--select", "CP1", "--ignore", "history-not-checked", *words, cwd=root)


def places(ran: Ran) -> list[str]:
    """Return path and code of each finding of a concise run."""
    lines = [line.split(" ") for line in ran.out.splitlines()]
    return [f"{place.split(':')[0]} {code}" for place, code, *_ in lines]


def test_clean_is_0(tmp_path: Path) -> None:
    """The clean township leaves with 0 and no finding."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    ran = check(tmp_path / "records", "--format", "concise")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", ["text", "concise", "json"])
def test_each_format_in_each_language(
    form: str, lang: Lang, root: Path, golden: Golden, answers_are_kept: Path
) -> None:
    """What a format writes is a golden; a kept answer and one that is worked out again are the same bytes."""
    ran = check(root, "--format", form, "--lang", lang)
    assert ran.code == 1
    assert ran.err == ""
    assert len(list(answers_are_kept.iterdir())) == 1
    assert check(root, "--format", form, "--lang", lang) == ran
    assert check(root, "--format", form, "--lang", lang, "--no-cache") == ran
    golden.check(f"check/{form}.{lang}.{'json' if form == 'json' else 'txt'}", ran.out)


def test_json_differs_between_languages_in_its_sentences_alone(root: Path) -> None:
    """Codes, keys, facts and counts are the same in both languages."""
    zh, en = (json.loads(check(root, "--format", "json", "--lang", lang).out) for lang in ("zh", "en"))
    for document in (zh, en):
        for finding in document["findings"]:
            assert finding.pop("message")
            assert finding.pop("help")
    assert zh == en
    assert zh["schema"] == "careplan/check/1"
    assert zh["summary"]["severities"] == {"error": 2, "warning": 1, "note": 0}


def test_paths_and_schools_choose_what_is_told(root: Path) -> None:
    """The whole township is read, but only what concerns the asked files is told."""
    concise = ("--format", "concise")
    assert places(check(root, *concise)) == ["calendar/2026.yaml CP102", f"{CHILD} CP153", f"{SCHOOL} CP151"]
    assert places(check(root, *concise, "schools/S01")) == [f"{CHILD} CP153"]
    assert places(check(root, *concise, CHILD, "calendar")) == ["calendar/2026.yaml CP102", f"{CHILD} CP153"]
    assert places(check(root, *concise, "--school", "S02")) == [f"{SCHOOL} CP151"]
    assert places(check(root, *concise, ".")) == places(check(root, *concise))
    assert places(check(root / "schools", *concise, "S02")) == [f"../{SCHOOL} CP151"]
    assert places(check(root.parent, *concise)) == [
        "records/calendar/2026.yaml CP102",
        f"records/{CHILD} CP153",
        f"records/{SCHOOL} CP151",
    ]


def test_a_finding_about_a_person_is_told_with_the_persons_file(root: Path) -> None:
    """A finding whose facts name somebody belongs to that record too, wherever it stands."""
    (root / CHILD).write_bytes((TOWNSHIP / CHILD).read_bytes())
    ran = careplan("check", *ON, "--format", "json", CHILD, cwd=root)
    told = json.loads(ran.out)["findings"]
    assert all(one["file"] == CHILD or "S01-282TV" in one["facts"].values() for one in told)
    assert ran.code == 0


def test_select_ignore_and_levels(root: Path) -> None:
    """Errors fail; warnings fail with --strict or --fail-on; --exit-zero never fails."""
    assert check(root, "--ignore", "CP15").code == 0
    assert check(root, "--ignore", "CP15", "--strict").code == 1
    assert check(root, "--ignore", "CP15", "--fail-on", "warning").code == 1
    assert check(root, "--ignore", "CP15", "--ignore", "byte-order-mark", "--fail-on", "note").code == 0
    assert check(root, "--fail-on", "never").code == 0
    assert check(root, "--exit-zero").code == 0
    assert check(root).code == 1


def test_a_result_goes_to_a_file_whole_or_not_at_all(root: Path, tmp_path: Path) -> None:
    """`-o` writes what the screen would have shown; a place that cannot be written is wrong use."""
    shown = check(root, "--format", "json", "--color", "always")
    target = tmp_path / "out.json"
    ran = check(root, "--format", "json", "-o", str(target))
    assert (ran.code, ran.out) == (1, "")
    assert target.read_text(encoding="utf-8") == shown.out
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    missing = check(root, "-o", str(tmp_path / "no/where.txt"), "--lang", "en")
    assert missing.code == 2
    assert "there is no such folder" in missing.err
    folder = check(root, "-o", str(tmp_path), "--lang", "en")
    assert folder.code == 2
    assert "it is a folder" in folder.err


def test_a_file_of_no_records_is_read_by_itself(tmp_path: Path) -> None:
    """Outside every folder of records only the form of a file is judged."""
    (tmp_path / "a.yaml").write_text("a: 1\n\tb: 2\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("a,a\n1,2\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("hello\n", encoding="utf-8")
    ran = careplan("check", "a.yaml", "b.csv", "--format", "concise", cwd=tmp_path)
    assert ran.code == 1
    assert places(ran) == ["a.yaml CP130", "b.csv CP143"]
    other = careplan("check", "c.txt", "--lang", "en", cwd=tmp_path)
    assert other.code == 2
    assert "neither a .yaml nor a .csv file" in other.err


def test_remarks_go_beside_the_result(root: Path) -> None:
    """`-v` says how it was looked, on standard error; `-q` keeps it back; the result is the same."""
    plain, loud, quiet = check(root), check(root, "-v", "--lang", "en"), check(root, "-v", "-q", "--lang", "en")
    assert loud.err.startswith("careplan ")
    assert "checks: " in loud.err
    assert quiet.err == plain.err == ""
    assert quiet.out == loud.out


def test_colour_is_asked_for_or_for_a_terminal(root: Path) -> None:
    """Nothing but `--color always` colours what does not go to a terminal, and no colour changes a word."""
    colored = check(root, "--color", "always").out
    assert "\x1b[" in colored
    assert "\x1b[" not in check(root).out
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == check(root).out


def test_no_line_of_data_is_a_command(root: Path) -> None:
    """A file name cannot speak to a terminal or to a CI service."""
    folder = root / "::error title=x::"
    folder.mkdir()
    (folder / "a\x1b[2J.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "##[group]b.yaml").write_text("a: 1\n", encoding="utf-8")
    for form in ("text", "concise", "json"):
        ran = check(root, "--format", form)
        assert "\x1b" not in ran.out
        assert "##[" not in ran.out
        assert not [line for line in ran.out.splitlines() if line.lstrip().startswith("::")]
    assert json.loads(check(root, "--format", "json").out)
