"""`careplan appraise`: what it prints, its JSON, and what is said when it cannot be drawn."""

import json
from datetime import date
from pathlib import Path

import pytest

from careplan.workflow.answers.appraise_json import appraise_plain
from careplan.workflow.appraise import appraised
from careplan.workflow.appraise_schemas import APPRAISE
from careplan.workflow.load import load_world
from tests.golden import Golden
from tests.run import careplan
from tests.workflow.scratch import lay_township
from tests.workflow.test_answer_schemas import wrong

ON = ("--on", "2026-07-20")
QUOTAS = """\
quotas:
  - id: commendation
    title: {zh: 学校表彰, en: Commendation}
    act: award
    topic: commendation
    each: school
    places: [{number: 1}]
  - id: county-meeting
    title: {zh: 全县座谈会, en: County meeting}
    act: nomination
    topic: county-meeting
    each: township
    places: [{number: 2}]
    of_which:
      - {title: {zh: 边远学校, en: remote schools}, position: remote, least: 1}
    none_missed: [home-visit]
"""
GIVEN = """\
row_id,date,kind,school,by,with,topic,score
P1,2026-07-01,appraisal,S01,Z01,T002,quality,18.5
P2,2026-07-01,appraisal,S02,Z01,T004,quality,20
P3,2026-07-01,appraisal,S02,Z01,T005,quality,21
N1,2026-07-02,nomination,,Z01,T002,county-meeting,
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small township with quotas, and points by hand of which one is beyond the rubric."""
    lay_township(tmp_path)
    (tmp_path / "rules/quotas.yaml").write_text(QUOTAS, encoding="utf-8")
    (tmp_path / "township/months/2026-07.csv").write_text(GIVEN, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "words"), [("appraise", ()), ("appraise-adult", ("--adult", "t004"))])
def test_pages(name: str, words: tuple[str, ...], lang: str, root: Path, golden: Golden) -> None:
    """The ranking with the places; one adult with the list behind each figure."""
    ran = careplan("appraise", "--year", "2026", *ON, *words, "--lang", lang, cwd=root)
    assert (ran.code, ran.err) == (0, "")
    golden.check(f"pages/{name}.{lang}.txt", ran.out)


def test_json_is_as_its_schema_says_and_the_same_in_every_language(root: Path) -> None:
    """The list behind each figure adds up to it; a score beyond the rubric is nobody's."""
    zh, en = (careplan("appraise", *ON, "--format", "json", "--lang", lang, cwd=root).out for lang in ("zh", "en"))
    assert zh == en
    answer = json.loads(zh)
    assert wrong(answer, APPRAISE) == []
    for line in (line for score in answer["scores"] for line in score["lines"] if line["rate"]):
        assert line["rate"]["base"] == len(line["behind"])
    quality = {score["staff"]: score["lines"][-1]["points"] for score in answer["scores"]}
    assert quality == {"T002": 18.5, "T004": 20, "T005": None}
    assert [q["named"] for q in answer["quotas"]][-1] == [{"who": "T002", "row_id": "N1", "day": "2026-07-02"}]


def test_the_demo_is_as_its_schema_says() -> None:
    """A whole year, and one school of it: ranks stay those among all."""
    world = load_world(str(Path(__file__).parents[2] / "records"), date(2026, 12, 31))
    whole, one = (appraise_plain(appraised(world, 2026, school=school)) for school in (None, "S02"))
    assert wrong(whole, APPRAISE) == wrong(one, APPRAISE) == []
    scores = whole["scores"]
    assert isinstance(scores, list)
    assert one["scores"] == [s for s in scores if isinstance(s, dict) and s["school"] == "S02"]


def test_what_was_missed_costs_points_and_shows_in_the_month(root: Path) -> None:
    """Nobody talked in June: T002 owed two talks, the others one; half a point for each."""
    rubric = root / "rules/rubric.yaml"
    line = (
        "  - {id: lost, title: {zh: 漏谈, en: Lost}, points: -2, each: 0.5, by: missed, also: true, duties: [talk]}\n"
    )
    rubric.write_text(rubric.read_text(encoding="utf-8") + line, encoding="utf-8")
    answer = json.loads(careplan("appraise", *ON, "--format", "json", cwd=root).out)
    assert wrong(answer, APPRAISE) == []
    assert {score["staff"]: score["lines"][-1]["points"] for score in answer["scores"]} == {
        "T002": -1,
        "T004": -0.5,
        "T005": -0.5,
    }
    report = json.loads(careplan("report", "--month", "2026-06", *ON, "--format", "json", cwd=root).out)
    lost = {row["id"]: row["cells"]["lost"] for row in report["tables"]["rubric"]["rows"]}
    assert {staff: (cell["done"], cell["base"]) for staff, cell in lost.items()} == {
        "T002": (2, 2),
        "T004": (1, 1),
        "T005": (1, 1),
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", "2027"), "2027 has not begun on 2026-07-20"),
        (("--year", "26"), "--year is a year, such as `--year 2026`"),
        (("--adult", "T003"), "T003 was no proxy parent in 2026"),
        (("--adult", "T02"), "Did you mean T002?"),
        (("--format", "xml"), "There is no format xml"),
    ],
)
def test_wrong_use(words: tuple[str, ...], said: str, root: Path) -> None:
    """Exit 2, and what to write instead."""
    ran = careplan("appraise", *ON, *words, "--lang", "en", cwd=root)
    assert ran.code == 2
    assert said in ran.err


def test_without_a_rubric_nothing_is_made_up(root: Path) -> None:
    """Exit 2; without quotas there are scores and no places."""
    (root / "rules/quotas.yaml").unlink()
    assert json.loads(careplan("appraise", *ON, "--format", "json", cwd=root).out)["quotas"] == []
    (root / "rules/rubric.yaml").unlink()
    ran = careplan("appraise", *ON, "--lang", "en", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no rubric" in ran.err
