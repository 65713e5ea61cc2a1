"""What an ID number says by itself; every number here is made up."""

from datetime import date

import pytest

from careplan.domain import id_number

GIRL = "990123201510120249"
BOY = "990123201811080172"


@pytest.mark.parametrize("number", [GIRL, BOY, "99012319900101001X"])
def test_checksum(number: str) -> None:
    """The last sign is right, and no other would be."""
    right = [sign for sign in "0123456789X" if id_number.has_right_checksum(number[:17] + sign)]
    assert len(right) == 1
    assert (number[17] in right) == (number != "99012319900101001X")


def test_birth_date_and_sex() -> None:
    """Digits 7 to 14 are the birth date, an even 17th digit is female."""
    assert id_number.birth_date_in(GIRL) == date(2015, 10, 12)
    assert id_number.birth_date_in("990123201513120249") is None
    assert [id_number.is_male(number) for number in (GIRL, BOY)] == [False, True]


def test_made_up_and_cut() -> None:
    """Area 99 exists nowhere; 000 at the end is suspicious only with a wrong checksum."""
    assert id_number.is_made_up(GIRL)
    assert not id_number.is_made_up("00" + GIRL[2:])
    assert id_number.is_cut_by_spreadsheet(GIRL[:15] + "000")
    assert not id_number.is_cut_by_spreadsheet(GIRL)
    honest = [f"9901232015{month:02}{day:02}0000"[:15] + "000" for month in range(1, 13) for day in range(1, 29)]
    right = [number for number in honest if id_number.has_right_checksum(number)]
    assert right
    assert not any(id_number.is_cut_by_spreadsheet(number) for number in right)
