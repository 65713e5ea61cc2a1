"""Who counts as left behind, by the definitions in use."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.eligibility import is_left_behind
from careplan.records.rules import Eligibility
from tests.domain.books import WORDS, books, child, duty, plan

DAY = date(2026, 5, 31)


def rule(**words: str) -> Eligibility:
    """Return a rule with some words; one parent away is enough and no months are asked, unless said otherwise."""
    return Eligibility.model_validate({"id": "r", "title": WORDS, "source": "本镇", "parents": "either"} | words)


def parents(father: dict[str, Any], mother: dict[str, Any]) -> list[dict[str, Any]]:
    """Return one entry for each parent, since 2026-01-01 unless said otherwise."""
    return [{"who": who, "from": "2026-01-01"} | facts for who, facts in (("father", father), ("mother", mother))]


AWAY, HOME, DEAD = {"state": "away"}, {"state": "home"}, {"state": "dead"}


@pytest.mark.parametrize(
    ("father", "mother", "words", "expected"),
    [
        (AWAY, HOME, {}, True),
        (HOME, HOME, {}, False),
        (AWAY, HOME, {"parents": "both"}, False),
        (AWAY, AWAY, {"parents": "both"}, True),
        (AWAY, DEAD, {"parents": "both"}, True),
        (DEAD, DEAD, {"parents": "both"}, False),
        (AWAY, AWAY, {"months": "6"}, False),
        (AWAY, AWAY, {"months": "3"}, True),
        (AWAY | {"county": "990100"}, HOME, {"across": "county"}, False),
        (AWAY | {"county": "990200"}, HOME, {"across": "county"}, True),
        (AWAY | {"county": "990123", "place": "镇上"}, HOME, {"across": "township"}, False),
        (AWAY, AWAY, {"under_age": "10"}, False),
    ],
)
def test_rules_differ_as_they_should(
    father: dict[str, str], mother: dict[str, str], words: dict[str, str], *, expected: bool
) -> None:
    """The same two parents count by one rule and not by another."""
    the_books = books(plan(duty()), children=[child("S01-AAAAA", parents=parents(father, mother))])
    assert is_left_behind(the_books.register, "S01-AAAAA", DAY, rule(**words)) is expected


def test_months_run_on_when_only_the_place_changes() -> None:
    """A parent who moved from one job to the next has been away without a break; who came home began again."""
    moved = [
        {"who": "father", "from": "2025-01-01", "state": "away"},
        {"who": "father", "from": "2026-04-01", "state": "away"},
    ]
    came_home = [moved[0], {"who": "father", "from": "2026-02-01", "state": "home"}, moved[1]]
    for entries, expected in ((moved, True), (came_home, False)):
        the_books = books(plan(duty()), children=[child("S01-AAAAA", parents=entries)])
        assert is_left_behind(the_books.register, "S01-AAAAA", DAY, rule(months="6")) is expected
