"""`careplan why`: each state explained in both languages, and what it says to somebody who slipped."""

import json
from pathlib import Path

import pytest

from tests.golden import Golden
from tests.run import run
from tests.workflow.scratch import lay_scratch

CASES = {
    "met": ("2026-06-03", "S01-AAAAA", "talk", "2026-03"),
    "late": ("2026-06-03", "S01-AAAAA", "talk", "2026-04"),
    "overdue": ("2026-06-03", "S01-AAAAA", "talk", "2026-05"),
    "missed": ("2026-06-30", "S01-AAAAA", "talk", "2026-05"),
    "waived": ("2026-06-03", "S01-AAAAA", "talk", "2026-06"),
    "moved": ("2026-08-03", "S01-AAAAA", "talk", "2026-07"),
    "upcoming": ("2026-06-03", "S01-AAAAA", "talk", "2026-09"),
    "open-without-proxy": ("2026-05-15", "S01-BBBBB", "talk", "2026-05"),
    "not-applicable": ("2026-08-03", "S01-AAAAA", "homework", "2026-08"),
    "blocked": ("2026-06-03", "S01", "feedback", "2026-05"),
    "day-off": ("2026-10-20", "S01", "statistics", "2026-10"),
    "standing-gap": ("2026-05-15", "S01-BBBBB", "paired", "2026-05"),
    "standing-late": ("2026-06-03", "S01-BBBBB", "paired", "2026-05"),
    "triggered-met": ("2026-06-03", "S01", "letter-on", "s02"),
    "triggered-overdue": ("2026-06-03", "S01", "letter-on", "s03"),
    "triggered-answered": ("2026-06-03", "S01-AAAAA", "harm-report", "s04"),
    "other-kind-of-call": ("2026-06-03", "S01-BBBBB", "call", "2026-05"),
    "advisory": ("2026-06-03", "S01", "norms", "2026-05"),
    "observed": ("2026-06-03", "S01-AAAAA", "parent-letter", "2026-Q1"),
    "condition-fails": ("2026-06-03", "S01-AAAAA", "call"),
    "other-subject": ("2026-06-03", "S01-AAAAA", "statistics"),
    "no-trigger": ("2026-06-03", "S01-BBBBB", "harm-report"),
    "plan-not-in-force": ("2026-02-03", "S01-AAAAA", "call"),
    "waiver-refused": ("2026-06-03", "S01-BBBBB", "talk", "2026-06"),
    "without-period": ("2026-06-03", "S01-AAAAA", "talk"),
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the scratch hamlet, and stand in it."""
    monkeypatch.chdir(lay_scratch(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("root", "answers_are_kept")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_every_state_is_explained(name: str, lang: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    """The clause, the holder, the days and how they were found, what counted, what did not, what is left to do."""
    day, *words = CASES[name]
    for _ in range(2):
        assert run(["why", *words, "--on", day, "--lang", lang]) == 0
        golden.check(f"why/{name}.{lang}.txt", capsys.readouterr().out)


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("name", ["overdue", "standing-gap", "condition-fails"])
def test_json_is_the_same_in_every_language(name: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    """Keys, ids and states do not change with the language; sentences come in both."""
    day, *words = CASES[name]
    said = []
    for lang in ("zh", "en"):
        assert run(["why", *words, "--on", day, "--lang", lang, "--format", "json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert json.loads(said[0])["schema"] == "careplan/why/1"
    golden.check(f"why/{name}.json", said[0])


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["S01-AAAAB", "talk"], "Did you mean S01-AAAAA?"),
        (["s01-aaaaa", "tallk"], "Did you mean talk?"),
        (["S01-AAAAA", "talk", "2026-5"], "Did you mean 2026-05?"),
        (["S01-AAAAA", "talk", "--format", "jsn"], "Did you mean json?"),
        (["某某", "talk"], "No record is known as …."),
    ],
)
def test_a_slip_is_answered_with_the_nearest(
    words: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong use, exit 2, nothing on standard output, and no Chinese word that may be a name repeated."""
    assert run(["why", *words, "--on", "2026-06-03", "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert expected in captured.err


@pytest.mark.parametrize(
    ("keys", "on", "zh", "en"),
    [
        (
            "count: <= 1",
            "06-30",
            "最多 1 次，已 2 次|超过了上限（最多 1 次）",
            "at most once; 2 so far|The limit (at most once)",
        ),
        (
            "count: <= 1",
            "05-20",
            "最多 1 次，已 1 次|没有超过就好",
            "at most once; 1 so far|only no more than it allows",
        ),
        (
            "gap: 7 days",
            "05-20",
            "两次之间最多 7 天，已 1 次|离上一次太久|尽快做",
            "; 1 so far|too long after|do it soon",
        ),
        ("gap: 3 days", "06-30", "两次之间最多 3 天，已 2 次|补不了", "; 2 so far|cannot be made up"),
        ("cover: child", "06-30", "要覆盖 2 个，已覆盖 1 个", "1 of 2 reached so far"),
        ("count: 2..3", "06-30", "应 2 至 3 次，已 2 次", "2 to 3 times; 2 so far"),
    ],
)
def test_what_is_asked_stands_beside_what_there_is(
    keys: str, on: str, zh: str, en: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of limits, gaps and coverage in their own words: a limit and a gap have nothing to make up."""
    plan = root / "plan/2026.yaml"
    written = plan.read_text(encoding="utf-8").replace("norm_session, judge: advisory", f"letter, {keys}")
    plan.write_text(written, encoding="utf-8")
    for lang, expected in (("zh", zh.split("|")), ("en", en.split("|"))):
        assert run(["why", "S01", "norms", "2026-05", "--on", f"2026-{on}", "--lang", lang]) == 0
        out = capsys.readouterr().out
        assert [words for words in expected if words not in out] == []
        assert ("截止补做" in out or "closes:" in out) == keys.startswith(("cover", "count: 2"))


@pytest.mark.usefixtures("root")
def test_small_letters_and_a_month_do(capsys: pytest.CaptureFixture[str]) -> None:
    """An id in small letters is found; a month names the quarter around it."""
    assert run(["why", "s01-aaaaa", "parent-letter", "2026-05", "--on", "2026-06-03"]) == 0
    assert "2026-Q2" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("word", ["call", "CALL", "Call", "通话", "《通话》", "通"])
def test_a_duty_is_found_by_its_title(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By its id, by either title, with or without quotation marks, or by a part of one that no other has."""
    assert run(["why", "S01-BBBBB", word, "2026-05", "--on", "2026-06-03"]) == 0
    assert "(call)" in capsys.readouterr().out
    assert run(["plan", "show", word, "--on", "2026-06-03"]) == 0
    assert "(call)" in capsys.readouterr().out


@pytest.mark.usefixtures("root")
def test_a_part_of_several_titles_is_refused_with_their_ids(capsys: pytest.CaptureFixture[str]) -> None:
    """Two duties have 信 in their titles."""
    assert run(["why", "S01-AAAAA", "信", "--on", "2026-06-03", "--lang", "en"]) == 2
    assert "write the id of one: letter-on, parent-letter" in capsys.readouterr().err


def test_the_row_fits_the_file_that_is_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the month's file exists with the columns needed, only the row is printed, in their order."""
    path = root / "schools/S01/months/2026-06/T01.csv"
    path.parent.mkdir(parents=True)
    path.write_text("row_id,date,kind,minutes,counts_for,children,by\n")
    assert run(["why", "S01-AAAAA", "talk", "2026-05", "--on", "2026-06-03"]) == 0
    rows = [line.strip() for line in capsys.readouterr().out.split("\n") if line.startswith("    ")]
    assert len(rows) == 1
    assert rows[0].endswith(",2026-06-03,talk,,2026-05,S01-AAAAA,T01")


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "本来是 2027-01-22，计划只到 2026-12-31"), ("en", "was 2027-01-22; cut by the plan's last day")],
)
def test_a_term_that_the_plans_end_cut(lang: str, words: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The due day is the plan's last, and both `why` and the month's calendar say so."""
    plan = root / "plan/2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("every: quarter", "every: term"), encoding="utf-8")
    assert run(["why", "S01-AAAAA", "parent-letter", "2026-autumn", "--on", "2026-12-01", "--lang", lang]) == 0
    assert words in capsys.readouterr().out
    assert run(["plan", "calendar", "--month", "2026-12", "--on", "2026-12-01", "--lang", lang]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "只算其中落在本期的部分"), ("en", "the part of it that lies in this period")]
)
def test_days_that_last_for_several_periods(
    lang: str, words: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each period owes its own part of them."""
    plan = root / "plan/2026.yaml"
    text = plan.read_text(encoding="utf-8").replace("every: quarter", "every: month, within: 05-20 .. 07-10")
    plan.write_text(text, encoding="utf-8")
    assert run(["why", "S01-AAAAA", "parent-letter", "2026-05", "--on", "2026-06-03", "--lang", lang]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "S01 的《养成》（2026-05）超过了上限：最多 1 次，做了 2 次"),
        ("en", "“Norms” for S01 in 2026-05 went over its limit: 2 done where at most 1 may be"),
    ],
)
def test_a_broken_limit_is_no_miss(lang: str, words: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` says that there was too much, not that too little was done."""
    plan = root / "plan/2026.yaml"
    written = plan.read_text(encoding="utf-8").replace("norm_session, judge: advisory", "letter, count: <= 1")
    plan.write_text(written, encoding="utf-8")
    run(["check", "--on", "2026-06-30", "--lang", lang])
    assert words in capsys.readouterr().out
