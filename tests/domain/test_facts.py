"""Facts: every one with an example of each answer, and on which days they may change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from careplan.domain.calendar import Span
from careplan.domain.changes import CHANGES, changes
from careplan.domain.fact_values import can_be, column_values, fact_values
from careplan.domain.fact_words import FACT_WORDS
from careplan.domain.facts import FACTS, fact, hold
from careplan.domain.group_facts import Value
from careplan.domain.register import Member, Register
from careplan.records.child import Child
from careplan.records.duty_parts import Subject
from careplan.records.expressions import Expected, parse_expected
from careplan.records.guardian import Guardian
from careplan.records.rules import Eligibility
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township
from tests.domain.books import RULE, WORDS

A, B, G = "S01-AAAAA", "S01-BBBBB", "S01-GGGGG"
EARLY, LATE = date(2026, 1, 10), date(2026, 6, 10)
SINCE = [{"from": "2026-03-01"}]
"""What there is from March on: not on the early day, and so on the late one."""

RICH: dict[str, Any] = {
    "id": A,
    "name": "名",
    "sex": "girl",
    "birth_date": "2016-03-01",
    "address": "某村",
    "enrolment": [{"school": "S01", "from": "2026-03-01", "began": "new"}],
    "placements": [{"from": "2026-03-01", "grade": "4", "class": "2", "boarder": "true"}],
    "parents": [
        {"who": "father", "from": "2026-01-01", "state": "home"},
        {"who": "father", "from": "2026-03-01", "state": "away", "phone": "19900000001"},
        {"who": "mother", "from": "2026-03-01", "state": "home"},
    ],
    "guardians": [
        {
            "guardian": G,
            "relation": "grandparent",
            "from": "2026-03-01",
            "lives_with": "true",
            "assessment": "good",
            "assessed_on": "2026-03-05",
            "assessed_by": "T01",
        }
    ],
    "key": [{"from": "2026-03-01", "why": ["ill"]}],
    "proxy": [{"staff": "T01", "from": "2026-03-01"}],
    "needs": [{"from": "2026-03-01", "what": "每周多问一次"}],
}
POOR: dict[str, Any] = {
    "id": B,
    "name": "名",
    "sex": "boy",
    "birth_date": "2012-03-01",
    "enrolment": [{"school": "S02", "from": "2026-03-01", "began": "new"}],
    "placements": [{"from": "2026-03-01", "grade": "8", "boarder": "false"}],
    "parents": [{"who": "father", "from": "2026-01-01", "state": "dead"}],
    "guardians": [{"guardian": G, "relation": "grandparent", "from": "2026-07-01", "lives_with": "true"}],
}


def staff(id_: str, **facts: Any) -> Staff:  # noqa: ANN401 any field of an adult
    """Return an adult in post since March 2026."""
    posts = [{"from": "2026-03-01", "post": "counsellor"}]
    return Staff.model_validate({"id": id_, "name": "名", "posts": posts} | facts)


TRAINED = [{"date": "2026-03-01", "topic": t} for t in ("family-education", "psychology", "child-protection")]
T01 = staff(
    "T01", proxy_parent=SINCE, qualifications=TRAINED, record_queries=[{"date": "2026-03-01", "result": "clear"}]
)
T02 = staff("T02", record_queries=[{"date": "2026-03-01", "result": "not_clear"}])
T03 = staff("T03", posts=[{"from": "2026-03-01", "post": "class_teacher", "class": "4-2"}])
FULL: dict[str, Any] = dict.fromkeys(("phone", "broadband", "mailbox", "counselling_room"), SINCE) | {
    "id": "S01",
    "name": WORDS,
    "position": "central",
    "opened": "2026-03-01",
    "partner": "S02",
    "counsellors": [{"from": "2026-03-01", "staff": "T01"}],
    "video_accounts": [{"from": "2026-03-01", "medium": "qq"}, {"from": "2026-06-01", "medium": "qq"}],
    "norms": [
        {"title": WORDS, "approved": "2026-03-01", "reviewed": ["2026-06-01"]},
        {"title": WORDS, "approved": "2026-05-01"},
    ],
}
BARE: dict[str, Any] = {
    "id": "S02",
    "name": WORDS,
    "position": "remote",
    "opened": "2020-09-01",
    "counsellors": [{"from": "2026-03-01", "staff": "T02"}],
}
CARER = {"health": "weak", "schooling": "primary", "far": "true", "born": "1956-03-01"}
SETTINGS = {"name": WORDS, "office": WORDS, "area": "990123", "county": "990100", "eligibility": "either-parent"}
REGISTER = Register(
    township=Township.model_validate(SETTINGS),
    schools={s.id: s for s in (School.model_validate(FULL), School.model_validate(BARE))},
    children={c.id: c for c in (Child.model_validate(RICH), Child.model_validate(POOR))},
    guardians={
        G: Guardian.model_validate({"id": G, "name": "名", "phone": "19900000002"} | CARER),
        "S01-HHHHH": Guardian.model_validate({"id": "S01-HHHHH", "name": "名"}),
    },
    staff={"T01": Member(T01, "S01"), "T02": Member(T02, "S01"), "T03": Member(T03, "S01")},
    rules={"either-parent": Eligibility.model_validate(RULE)},
)
NOBODY = Register(township=Township.model_validate(SETTINGS))

Answers = tuple[Value, Value, Value]
"""Of the first subject on the early day and on the late one, and of the second on the late one."""
EXPECTED: Mapping[str, Mapping[str, Answers]] = {
    "child": {
        "registered": (False, True, True),
        "left_behind": (False, True, False),
        "key": (False, True, False),
        "proxy": (False, True, False),
        "guardian": (False, True, False),
        "guardian_assessed": (False, True, False),
        "needs": (False, True, False),
        "address_known": (True, True, False),
        "contact": (False, True, False),
        "boarder": (None, True, False),
        "grade": (None, 4, 8),
        "class": (None, 2, 1),
        "sex": ("girl", "girl", "boy"),
        "age": (9, 10, 14),
        "father": ("home", "away", "dead"),
        "mother": (None, "home", None),
        "parents_known": (1, 2, 1),
        "parents_home": (1, 1, 0),
        "parents_away": (0, 1, 0),
        "carer_health": (None, "weak", None),
        "carer_far": (None, True, None),
        "carer_age": (None, 70, None),
        "school": (None, "S01", "S02"),
        "school_position": (None, "central", "remote"),
        "proxy_parent": (None, "T01", None),
        "carer": (None, G, None),
    },
    "family": {
        "children": (0, 1, 0),
        "key_children": (0, 1, 0),
        "carer_health": ("weak", "weak", None),
        "carer_schooling": ("primary", "primary", None),
        "carer_far": (True, True, None),
        "carer_age": (69, 70, None),
    },
    "class": {
        "children": (0, 1, 1),
        "key_children": (0, 1, 0),
        "boarders": (0, 1, 0),
        "teacher": (None, "T03", None),
        "grade": (4, 4, 8),
    },
    "school": {
        "position": ("central", "central", "remote"),
        "partner": (True, True, False),
        "phone": (False, True, False),
        "broadband": (False, True, False),
        "mailbox": (False, True, False),
        "counselling_room": (False, True, False),
        "counsellor": (False, True, True),
        "counsellor_trained": (False, True, False),
        "video_accounts": (0, 2, 0),
        "norms": (0, 2, 0),
        "norms_reviewed_days": (None, 40, None),
        "children": (0, 1, 1),
        "key_children": (0, 1, 0),
        "boarders": (0, 1, 0),
        "proxy_parents": (0, 1, 0),
        "staff": (0, 3, 0),
    },
    "staff": {
        "post": (None, "counsellor", "counsellor"),
        "proxy_parent": (False, True, False),
        "children": (0, 1, 0),
        "record_query": (False, True, False),
        "trained_family_education": (False, True, False),
        "trained_psychology": (False, True, False),
        "trained_child_protection": (False, True, False),
    },
    "township": {"children": (0, 2, 2), "schools": (1, 2, 2)},
}
SUBJECTS = {
    "child": (A, B),
    "family": (G, "S01-HHHHH"),
    "class": ("S01/4-2", "S02/8-1"),
    "school": ("S01", "S02"),
    "staff": ("T01", "T02"),
    "township": ("township",) * 2,
}


def test_papers_and_filled_fields() -> None:
    """A paper counts from its day on; a field counts when it is filled, a list when something in it has begun."""
    papers = {"papers": [{"kind": "contact-card", "from": "2026-03-01"}], "profile": {"hobby": "画画"}}
    register = replace(REGISTER, children={A: Child.model_validate(RICH | papers)})
    expected = {
        "paper.contact-card": (False, True),
        "paper.growth-file": (False, False),
        "has.address": (True, True),
        "has.id_number": (False, False),
        "has.needs": (False, True),
        "has.profile.hobby": (True, True),
        "has.profile.character": (False, False),
        "has.profile": (True, True),
        "has.consent": (False, False),
    }
    for name, answers in expected.items():
        found = fact("child", name)
        assert found, name
        assert (found(register, A, EARLY), found(register, A, LATE)) == answers, name
    assert fact("child", "has.nothing") is None
    assert fact("class", "paper.plan") is None
    school = fact("school", "paper.plan")
    assert school
    assert school(REGISTER, "S01", LATE) is False


def test_every_fact_has_examples_and_words() -> None:
    """What a plan may name is described, tried and typed."""
    assert {kind: set(facts) for kind, facts in EXPECTED.items()} == {kind: set(facts) for kind, facts in FACTS.items()}
    assert {kind: set(facts) for kind, facts in FACT_WORDS.items()} == {kind: set(f) for kind, f in FACTS.items()}


@pytest.mark.parametrize(
    ("kind", "name", "answers"), [(kind, *item) for kind, facts in EXPECTED.items() for item in facts.items()]
)
def test_fact(kind: str, name: str, answers: Answers) -> None:
    """Early, late, and of another subject; each answer is a value that a plan may ask for."""
    of, (one, other) = FACTS[kind][name], SUBJECTS[kind]
    found = of(REGISTER, one, EARLY), of(REGISTER, one, LATE), of(REGISTER, other, LATE)
    assert found == answers
    assert [type(value) for value in found] == [type(value) for value in answers]
    for value in found:
        written = str(value).lower()
        assert value is None or can_be(parse_expected(written), fact_values(kind, name))
        assert value is None or hold(REGISTER, kind, one, EARLY, [{name: parse_expected(written)}]) is (
            value == found[0]
        )


@pytest.mark.parametrize(
    ("day", "held"), [("2026-03-04", False), ("2026-03-05", True), ("2027-03-05", True), ("2027-03-06", False)]
)
def test_an_assessment_lasts_a_year(day: str, held: bool) -> None:  # noqa: FBT001 an outcome
    """To the same day of the next year, by the township's months."""
    assert FACTS["child"]["guardian_assessed"](REGISTER, A, date.fromisoformat(day)) is held


