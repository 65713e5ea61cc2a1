"""Two people's changes of one record: what one side changed alone counts; what both changed is asked about, once."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.three_way import GONE, Choice, Step, merged, merged_rows

SPELL = {"from": "2026-03-01", "staff": "T1"}


def brought(base: Any, ours: Any, theirs: Any, choice: Choice = "mine") -> tuple[Any, list[Step]]:  # noqa: ANN401 text
    """Return what comes of three versions, and what was asked."""
    asked: list[Step] = []

    def decide(at: Step, *_: object) -> Choice:
        asked.append(at)
        return choice

    return merged(base, ours, theirs, decide), asked


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "whole"),
    [
        ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "2"}, {"a": "2", "b": "2"}),
        ({"a": "1"}, {"a": "1", "b": "1"}, {"a": "1", "c": "1"}, {"a": "1", "b": "1", "c": "1"}),
        ({"a": "1", "b": "1"}, {"a": "1"}, {"a": "1", "b": "1", "c": "1"}, {"a": "1", "c": "1"}),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}, {"a": "2"}),
        (
            {"proxy": [SPELL]},
            {"proxy": [{**SPELL, "until": "2026-05-01"}]},
            {"proxy": [SPELL, {"from": "2026-05-02", "staff": "T2"}]},
            {"proxy": [{**SPELL, "until": "2026-05-01"}, {"from": "2026-05-02", "staff": "T2"}]},
        ),
        ({"why": ["a"]}, {"why": ["a", "b"]}, {"why": ["c"]}, {"why": ["b", "c"]}),
        ({}, {"new": [SPELL]}, {"new": [{"from": "2026-04-01"}]}, {"new": [SPELL, {"from": "2026-04-01"}]}),
    ],
)
def test_changes_of_different_things_come_together(base: Any, ours: Any, theirs: Any, whole: Any) -> None:  # noqa: ANN401
    """Keys, entries of lists and what stands in them; nobody is asked, and either side gets the same."""
    assert brought(base, ours, theirs) == (whole, [])
    assert brought(base, theirs, ours)[1] == []


def test_changes_of_the_same_are_asked_about() -> None:
    """One value in one entry of a list; and an entry that one side took out while the other changed it."""
    base = {"a": "1", "proxy": [SPELL]}
    ours = {"a": "1", "proxy": [{**SPELL, "until": "2026-05-01"}]}
    theirs = {"a": "2", "proxy": [{**SPELL, "until": "2026-06-01"}]}
    assert brought(base, ours, theirs) == ({**ours, "a": "2"}, [("proxy", "[2026-03-01 T1]", "until")])
    assert brought(base, ours, theirs, "theirs")[0] == theirs
    without = {"a": "1", "proxy": []}
    assert brought(base, ours, without) == (ours, [("proxy", "[2026-03-01 T1]")])
    assert brought(base, ours, without, "theirs")[0] == without


def test_rows_come_together_cell_by_cell() -> None:
    """Rows of both, cells of both; the same cell is asked about once for its row, and both rows may stay."""
    base = {"A": {"by": "T1", "minutes": "20"}, "B": {"by": "T1"}}
    ours = {"A": {"by": "T1", "minutes": "25", "place": "x"}, "C": {"by": "T1"}}
    theirs = {"A": {"by": "T2", "minutes": "30"}, "B": {"by": "T1"}, "D": {"by": "T2"}}
    for choice, rows in (
        ("mine", {"A": {"by": "T2", "minutes": "25", "place": "x"}}),
        ("theirs", {"A": {"by": "T2", "minutes": "30", "place": "x"}}),
        ("both", {"A": {"by": "T2", "minutes": "25", "place": "x"}, "NEW": {"by": "T2", "minutes": "30"}}),
    ):
        asked: list[Step] = []

        def decide(at: Step, *_: object, one: Any = choice, noted: list[Step] = asked) -> Any:  # noqa: ANN401
            noted.append(at)
            return one

        found = merged_rows(base, ours, theirs, decide, lambda: "NEW")
        assert found == {**rows, "C": {"by": "T1"}, "D": {"by": "T2"}}
        assert asked == [("A", "minutes")]


_KEYS = st.sampled_from("abc")
_VALUES = st.recursive(st.sampled_from("123"), lambda inner: st.dictionaries(_KEYS, inner, max_size=3), max_leaves=4)


@settings(max_examples=40)
@given(_VALUES, _VALUES, _VALUES)
def test_any_three_versions(base: Any, ours: Any, theirs: Any) -> None:  # noqa: ANN401
    """With an unchanged side the other counts; who takes theirs gets what the other gets who keeps mine."""
    assert brought(base, ours, base) == (ours, [])
    assert brought(base, base, theirs) == (theirs, [])
    mine, asked = brought(base, ours, theirs, "mine")
    assert mine == brought(base, theirs, ours, "theirs")[0]
    assert bool(asked) == bool(brought(base, theirs, ours)[1])
    assert brought(GONE, ours, ours) == (ours, [])
