"""What the 18 signs of an ID number (身份证号码) say by themselves; nothing here is ever shown."""

from datetime import date


def has_right_checksum(number: str) -> bool:
    """Return whether the last sign is the one that the other seventeen digits ask for."""
    from stdnum.cn.ric import calc_check_digit

    return bool(number[-1] == calc_check_digit(number))


def birth_date_in(number: str) -> date | None:
    """Return the birth date in an ID number, None if its eight digits name no day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_male(number: str) -> bool:
    """Return whether an ID number was given to a man or a boy."""
    return int(number[16]) % 2 == 1


def is_made_up(number: str) -> bool:
    """Return whether an ID number lies in the area 99, which no place in the country has."""
    return number.startswith("99")


def is_cut_by_spreadsheet(number: str) -> bool:
    """Return whether an ID number looks as if a spreadsheet kept fifteen digits of it and wrote 000 for the rest."""
    return number.endswith("000") and not has_right_checksum(number)
