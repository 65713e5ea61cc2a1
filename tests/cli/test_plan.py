"""`careplan plan`: what it prints, what it answers as JSON, when it leaves with 1 and what it refuses."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from careplan.workflow.plan_schemas import CALENDAR, COVERAGE, PLAN, TRY
from careplan.workflow.schema import output_schemas
from tests.golden import Golden
from tests.run import Ran, careplan
from tests.workflow.scratch import lay_scratch, lay_township
from tests.workflow.test_answer_schemas import wrong

HAN = re.compile(r"[\u3400-\u9fff]")
REPO = Path(__file__).parent.parent.parent
DAY = ("--on", "2026-05-31")
LATER = ("--on", "2026-07-20")
LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
NEXT = """\
year: 2027
title: {zh: 明年的计划, en: Next year's plan}

documents:
  - {id: county, title: 县里的要求, clauses: [一, 二, 三]}

valid: {from: 2027-05-01, until: 2027-06-30}

duties:
  - id: talk
    title: {zh: 谈两次心, en: Two talks}
    source: {clause: 一, words: 每月谈两次心}
    chapter: care
    owner: proxy_parent
    for_each: child
    every: month
    count: 2
    proof: talk

  - id: monthly-statistics
    title: {zh: 统计, en: Statistics}
    source: {clause: 四, words: 上报}
    chapter: hand-in
    owner: school
    for_each: school
    every: month
    due: 2027-06-10
    proof: {kind: submission, where: {topic: statistics}}

  - id: open-day
    title: {zh: 开放日, en: Open day}
    source: {clause: —, words: 开放}
    chapter: activity
    owner: school
    for_each: school
    every: term
    due: second monday 06
    proof: theme_activity
"""
BROKEN = NEXT.replace("owner: proxy_parent", "owner: Proxy_Parnt").replace("proof: theme_activity", "proof: theme")


@pytest.fixture
def township(tmp_path: Path) -> Path:
    """Return a folder with the small township in `records`, and next year's plan beside it."""
    (tmp_path / "records").mkdir()
    lay_township(tmp_path / "records")
    (tmp_path / "next.yaml").write_text(NEXT, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return a folder without records, with the two plans in it."""
    (tmp_path / "next.yaml").write_text(NEXT, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


PAGES: dict[str, tuple[int, tuple[str, ...]]] = {
    "show": (0, ("show", *DAY)),
    "show-duty": (0, ("show", "letter-handed-on", *DAY)),
    "show-file": (0, ("show", "--file", "broken.yaml", *DAY)),
    "calendar": (0, ("calendar", "--month", "2026-05", "--school", "S01", *DAY)),
    "calendar-june": (0, ("calendar", "--month", "2026-06", *DAY)),
    "coverage": (0, ("coverage", *DAY)),
    "coverage-file": (1, ("coverage", "--file", "next.yaml", *DAY)),
    "check": (0, ("check", *DAY)),
    "check-file": (1, ("check", "broken.yaml", *DAY)),
    "try": (0, ("try", "next.yaml", "--against", "records", "--shift-years", "1", *LATER)),
}
SCHEMAS = {"show": PLAN, "calendar": CALENDAR, "coverage": COVERAGE, "try": TRY}


def plan(folder: Path, *words: str) -> Ran:
    """Run `careplan plan` with some words in a folder."""
    return careplan("plan", *words, cwd=folder)


def plain(folder: Path, *words: str) -> dict[str, Any]:
    """Return what `careplan plan` answers as JSON."""
    found: dict[str, Any] = json.loads(plan(folder, *words, "--format", "json").out)
    return found


@LANGS
@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, lang: str, township: Path, golden: Golden) -> None:
    """Each as it is printed, in both languages, with its exit code."""
    code, words = PAGES[name]
    ran = plan(township, *words, "--lang", lang)
    assert ran.code == code, ran.err
    golden.check(f"pages/plan-{name}.{lang}.txt", ran.out)


@pytest.mark.parametrize("name", [name for name in PAGES if not name.startswith("check")])
def test_json(name: str, township: Path) -> None:
    """One document as its schema says, the same in both languages."""
    code, words = PAGES[name]
    zh, en = (plan(township, *words, "--format", "json", "--lang", lang) for lang in ("zh", "en"))
    assert (zh.code, en.code) == (code, code)
    assert zh.out == en.out
    assert wrong(json.loads(zh.out), SCHEMAS[words[0]]) == []


def test_schemas_are_found() -> None:
    """`careplan schema` lists the four."""
    assert {"plan", "plan-calendar", "plan-coverage", "plan-try"} <= output_schemas().keys()


def test_the_schema_of_an_answer_is_found_by_its_id(township: Path) -> None:
    """`plan` alone names the record's schema; the answer's has its own `$id`."""
    shown = [json.loads(careplan("schema", name, cwd=township).out)["$id"] for name in ("plan", "careplan/plan/1")]
    assert shown == ["careplan/record/plan/1", "careplan/plan/1"]


def codes(folder: Path, *words: str) -> list[str]:
    """Return the codes that `plan check` finds, in order."""
    return [finding["code"] for finding in plain(folder, "check", *words)["findings"]]


def test_check_names_the_file_as_it_was_named(township: Path) -> None:
    """Shape faults and what cannot be kept, each at its line."""
    found = plain(township, "check", "broken.yaml", *DAY)["findings"]
    assert {finding["file"] for finding in found} == {"broken.yaml"}
    assert (found[0]["code"], found[0]["line"]) == ("CP156", 14)
    assert "CP902" in [finding["code"] for finding in found]


def test_check_outside_records_does_not_blame_the_missing_calendar(elsewhere: Path) -> None:
    """A duty of the terms has no days without a calendar; that is said once and is no finding."""
    ran = plan(elsewhere, "check", "next.yaml", *DAY, "--format", "concise", "--lang", "en")
    assert ran.code == 0
    assert not {"CP920", "CP929"} & set(re.findall(r"CP\d+", ran.out))
    assert "no calendar at hand" in ran.err
    assert "CP910" in ran.out


def test_check_with_a_calendar_tells_what_never_comes_up(elsewhere: Path, township: Path) -> None:
    """The township's calendar has no term in 2027."""
    assert elsewhere == township
    assert "CP920" in codes(township, "next.yaml", "--records", "records", *DAY)


def test_check_of_records_compares_their_plans(township: Path) -> None:
    """The same duty in two plans of the same days is found when all plans are checked."""
    first = township / "records/plan/2026.yaml"
    (township / "records/plan/again.yaml").write_bytes(first.read_bytes())
    assert "CP925" in codes(township, *DAY)
    assert "CP925" not in codes(township, "records/plan/again.yaml", *DAY)


def test_show_says_what_was_left_out(township: Path) -> None:
    """A duty that cannot be read is counted, not passed over."""
    (shown,) = plain(township, "show", "--file", "broken.yaml", *DAY)["plans"]
    assert shown["faults"] == 1
    assert [duty["id"] for duty in shown["duties"]] == ["monthly-statistics", "open-day"]


def test_calendar_counts_subjects_and_keeps_to_the_school(township: Path) -> None:
    """Two children of S01, four in all; each day with its reason."""
    one = plain(township, "calendar", "--month", "2026-05", "--school", "S01", *DAY)
    every = plain(township, "calendar", "--month", "2026-05", *DAY)
    (talk,) = (entry for entry in one["due"] if entry["duty"] == "talk")
    (talks,) = (entry for entry in every["due"] if entry["duty"] == "talk")
    assert (talk["count"], talks["count"]) == (2, 4)
    assert talk["due"]["day"] == "2026-05-31"
    assert any("weekend" in step["en"] for step in talk["due"]["how"])
    assert {entry["duty"] for entry in one["running"]} >= {"half-year-census", "family-phone"}
    assert ("day-off", "2026-05-01", "2026-05-05") in [(d["kind"], d["from"], d["until"]) for d in one["days"]]
    assert ("workday", "2026-05-09", "2026-05-09") in [(d["kind"], d["from"], d["until"]) for d in one["days"]]


def test_calendar_resolves_weekdays_and_vacations(tmp_path: Path) -> None:
    """The second Monday that a plan names, and the days between two terms."""
    root = lay_scratch(tmp_path)
    path = root / "plan/2026.yaml"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("due: 25, day_off: before", "due: second monday"), encoding="utf-8")
    days = plain(root, "calendar", "--month", "2026-06", *DAY)["days"]
    assert [(d["from"], d["what"]["en"]) for d in days if d["kind"] == "weekday"] == [
        ("2026-06-08", "the second Monday of the month")
    ]
    statistics = plain(root, "calendar", "--month", "2026-06", *DAY)["due"]
    assert [e["due"]["day"] for e in statistics if e["duty"] == "statistics"] == ["2026-06-08"]


def test_coverage_names_both_sides(township: Path) -> None:
    """Clauses without a duty; duties whose clause is not listed; duties without a clause."""
    (found,) = plain(township, "coverage", "--file", "next.yaml", *DAY)["plans"]
    assert found["documents"][0]["without_duty"] == ["二", "三"]
    assert [(one["duty"], one["clause"]) for one in found["not_listed"]] == [("monthly-statistics", "四")]
    assert [one["duty"] for one in found["without_clause"]] == ["open-day"]


def test_try_counts_what_would_have_been_owed(township: Path) -> None:
    """Four children had one talk in May and none in June: two a month would have been met nowhere."""
    found = plain(township, "try", "next.yaml", "--against", "records", "--shift-years", "1", *LATER)
    rows = {row["duty"]: row for row in found["duties"]}
    keys = ("expected", "done", "late", "missed")
    assert [rows["talk"]["new"][key] for key in keys] == [8, 0, 0, 8]
    assert [rows["talk"]["old"][key] for key in keys] == [8, 4, 0, 4]
    assert rows["open-day"]["old"] is None
    assert rows["home-visit"]["new"] is None
    assert (found["new"]["from"], found["new"]["until"]) == ("2026-05-01", "2026-06-30")


def test_a_plan_tried_against_itself_differs_in_nothing(township: Path) -> None:
    """The plan in force, run on its own records, is the plan in force."""
    found = plain(township, "try", "records/plan/2026.yaml", "--against", "records", *LATER)
    assert all(row["new"] == row["old"] for row in found["duties"])
    assert found["total"]["new"] == found["total"]["old"]
    assert found["total"]["old"]["expected"] > 0


def test_try_changes_no_file(township: Path) -> None:
    """The records are as before."""
    before = {path: path.read_bytes() for path in township.rglob("*") if path.is_file()}
    plan(township, "try", "next.yaml", "--against", "records", "--shift-years", "1", *LATER)
    assert {path: path.read_bytes() for path in township.rglob("*") if path.is_file()} == before


def test_a_due_day_says_how_it_was_found(tmp_path: Path) -> None:
    """The festival's day in the lunar calendar, and the term's days in the township's."""
    root = lay_scratch(tmp_path)
    path = root / "plan/2026.yaml"
    written = path.read_text(encoding="utf-8")
    new = written.replace("every: month, due: 25, day_off: before", "every: festival dragon-boat, due: start + 2 days")
    path.write_text(new.replace("judge: advisory", "judge: advisory, due: term end"), encoding="utf-8")
    entries = {e["duty"]: e["due"] for e in plain(root, "calendar", "--month", "2026-06", *DAY)["due"]}
    statistics, term = entries["statistics"], [term for term in _terms(root) if term["from"] <= "2026-06-30"][-1]
    assert statistics["day"] == "2026-06-21"
    assert "Dragon Boat Festival 2026-06-19" in statistics["how"][1]["en"]
    running = plain(root, "calendar", "--month", term["until"][:7], *DAY)["due"]
    norms = [e["due"] for e in running if e["duty"] == "norms" and e["due"]["day"] == term["until"]]
    assert norms
    assert all(any(term["until"] in step["en"] for step in one["how"]) for one in norms)


@pytest.mark.parametrize(
    ("keys", "month", "day", "steps"),
    [
        (
            "every: term",
            "2026-07",
            "2026-07-10",
            ["the last day of the term", "term 2026-spring: 2026-03-02 to 2026-07-10"],
        ),
        (
            "every: vacation",
            "2026-08",
            "2026-08-31",
            ["the last day of the vacation", "vacation: 2026-07-11 to 2026-08-31"],
        ),
        (
            "every: month, due: last friday, day_off: before",
            "2026-06",
            "2026-06-26",
            ["“last friday”: the last Friday"],
        ),
        (
            "every: month, due: 20, day_off: after",
            "2026-06",
            "2026-06-22",
            ["2026-06-20 is a day off", "the next workday"],
        ),
        ("every: year, within: dragon-boat", "2026-06", "2026-06-19", ["Dragon Boat Festival 2026-06-19 (day 5 of"]),
    ],
)
def test_each_day_has_its_reason(keys: str, month: str, day: str, steps: list[str], tmp_path: Path) -> None:
    """By a term, a vacation, a weekday by number, days off and a festival, from the township's calendar."""
    root = lay_scratch(tmp_path)
    path = root / "plan/2026.yaml"
    written = path.read_text(encoding="utf-8")
    path.write_text(written.replace("every: month, due: 25, day_off: before", keys), encoding="utf-8")
    found = plain(root, "calendar", "--month", month, *DAY)["due"]
    (due,) = (entry["due"] for entry in found if entry["duty"] == "statistics")
    said = "; ".join(step["en"] for step in due["how"])
    assert due["day"] == day
    assert [step for step in steps if step not in said] == [], said


def _terms(root: Path) -> list[dict[str, Any]]:
    return [d for d in plain(root, "calendar", "--month", "2026-06", *DAY)["days"] if d["kind"] == "term"]


@pytest.mark.parametrize("file", sorted((REPO / "examples/plans").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_plan_is_said(file: Path, elsewhere: Path) -> None:
    """Real plans, each whole in both languages, no duty lost and no Chinese sign in an English sentence."""
    (shown,) = plain(elsewhere, "show", "--file", str(file), *DAY)["plans"]
    assert shown["faults"] == 0
    assert shown["duties"]
    for duty in shown["duties"]:
        assert not HAN.search(duty["sentence"]["en"]), duty["id"]
        assert HAN.search(duty["sentence"]["zh"]), duty["id"]
        assert {"source", "owner", "for_each", "every", "due", "judge", "valid"} <= {p["key"] for p in duty["parts"]}


def test_a_person_s_file_taken_for_a_plan_shows_nothing_private(township: Path) -> None:
    """Whoever names the wrong file sees what is wrong with it, and no name."""
    children = sorted((township / "records/schools/S01/children").glob("*.yaml"))
    assert children
    for file in children:
        name = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("name:"))
        for lang in ("zh", "en"):
            ran = plan(township, "check", str(file), *DAY, "--lang", lang)
            assert ran.code == 1
            assert name.removeprefix("name:").strip() not in ran.all


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        ((), "写出要看什么", "Say what to do"),
        (("shwo",), "是不是 show？", "Did you mean show?"),
        (("coverage", "talk"), "后面多写了词", "takes fewer words"),
        (("show", "tlak", *DAY), "是不是 talk？", "Did you mean talk?"),
        (("show", "--on", "2030-01-01"), "没有有效的计划", "No plan is in force on 2030-01-01"),
        (("show", "--file", "none.yaml"), "没有计划文件 none.yaml", "There is no plan file none.yaml"),
        (("check", "records/schools/S01/months/2026-05/school.csv"), "计划写在 .yaml", "is no plan file"),
        (("show", "--month", "2026-05"), "`--month` 不能和 `show` 一起用", "`--month` does not go with `show`"),
        (("calendar", "--month", "2026-13"), "--month 写成年-月", "--month is year-month"),
        (("try",), "写出要试的计划", "Name the plan to try"),
        (("try", "next.yaml", "--against", "records", *DAY), "`--shift-years 1`", "`--shift-years 1`"),
        (
            ("try", "next.yaml", "--against", "records", "--shift-years", "3", *DAY),
            "`--shift-years 1`",
            "from 2024-05-01 to 2024-06-30",
        ),
        (("try", "next.yaml", "--shift-years", "99", "--against", "records"), "写 0 到 50", "is 0 to 50"),
        (("try", "next.yaml", "--against", "nowhere"), "nowhere", "nowhere"),
        (("show", "--format", "xml"), "--format 没有 xml", "There is no format xml"),
    ],
)
def test_wrong_use_is_refused_with_what_to_write(words: tuple[str, ...], zh: str, en: str, township: Path) -> None:
    """Exit code 2, in both languages, never a traceback."""
    for lang, sentence in (("zh", zh), ("en", en)):
        ran = plan(township, *words, "--lang", lang)
        assert ran.code == 2
        assert sentence in ran.err
        assert "Traceback" not in ran.all


