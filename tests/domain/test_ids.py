"""Ids of people: made at random, checked by their last sign."""

import random

import pytest

from careplan.domain.ids import SIGNS, check_character, is_valid, new_id, school_of


def test_a_new_id_is_valid_and_keeps_its_school() -> None:
    """A hundred ids of one source of chance are valid, short and free of signs that are misread."""
    rng = random.Random(7)  # noqa: S311 a made-up id guards no secret
    made = [new_id("S03", rng) for _ in range(100)]
    assert all(is_valid(id_) and school_of(id_) == "S03" and len(id_) == 9 for id_ in made)
    assert set("".join(id_[4:] for id_ in made)) <= set(SIGNS)
    assert not set("ILOU") & set(SIGNS)
    assert len(set(made)) == 100


def test_the_same_chance_gives_the_same_id() -> None:
    """A demo drawn from one seed is the same everywhere."""
    assert new_id("S01", random.Random(1)) == new_id("S01", random.Random(1))  # noqa: S311 as above


def test_check_character_is_iso_7064() -> None:
    """The published example of Mod 37, 36: A12425GABC1234002 ends in M."""
    assert check_character("A12425", "GABC1234002") == "M"


@pytest.mark.parametrize("school", ["S01", "S1A2"])
def test_each_single_slip_is_caught(school: str) -> None:
    """No other sign in any one position gives a valid id."""
    id_ = new_id(school, random.Random(3))  # noqa: S311 as above
    slips = [id_[:at] + sign + id_[at + 1 :] for at in range(len(id_)) for sign in SIGNS if id_[at] not in {sign, "-"}]
    assert slips
    assert not [slip for slip in slips if is_valid(slip)]


@pytest.mark.parametrize("text", ["", "S03", "S03-", "T012", "S03-7k2qx", "S03-7K2Q X"])
def test_what_is_no_id_is_not_valid(text: str) -> None:
    """Something of another form is told so without an error."""
    assert not is_valid(text)
