"""Two states of the register: what differs, seen from either side."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.compare import Children, Comparison, Fact, Moved, compare
from careplan.records.child import Child
from tests.domain.books import child
from tests.domain.halves import moved, stay

ON = date(2026, 6, 30)
A, B = "S01-AAAAA", "S01-BBBBB"


def mirrored(found: Comparison) -> Comparison:
    """Return a comparison as seen from the other side."""
    return Comparison(
        added=found.gone,
        gone=found.added,
        unreadable=found.unreadable,
        moved=tuple(Moved(m.child, m.new, m.old) for m in found.moved),
        facts=tuple(f._replace(old=f.new, new=f.old) for f in found.facts),
    )


def test_a_move_and_its_facts() -> None:
    """The move is told once as a move, and each field that was written for it."""
    old, new = (
        child(A, enrolment=[stay("S01", "2025-09-01")]),
        child(A, enrolment=moved("2025-09-01", "S01", "S02", "2026-03-16")),
    )
    found = compare({A: old}, {A: new}, ON)
    assert found.moved == (Moved(A, "S01", "S02"),)
    assert (found.added, found.gone) == ((), ())
    assert Fact(A, "enrolment.until", "2025-09-01 S01", None, "2026-03-15", private=False) in found.facts
    assert Fact(A, "enrolment.came_from", "2026-03-16 S02", None, "S01", private=False) in found.facts
    assert compare({A: old}, {A: new}, date(2026, 3, 15)).moved == ()


def test_a_new_entry_in_the_middle_changes_no_other() -> None:
    """Entries are told apart by their day and whose they are, not by their number."""
    parents = child(A).model_dump(by_alias=True)["parents"]
    new = child(A, parents=[{"who": "mother", "from": "2024-01-01", "state": "lost"}, *parents])
    fields = {(fact.field, fact.entry) for fact in compare({A: child(A)}, {A: new}, ON).facts}
    assert fields == {(f"parents.{key}", "2024-01-01 mother") for key in ("who", "from", "state")}


def test_private_values_are_named_and_never_told() -> None:
    """Name, birth date, a parent's phone, the reason for being key: that they changed, not from what to what."""
    old = child(A, parents=[{"who": "father", "from": "2025-01-01", "state": "away", "phone": "19900000001"}])
    new = child(
        A,
        name="另一个名",
        birth_date="2016-03-02",
        note="一句话",
        key=[{"from": "2026-05-01", "why": ["ill"]}],
        parents=[{"who": "father", "from": "2025-01-01", "state": "lost", "phone": "19900000002"}],
    )
    found = compare({A: old}, {A: new}, ON).facts
    told = {fact.field: (fact.old, fact.new) for fact in found if not fact.private}
    assert told == {"key.from": (None, "2026-05-01"), "parents.state": ("away", "lost")}
    hidden = {fact.field for fact in found if fact.private}
    assert hidden == {"name", "birth_date", "note", "key.why", "parents.phone"}
    assert all(fact.old is None and fact.new is None for fact in found if fact.private)


def test_a_file_that_is_gone_is_no_departure() -> None:
    """A record is never deleted; a new file is a new child."""
    found = compare({A: child(A), B: child(B)}, {B: child(B)}, ON)
    assert (found.gone, found.added, found.moved, found.facts) == ((A,), (), (), ())
    assert compare({B: child(B)}, {A: child(A), B: child(B)}, ON).added == (A,)


def test_a_file_that_cannot_be_read_is_said_to_be_so() -> None:
    """It is neither new nor gone, and nothing is said about its facts."""
    found = compare({A: child(A), B: None}, {A: None, B: None}, ON)
    assert (found.unreadable, found.added, found.gone, found.facts) == ((A, B), (), (), ())


days = st.sampled_from(["2025-09-01", "2025-12-01", "2026-03-01", "2026-05-01"])


@st.composite
def records(draw: st.DrawFn, id_: str) -> Child | None:
    """Draw a child's record, or one that cannot be read."""
    facts: dict[str, Any] = {"name": draw(st.sampled_from(["甲", "乙"]))}
    facts["enrolment"] = draw(st.lists(st.builds(stay, st.sampled_from(["S01", "S02"]), days), min_size=1, max_size=3))
    facts["key"] = draw(st.lists(st.fixed_dictionaries({"from": days, "why": st.just(["ill"])}), max_size=3))
    state = st.sampled_from(["home", "away"])
    parent = st.fixed_dictionaries({"who": st.sampled_from(["father", "mother"]), "from": days, "state": state})
    facts["parents"] = draw(st.lists(parent, min_size=1, max_size=3))
    return draw(st.sampled_from([None, child(id_, **facts), child(id_, **facts), child(id_, **facts)]))


states = st.fixed_dictionaries({}, optional={id_: records(id_) for id_ in (A, B)})


@given(states, states)
def test_either_side_tells_the_same(one: Children, other: Children) -> None:
    """Nothing differs from itself but what cannot be read; census(a, b) mirrors census(b, a); what differs is told."""
    readable = {id_: record for id_, record in one.items() if record}
    assert compare(readable, readable, ON).empty
    found = compare(one, other, ON)
    assert compare(other, one, ON) == mirrored(found)
    named = {fact.child for fact in found.facts} | {*found.added, *found.gone, *found.unreadable}
    for id_ in one.keys() | other.keys():
        same = one.get(id_) == other.get(id_) and one.get(id_) is not None
        if not same:
            assert id_ in named
