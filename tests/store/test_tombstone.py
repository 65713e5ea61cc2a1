"""An erased child leaves a tombstone: the id is still somebody, and nothing is owed or known any more."""

from datetime import date

from tests.town import seen

PATH = "schools/S01/children/S01-282TV.yaml"
GRAVE = b"id: S01-282TV\nerased: {date: 2026-05-04, by: Z01, basis: request}\n"
ACTS = b"row_id,date,kind,children,by\nR1,2026-05-03,talk,S01-282TV,T001\n"


def test_a_tombstone_is_a_record_and_no_child() -> None:
    """The file reads clean, the child is on no register, and old acts name nobody unknown."""
    world = seen({PATH: GRAVE, "schools/S01/months/2026-05/T001.csv": ACTS}, date(2026, 5, 31))
    assert not world.faults
    assert not world.register.children
    assert [filed.file for filed in world.filed] == [PATH]


def test_what_is_left_beside_the_tombstone_is_refused() -> None:
    """A name left behind means that the erasing was not finished."""
    world = seen({PATH: GRAVE + b"name: x\n"}, date(2026, 5, 31))
    assert [(fault.rule, fault.place.line) for fault in world.faults] == [("unknown-field", 3)]
