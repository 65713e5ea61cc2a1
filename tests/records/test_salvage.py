"""What is left of a record with slips in it: the child stays on the register, and every place stays exact."""

from careplan.records.base import bind
from careplan.records.child import Child
from careplan.records.place import Place
from careplan.store.reading.yaml_reader import read_yaml

CHILD = """\
id: S01-282TV
name: 示例
sex: girl
birth_date: 2016-03-01
student_number:
  - 12
enrolment:
  - {school: S01, from: 2025-09-01, began: new}
placements:
  - {from: 2025-09-01, grade: 4, boarder: false}
parents:
  - {who: father, from: 2025-13-01, state: away}
  - {who: mother, from: 2025-01-01, state: home, phone: nobody}
proxy:
  - {staff: T001, from: 2026-01-01}
"""


def bound(text: str) -> tuple[Child | None, list[tuple[str, int]]]:
    """Bind a child's file; return the record and the rule and line of each fault."""
    tree, faults = read_yaml("f.yaml", text.encode())
    assert tree is not None
    assert not faults
    record, found = bind(Child, tree.value, tree, lambda _: True)
    return record, [(fault.rule, fault.place.line) for fault in found]


def test_a_child_with_slips_stays_on_the_register() -> None:
    """Wrong values go, a block that cannot stand without one goes, and the faults are all told."""
    record, faults = bound(CHILD)
    assert record
    assert [rule for rule, _ in faults] == ["wrong-shape", "bad-date", "bad-phone"]
    assert [line for _, line in faults][1:] == [12, 13]
    assert [(parent.who, parent.phone) for parent in record.parents] == [("mother", None)]
    assert record.proxy[0].staff == "T001"


def test_places_are_those_of_the_file() -> None:
    """The mother is the first parent left, and stands where she is written."""
    record, _ = bound(CHILD)
    assert record
    assert record.place("parents", 0, "who") == Place("f.yaml", 13, 11)
    assert record.place("proxy", 0, "staff").line == 15


def test_an_unknown_key_takes_nothing_else_along() -> None:
    """A misspelt key is told, and the rest stands."""
    record, faults = bound(CHILD.replace("{who: father, from: 2025-13-01", "{who: father, frmo: x, from: 2025-01-01"))
    assert record
    assert ("unknown-field", 12) in faults
    assert len(record.parents) == 2


def test_without_an_id_there_is_no_record() -> None:
    """Too little is left of a file without what makes it a child's."""
    record, faults = bound(CHILD.replace("id: S01-282TV", "id: me"))
    assert record is None
    assert faults[0] == ("bad-id", 1)


def test_without_any_enrolment_there_is_no_record() -> None:
    """A child who was never enrolled was never on the register."""
    record, _ = bound(CHILD.replace("school: S01", "school: one"))
    assert record is None


def test_a_birth_date_that_cannot_be_read_hides_no_child() -> None:
    """What must be written and cannot be read is told; everything else about the child stands."""
    record, faults = bound(
        CHILD.replace("birth_date: 2016-03-01", "birth_date: 2016年3月1日").replace("name: 示例\n", "")
    )
    assert record
    assert (record.birth_date, record.name, record.sex) == (None, None, "girl")
    assert {("bad-date", 3), ("missing-field", 1)} <= set(faults)
    assert record.proxy


def test_an_empty_name_is_still_told() -> None:
    """A key without a value is no value."""
    record, faults = bound(CHILD.replace("name: 示例", "name:"))
    assert record
    assert ("missing-field", 2) in faults