@pytest.mark.parametrize(
    ("day", "held"), [("2026-02-28", False), ("2026-03-01", True), ("2027-03-01", True), ("2027-03-02", False)]
)
def test_a_record_query_lasts_a_year(day: str, held: bool) -> None:  # noqa: FBT001 an outcome
    """365 days by the township's reading."""
    assert FACTS["staff"]["record_query"](REGISTER, "T01", date.fromisoformat(day)) is held


def test_a_contact_is_the_carers_or_a_parents() -> None:
    """Either number will do."""
    alone = RICH | {"guardians": []}
    orphan = RICH | {"parents": [{"who": "father", "from": "2026-01-01", "state": "dead"}]}
    for record in (alone, orphan):
        register = Register(REGISTER.township, children={A: Child.model_validate(record)}, guardians=REGISTER.guardians)
        assert FACTS["child"]["contact"](register, A, LATE) is True


def test_without_a_rule_nobody_knows_who_is_left_behind() -> None:
    """A fact that is not known never holds, whatever is asked."""
    register = Register(REGISTER.township, children=REGISTER.children)
    assert FACTS["child"]["left_behind"](register, A, LATE) is None
    assert not hold(register, "child", A, LATE, [{"left_behind": parse_expected("true")}])
    assert not hold(register, "child", A, LATE, [{"left_behind": parse_expected("false")}])