def test_a_file_that_is_no_plan_is_refused(township: Path) -> None:
    """Said in words, with where to look."""
    (township / "empty.yaml").write_text("- a\n", encoding="utf-8")
    assert plan(township, "check", "empty.yaml", *DAY).code == 1
    for words in (("show", "--file", "empty.yaml"), ("try", "empty.yaml", "--against", "records")):
        ran = plan(township, *words, *DAY, "--lang", "en")
        assert ran.code == 2
        assert "careplan plan check empty.yaml" in ran.err


@pytest.mark.parametrize("inside", [True, False])
def test_a_plan_s_own_lines_are_shown(inside: bool, township: Path) -> None:  # noqa: FBT001 where it lies
    """A plan is about nobody: also a misspelt key, a flow map and Chinese words stand as they are; comments do not."""
    name = "records/plan/2027.yaml" if inside else "broken.yaml"
    written = BROKEN.replace("    every: month\n", "    evry: month  # 王老师 13800001111\n", 1)
    (township / name).write_text(written.replace("{clause: 一, words", "{clause: 一, wrods"), encoding="utf-8")
    ran = plan(township, "check", name, *DAY, "--lang", "en")
    assert "evry: month  # " in ran.out
    assert "source: {clause: 一, wrods: 每月谈两次心}" in ran.out
    assert "王" not in ran.out
    assert "1380000" not in ran.out
    assert "`careplan schema plan` shows how each is written" in ran.out
