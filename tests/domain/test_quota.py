"""Who may be commended or named: places by class of school, "of which", exclusions, ties, one quota each."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.appraisal import appraise
from careplan.domain.quota import TOWNSHIP, Pool, has_clear_query, places, pools
from careplan.domain.register import Member
from careplan.domain.world import Filed, World
from careplan.duties import shapes
from careplan.records.quotas import Quota, Quotas
from careplan.records.rules import Rubric
from careplan.records.school import School
from tests.domain.books import WORDS, act, books, duty, plan, staff

END = date(2026, 12, 31)
CLEAR = [{"date": "2026-08-20", "result": "clear"}]
RUBRIC = Rubric.model_validate(
    {"id": "r", "title": WORDS, "indicators": [{"id": "quality", "title": WORDS, "points": "20", "by": "hand"}]}
)
SCORES = {"T01": 18.0, "T02": 16.0, "T03": 16.0, "T04": 12.0}
"""T01 (a class teacher) and T02 at the central school, T03 and T04 at the remote one."""


def quota(**words: Any) -> dict[str, Any]:  # noqa: ANN401 any key of a quota
    """Return a quota of two places in the township, unless said otherwise."""
    plain = {"id": "q", "title": WORDS, "act": "nomination", "topic": "county", "each": "township"}
    return plain | {"places": [{"number": "2"}]} | words


def world(*quotas: dict[str, Any], acts: tuple[Act, ...] = (), **queries: Any) -> World:  # noqa: ANN401 by adult
    """Return two schools with four proxy parents, scored by hand, and some quotas."""
    rows = [
        act(
            f"2026-12-0{n}",
            "appraisal",
            who,
            by="Z01",
            children=(),
            staff=(who,),
            values={"topic": "quality", "score": s},
        )
        for n, (who, s) in enumerate(SCORES.items(), 1)
    ]
    the_books = books(plan(duty(due="20", closes="end")), [*rows, *acts])
    posts = {"T01": "class_teacher", "T02": "teacher", "T03": "teacher", "T04": "class_teacher"}
    members = {
        id_: Member(staff(id_, post, record_queries=queries.get(id_, CLEAR)), "S01" if id_ < "T03" else "S02")
        for id_, post in posts.items()
    }
    remote = School.model_validate({"id": "S02", "name": WORDS, "position": "remote", "opened": "2000-09-01"})
    register = replace(the_books.register, staff=members, schools={**the_books.register.schools, "S02": remote})
    record = Quotas.model_validate({"quotas": list(quotas)}) if quotas else None
    filed = (Filed("quotas", "rules/quotas.yaml", record, {}),) if record else ()
    return World(replace(the_books, register=register), END, shapes(), filed)


def drawn(the_world: World) -> list[Pool]:
    """Return the places of every quota."""
    return pools(the_world, appraise(the_world, RUBRIC, 2026))


@pytest.mark.parametrize(
    ("entries", "central", "remote"),
    [
        ([{"number": "2"}], 2, 2),
        ([{"position": "central", "number": "2"}, {"number": "1"}], 2, 1),
        ([{"position": "remote", "number": "1"}], 0, 1),
        ([{"children": {"least": "1"}, "number": "3"}, {"children": {"most": "0"}, "number": "1"}], 3, 1),
        ([{"share": "0.75"}], 1, 1),
        ([{"share": "0.75", "round": "up"}], 2, 2),
        ([{"share": "0.5", "number": "1"}], 2, 2),
    ],
)
def test_places_go_by_the_class_of_the_school(entries: list[dict[str, Any]], central: int, remote: int) -> None:
    """The first entry that fits counts; S01 has the one child, S02 none, each two proxy parents."""
    one = Quota.model_validate(quota(each="school", places=entries))
    assert [places(world(), one, unit, 2026) for unit in ("S01", "S02")] == [central, remote]


def test_candidates_come_from_the_top_and_who_is_level_with_the_last_is_told() -> None:
    """T02 and T03 have the same score: a person decides."""
    (pool,) = drawn(world(quota()))
    assert (pool.unit, pool.candidates, pool.tied, pool.excluded) == (TOWNSHIP, ("T01", "T02"), ("T03",), ())


@pytest.mark.parametrize(
    ("of", "candidates", "passed"),
    [
        ({"position": "remote", "least": "1"}, ("T01", "T03"), ["T02"]),
        ({"position": "remote", "least": "2"}, ("T03", "T04"), ["T01", "T02"]),
        ({"position": "central", "most": "0"}, ("T03", "T04"), ["T01", "T02"]),
        ({"post": "class_teacher", "least": "2"}, ("T01", "T04"), ["T02", "T03"]),
        ({"post": "class_teacher", "position": "remote", "least": "1"}, ("T01", "T04"), ["T02", "T03"]),
        ({"post": "principal", "least": "1"}, ("T01",), ["T02", "T03", "T04"]),
    ],
)
def test_of_which(of: dict[str, str], candidates: tuple[str, ...], passed: list[str]) -> None:
    """Places kept for some stay theirs, even where nobody of the kind is there to take them."""
    (pool,) = drawn(world(quota(of_which=[{"title": WORDS} | of])))
    assert pool.candidates == candidates
    assert [out.staff for out in pool.excluded if out.reason == "of-which"] == passed


def test_one_adult_is_a_candidate_in_one_quota_of_a_kind() -> None:
    """The second nomination goes on with the next; an award is another kind."""
    first, second, award = (
        quota(id=id_, act=kind) for id_, kind in (("a", "nomination"), ("b", "nomination"), ("c", "award"))
    )
    found = drawn(world(first, second, award))
    assert [pool.candidates for pool in found] == [("T01", "T02"), ("T03", "T04"), ("T01", "T02")]
    assert {(out.staff, out.reason) for out in found[1].excluded} == {("T01", "other-quota"), ("T02", "other-quota")}


@pytest.mark.parametrize(
    ("queries", "clear"),
    [
        ([], False),
        ([{"date": "2025-12-30", "result": "clear"}], False),
        ([{"date": "2025-12-31", "result": "clear"}], True),
        ([{"date": "2026-08-20", "result": "clear"}, {"date": "2026-09-20", "result": "not_clear"}], False),
        ([{"date": "2026-08-20", "result": "not_clear"}, {"date": "2026-09-20", "result": "clear"}], True),
    ],
)
def test_without_a_clear_record_query_nobody_is_a_candidate(queries: list[dict[str, str]], *, clear: bool) -> None:
    """The last query within a year was clear."""
    the_world = world(quota(), T01=queries)
    (pool,) = drawn(the_world)
    assert has_clear_query(the_world, "T01", END) is clear
    assert ("T01" in pool.candidates) is clear
    assert [out.reason for out in pool.excluded] == ([] if clear else ["no-clear-query"])


def test_who_missed_a_key_duty_is_told_which() -> None:
    """T01 talked in every month but March."""
    talks = tuple(act(f"2026-{m:02}-05") for m in range(1, 13) if m != 3)
    (pool,) = drawn(world(quota(none_missed=["talk"]), acts=talks))
    assert [(out.staff, out.reason, out.refs) for out in pool.excluded] == [
        ("T01", "missed-duty", ("talk/S01-AAAAA/2026-03",))
    ]
    assert pool.candidates == ("T02", "T03")


def test_an_incomplete_score_makes_no_candidate() -> None:
    """In November nobody has been scored yet."""
    early = replace(world(quota()), on=date(2026, 11, 20))
    (pool,) = drawn(early)
    assert pool.candidates == ()
    assert {(out.reason, out.refs) for out in pool.excluded} == {("score-incomplete", ("quality",))}
