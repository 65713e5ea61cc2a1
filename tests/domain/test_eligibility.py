"""Who counts as left behind, by the definitions in use."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careplan.domain.eligibility import is_left_behind
from careplan.records.rules import Eligibility
from careplan.workflow.load import load_world
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


def the_rules() -> dict[str, Eligibility]:
    """Return the rules on record."""
    world = load_world(str(Path(__file__).parents[2] / "records"), DAY)
    assert world.faults == ()
    return dict(world.register.rules)


COUNTY, BEYOND = "990100", "990200"
FAMILIES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "S01-AAAAA": ("2016-03-01", {"state": "away", "from": "2025-06-01"}, {"state": "away", "from": "2025-06-01"}),
    "S01-BBBBB": ("2016-03-01", {"state": "away", "from": "2026-04-01"}, {"state": "away", "from": "2026-04-01"}),
    "S01-CCCCC": ("2016-03-01", {"state": "away", "from": "2026-02-01"}, {"state": "home", "from": "2020-01-01"}),
    "S01-DDDDD": ("2016-03-01", {"state": "away", "from": "2026-01-31"}, {"state": "unable", "from": "2020-01-01"}),
    "S01-EEEEE": ("2009-07-01", {"state": "away", "from": "2025-01-01"}, {"state": "home", "from": "2020-01-01"}),
    "S01-FFFFF": ("2020-07-01", {"state": "away", "from": "2025-01-01"}, {"state": "home", "from": "2020-01-01"}),
    "S01-GGGGG": (
        "2016-03-01",
        {"state": "away", "from": "2025-01-01", "county": COUNTY, "place": "县城"},
        {"state": "away", "from": "2025-01-01", "county": COUNTY, "place": "县城"},
    ),
    "S01-HHHHH": ("2011-06-01", {"state": "away", "from": "2025-01-01"}, {"state": "home", "from": "2020-01-01"}),
    "S01-KKKKK": ("2016-03-01", {"state": "home", "from": "2020-01-01"}, {"state": "home", "from": "2020-01-01"}),
}
"""On 31 May 2026. A: both for a year. B: both for two months. C: one for nearly four. D: one for four, the other
unable. E: one, of a child of 16. F: one, of a child of 5. G: both, within the county. H: one, of a child of 14 until
tomorrow. K: nobody."""
BY_RULE = {
    "state-council-2016": "ABDG",
    "civil-affairs-2024": "A",
    "school-roll": "ACDEFGH",
    "both-three-months": "ADG",
    "either-parent": "ABCDFGH",
    "county-six-months": "AFH",
    "under-eighteen": "AEFGH",
    "compulsory-age": "ACDGH",
}


def test_every_definition_in_use_counts_by_its_own_words() -> None:
    """One register, eight rules on record, each with its source: who counts was worked out by hand."""
    made = [
        child(
            id_,
            birth_date=born,
            parents=[{"county": BEYOND} | father | {"who": "father"}, mother | {"who": "mother"}]
            if father["state"] == "away"
            else [father | {"who": "father"}, mother | {"who": "mother"}],
        )
        for id_, (born, father, mother) in FAMILIES.items()
    ]
    register = books(plan(duty()), children=made).register
    rules = the_rules()
    found = {
        id_: "".join(sorted(c[4] for c in FAMILIES if is_left_behind(register, c, DAY, one)))
        for id_, one in rules.items()
    }
    assert found == BY_RULE
    assert len(set(found.values())) == len(rules) >= 7
    assert all(one.source and one.title.zh and one.title.en for one in rules.values())


@pytest.mark.parametrize(("born", "expected"), [("2020-05-31", True), ("2020-06-01", False), ("2011-06-01", True)])
def test_a_child_counts_from_one_birthday_to_another(born: str, *, expected: bool) -> None:
    """Six on the day is six; fifteen tomorrow is fourteen today."""
    parent = parents(AWAY | {"from": "2025-01-01"}, HOME)
    the_books = books(plan(duty()), children=[child("S01-AAAAA", birth_date=born, parents=parent)])
    limits = rule(from_age="6", under_age="15")
    assert is_left_behind(the_books.register, "S01-AAAAA", DAY, limits) is expected
    tomorrow = is_left_behind(the_books.register, "S01-AAAAA", date(2026, 6, 1), limits)
    assert tomorrow is (born > "2012")
