"""Ids of people, `S03-7K2QX`: the school of first record, random signs, a last sign that catches slips."""

import re
from random import Random
from typing import Final

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The signs of a new id: no I, L, O and U, which read like 1, 0 and V."""
_ID: Final = re.compile(r"(S[0-9A-Z]{2,4})-([0-9A-Z]{4,7})([0-9A-Z])")


def check_character(school: str, random: str) -> str:
    """Return the last sign of an id (ISO 7064 Mod 37, 36) over its school's code and its random signs.

    Any one wrong sign and almost any two signs that changed places give another sign. Raises ValueError for a
    sign that is neither a digit nor a capital.
    """
    from stdnum.iso7064 import mod_37_36

    sign: str = mod_37_36.calc_check_digit(school + random)
    return sign


def is_valid(id_: str) -> bool:
    """Return whether the last sign of a person's id is the one that its other signs ask for."""
    parts = _ID.fullmatch(id_)
    return parts is not None and check_character(parts[1], parts[2]) == parts[3]


def school_of(id_: str) -> str:
    """Return the school in a person's id: where the person was first recorded, not where he or she is now."""
    return id_.partition("-")[0]


def new_id(school: str, rng: Random) -> str:
    """Return a new id of a person first recorded at a school; the caller knows which are taken."""
    while True:
        random = "".join(rng.choices(SIGNS, k=4))
        last = check_character(school, random)
        if last in SIGNS:
            return f"{school}-{random}{last}"
