"""A report names a child by id, and by surname only where the township is open."""

from datetime import date

import pytest

from careplan.domain.mask import child_label, masked, staff_label
from careplan.domain.register import Member, Register
from careplan.records.child import Child, Enrolment, Parent, Placement
from careplan.records.staff import Post, Staff
from careplan.records.township import Township
from careplan.records.words import Words

DAY = date(2025, 9, 1)


def register(privacy: str, name: str = "张小丽") -> Register:
    """Return a register of one child and one adult of the same name."""
    words = Words(zh="镇", en="town")
    township = Township.model_validate(
        {"name": words, "office": words, "area": "990123", "county": "990100", "privacy": privacy}
    )
    child = Child(
        id="S01-282TV",
        name=name,
        sex="girl",
        birth_date=date(2016, 1, 1),
        enrolment=[Enrolment(school="S01", from_=DAY, began="new")],
        placements=[Placement(from_=DAY, grade=1, boarder=False)],
        parents=[Parent(who="father", from_=DAY, state="away")],
    )
    staff = Staff(id="T001", name=name, posts=[Post(from_=DAY, post="teacher")])
    return Register(township, children={child.id: child}, staff={"T001": Member(staff, "S01")})


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张小丽", "张**"),
        ("张丽", "张**"),
        ("欧阳小丽", "欧阳**"),
        ("欧阳", "**"),
        ("张", "**"),
        ("Zhang Xiaoli", "Zhang **"),
        ("Zhang", "**"),
        (" 张小丽 ", "张**"),
    ],
)
def test_only_the_surname_is_readable(name: str, shown: str) -> None:
    """A name that is nothing but a surname is hidden whole."""
    assert masked(name) == shown


def test_open_records_show_id_and_masked_name() -> None:
    """In the demonstration a reader sees whom a line is about."""
    assert child_label(register("open"), "S01-282TV") == "S01-282TV 张**"
    assert staff_label(register("open"), "T001") == "T001 张**"


@pytest.mark.parametrize("name", ["张小丽", "cp1:c2VhbGVk"])
def test_sealed_records_show_the_id_alone(name: str) -> None:
    """Neither a surname nor a sealed value reaches a report."""
    assert child_label(register("sealed", name), "S01-282TV") == "S01-282TV"
    assert child_label(register("open", "cp1:c2VhbGVk"), "S01-282TV") == "S01-282TV"


def test_somebody_unknown_is_named_by_the_id() -> None:
    """A row may name an adult who has no file; the check says so, the report does not fail."""
    assert staff_label(register("open"), "T999") == "T999"