def test_any_one_set_of_conditions_is_enough_and_each_holds_whole() -> None:
    """A list of maps means any of them; nothing asked always holds, and what is not known never does."""

    def held(*asked: dict[str, str]) -> bool:
        conditions = [{name: parse_expected(text) for name, text in one.items()} for one in asked]
        return hold(REGISTER, "child", A, LATE, conditions)

    assert held()
    assert held({"key": "true", "grade": "4"})
    assert not held({"key": "true", "grade": "5"})
    assert held({"grade": "5"}, {"grade": "4"})
    assert not held({"wings": "true"})


def test_a_township_without_anybody() -> None:
    """Nothing is counted and nothing crashes."""
    assert {name: of(NOBODY, "township", LATE) for name, of in FACTS["township"].items()} == {
        "children": 0,
        "schools": 0,
    }


@pytest.mark.parametrize(
    ("kind", "name", "subject"),
    [(kind, name, one) for kind, facts in FACTS.items() for name in facts for one in SUBJECTS[kind]],
)
def test_a_fact_changes_only_on_the_days_that_are_said(kind: Subject, name: str, subject: str) -> None:
    """Day by day for three years; of a count of days, whether there are enough of them."""
    assert name in CHANGES[kind]
    span = Span(date(2025, 6, 1), date(2028, 6, 1))
    asked: list[dict[str, Expected]] = [{name: parse_expected("<= 40")}]
    turning = set(changes(REGISTER, kind, subject, span, asked))

    def found(day: date) -> Value:
        value = FACTS[kind][name](REGISTER, subject, day)
        return hold(REGISTER, kind, subject, day, asked) if name == "norms_reviewed_days" else value

    for day in list(span.days())[1:]:
        assert day in turning or found(day) == found(day - timedelta(days=1)), day


