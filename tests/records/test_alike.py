"""Records of which many blocks are the same: each is what the model alone makes of it, and the same is made once."""

from typing import Any

import pytest
from pydantic import ValidationError

from careplan.records import alike
from careplan.records.alike import validated
from careplan.records.child import Child
from careplan.records.guardian import Guardian


def tree(name: str, **more: object) -> dict[str, Any]:
    """Return a child's record as it is read, with more keys or with others."""
    return {
        "id": "S01-282TV",
        "name": name,
        "sex": "girl",
        "birth_date": "2016-03-04",
        "enrolment": [{"school": "S01", "from": "2022-09-01", "began": "new"}],
        "placements": [
            {"from": "2022-09-01", "grade": "1", "boarder": "false"},
            {"from": "2023-09-01", "grade": "2", "class": "2", "boarder": "true"},
        ],
        "parents": [{"who": "father", "from": "2022-09-01", "state": "away"}],
        **more,
    }


def test_it_is_what_the_model_makes_of_it() -> None:
    """The same values, and of each block the same names of written keys, whether it was met before or not."""
    trees = [tree("沅望笋"), tree("沅望荷", placements=[tree("")["placements"][1]])]
    for one in [*trees, *trees]:
        found, plain = validated(Child, one), Child.model_validate(one)
        assert found == plain
        assert found.model_fields_set == plain.model_fields_set
        for mine, its in zip(found.placements, plain.placements, strict=True):
            assert mine.model_fields_set == its.model_fields_set


def test_a_block_met_before_is_not_made_again() -> None:
    """Not in another record either, nor are the names of written keys kept twice; what nobody shares stays apart."""
    one, other = validated(Child, tree("沅望笋")), validated(Child, tree("沅望荷"))
    assert one.enrolment[0] is other.enrolment[0]
    assert one.placements[1] is other.placements[1]
    assert one.parents[0] is not other.parents[0]
    assert one.parents[0].model_fields_set is other.parents[0].model_fields_set


def test_blocks_of_another_kind_are_others() -> None:
    """The same words may mean something else elsewhere, and a key that is written is not one that is left out."""
    spell = {"from": "2022-09-01", "grade": "1", "class": "1", "boarder": "false"}
    found = validated(Child, tree("沅望笋", placements=[spell])).placements[0]
    assert "class_" in found.model_fields_set
    assert "class_" not in validated(Child, tree("沅望笋")).placements[0].model_fields_set


@pytest.mark.parametrize(
    "wrong", [[{"school": ["S01"], "from": "2022-09-01", "began": "new"}], ["S01"], "S01", None, [{"school": "S01"}]]
)
def test_what_is_wrong_is_told_as_ever(wrong: object) -> None:
    """A list where a word should be, text where a block should be: the model says so, and it is not remembered."""
    for _ in range(2):
        with pytest.raises(ValidationError) as found:
            validated(Child, tree("沅望笋", enrolment=wrong))
        with pytest.raises(ValidationError) as plain:
            Child.model_validate(tree("沅望笋", enrolment=wrong))
        assert found.value.errors(include_input=False) == plain.value.errors(include_input=False)


def test_no_more_is_remembered_than_a_few_schools_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads a whole county forgets the first schools' blocks."""
    monkeypatch.setattr(alike, "_MANY", 3)
    for day in range(1, 20):
        validated(Child, tree("沅望笋", enrolment=[{"school": "S01", "from": f"2022-09-{day:02}", "began": "new"}]))
    assert len(alike._blocks) <= 3 + 3  # noqa: SLF001 it shows nowhere else


def test_a_record_without_blocks() -> None:
    """Two guardians of whom the same was written down share the names of their keys alone."""
    one, other = (validated(Guardian, {"id": "S01-G4M8P", "name": name}) for name in ("棠晨禾", "棠晨麦"))
    assert one.name != other.name
    assert one.model_fields_set is other.model_fields_set
    assert one.model_fields_set == {"id", "name"}
