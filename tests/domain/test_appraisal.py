"""What a year comes to by the rubric: shares, steps, points lost, points by hand, ranks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.appraisal import Appraisal, Score, appraise
from careplan.domain.figure import Rate
from careplan.domain.register import Member
from careplan.domain.world import World
from careplan.duties import shapes
from careplan.records.child import Child
from careplan.records.rules import Rubric
from tests.domain.books import WORDS, act, books, child, duty, plan, staff

END = date(2026, 12, 31)
HALF_YEAR = {"first": "2026-01-01", "last": "2026-06-30"}
TALKS = {"id": "talks", "points": "10", "by": "completion", "duties": ["talk"]}
HAND = {"id": "quality", "points": "20", "by": "hand"}


def rubric(*indicators: dict[str, Any]) -> Rubric:
    """Return a rubric of some indicators."""
    return Rubric.model_validate({"id": "r", "title": WORDS, "indicators": [{"title": WORDS} | i for i in indicators]})


def world(acts: Sequence[Act], on: date = END, children: Sequence[Child] = ()) -> World:
    """Return a school of T01 and T02, proxy parents, and T09, who never was one; a talk a month until June."""
    the_books = books(plan(duty(due="20", closes="end"), **HALF_YEAR), acts, children)
    head = Member(staff("T09", "principal", proxy_parent=[]), "S01")
    register = replace(the_books.register, staff={**the_books.register.staff, "T09": head})
    return World(replace(the_books, register=register), on, shapes())


def score_of(found: Appraisal, id_: str = "T01") -> Score:
    """Return one adult's score."""
    score = found.of(id_)
    assert score is not None
    return score


def talks(*days: str, **facts: Any) -> list[Act]:  # noqa: ANN401 any field of an act
    """Return a talk on each of some days."""
    return [act(day, **facts) for day in days]


def given(points: str, day: str = "2026-12-03", who: str = "T01", topic: str = "quality") -> Act:
    """Return a row of appraisal."""
    values = {"topic": topic, "score": float(points)}
    return act(day, "appraisal", f"{who}{day}", by="Z01", children=(), staff=(who,), values=values)


FIVE = talks("2026-01-05", "2026-02-05", "2026-03-05", "2026-04-25", "2026-05-05")
"""Five of six months, April's after its day; nothing in June."""


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ({}, Fraction(8)),  # 10 × 5/6 = 8.33, down to a half
        ({"step": "0.1"}, Fraction(83, 10)),
        ({"step": "5"}, Fraction(5)),
        ({"by": "on_time"}, Fraction(13, 2)),  # 10 × 4/6 = 6.67
        ({"by": "missed", "points": "-3"}, Fraction(-1)),
        ({"by": "missed", "points": "-3", "each": "2.5"}, Fraction(-5, 2)),
        ({"by": "missed", "points": "-3", "each": "4"}, Fraction(-3)),
        ({"duties": ["other"]}, None),
    ],
)
def test_points_come_from_what_was_done(words: dict[str, Any], points: Fraction | None) -> None:
    """A share goes down to a whole step; each thing missed costs so much, down to the floor; nothing owed is none."""
    (line,) = score_of(appraise(world(FIVE), rubric(TALKS | words), 2026)).lines
    assert line.points == points
    assert len(line.behind) == (0 if points is None else 6)


def test_who_held_it_on_the_day_is_credited() -> None:
    """T02 took the child over in April and missed June; T01 did all of the first quarter."""
    handed_over = child(
        "S01-AAAAA",
        proxy=[{"staff": "T01", "from": "2026-01-01", "until": "2026-03-31"}, {"staff": "T02", "from": "2026-04-01"}],
    )
    acts = [*talks("2026-01-05", "2026-02-05", "2026-03-05"), *talks("2026-04-05", "2026-05-05", by="T02")]
    found = appraise(world(acts, children=[handed_over]), rubric(TALKS), 2026)
    assert [(s.staff, s.lines[0].rate) for s in found.scores] == [("T01", (3, 3)), ("T02", (2, 3))]
    assert [s.rank for s in found.scores] == [1, 2]


def test_what_is_not_decided_yet_counts_neither_way() -> None:
    """On 10 May four months are over; May runs, June is to come."""
    score = score_of(appraise(world(FIVE[:4], date(2026, 5, 10)), rubric(TALKS), 2026))
    assert (score.lines[0].rate, score.pending, score.total) == (Rate(4, 4), 2, Fraction(10))


def test_points_by_hand_come_from_the_last_valid_row_of_the_year() -> None:
    """Never from another year, another topic, a day ahead, or a score that the rubric does not have."""
    acts = [
        given("12"),
        given("15.5", "2026-12-05"),
        given("21", "2026-12-06"),
        given("15.3", "2026-12-07"),
        given("9", "2026-12-08", topic="talks"),
        given("8", "2025-12-08"),
    ]
    score = score_of(appraise(world(acts), rubric(TALKS, HAND), 2026))
    assert score.lines[1].points == Fraction(31, 2)
    assert score.lines[1].given is acts[1]
    before = score_of(appraise(world(acts, date(2026, 12, 4)), rubric(HAND), 2026))
    assert before.total == 12


def test_without_a_row_the_line_stays_empty_and_there_is_no_rank() -> None:
    """What could be had is then without it."""
    score = score_of(appraise(world(FIVE), rubric(TALKS, HAND), 2026))
    assert (score.lines[1].points, score.missing, score.rank) == (None, ("quality",), None)
    assert (score.total, score.attainable) == (Fraction(8), Fraction(10))


def test_the_same_share_has_the_same_place_and_what_was_not_owed_takes_nothing() -> None:
    """T01 has 30 of 30 and T02, who had no child, 20 of 20; with 10 of 20 T02 comes after."""
    done = [*FIVE[:3], act("2026-04-05"), FIVE[4], act("2026-06-05")]
    for points, ranks in (("10", [1, 2]), ("20", [1, 1])):
        acts = [*done, given("20"), given(points, who="T02")]
        found = appraise(world(acts), rubric(TALKS, HAND), 2026)
        assert [s.rank for s in found.scores] == ranks
    assert [score.attainable for score in found.scores] == [30, 20]


def test_only_proxy_parents_of_the_year_are_appraised() -> None:
    """The principal, who never was one, is not; in a year before anybody was, nobody is."""
    assert [s.staff for s in appraise(world([]), rubric(TALKS), 2026).scores] == ["T01", "T02"]
    assert appraise(world([]), rubric(TALKS), 2019).scores == ()