@pytest.mark.parametrize(("name", "kind"), [("paper.contact-card", "child"), ("has.needs", "child")])
def test_papers_and_filled_fields_change_on_the_days_of_their_records(name: str, kind: Subject) -> None:
    """From the day on which the paper came or the list began."""
    papers = {"papers": [{"kind": "contact-card", "from": "2026-03-01", "until": "2026-04-30"}]}
    register = replace(REGISTER, children={A: Child.model_validate(RICH | papers)})
    asked = [{name: parse_expected("true")}]
    span = Span(date(2026, 1, 1), date(2026, 12, 31))
    turning = changes(register, kind, A, span, asked)
    for day in list(span.days())[1:]:
        before, now = (hold(register, kind, A, one, asked) for one in (day - timedelta(days=1), day))
        assert day in turning or now == before, day
    assert any(hold(register, kind, A, day, asked) for day in turning)


@pytest.mark.parametrize(
    ("kind", "column", "written", "possible"),
    [
        ("tutoring", "minutes", ">= 30", True),
        ("tutoring", "minutes", "many", False),
        ("phone_call", "reached", ["father", "both"], True),
        ("phone_call", "reached", ["father", "aunt"], False),
        ("phone_call", "reached", "1", False),
        ("talk", "children", A, True),
        ("training", "with", "T01", True),
        ("training", "topic", "anything", True),
        ("census_visit", "key", "true", True),
        ("census_visit", "key", "yes", False),
        ("census_visit", "father", "away", True),
        ("census_visit", "grade", "4", True),
        ("appraisal", "score", ">= 60", True),
    ],
)
def test_what_a_column_can_be(kind: str, column: str, written: object, possible: bool) -> None:  # noqa: FBT001 an outcome
    """By the type that its records have."""
    assert can_be(parse_expected(written), column_values(kind, column)) is possible
