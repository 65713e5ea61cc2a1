"""What spreadsheets and habits do to single cells: mended when the meaning is sure, else refused."""

import re

from careplan.store.reading.characters import FULLWIDTH, HALF, WIDE

_PADDING = " " + WIDE
_FORCED = re.compile(r"=\"([^\"]*)\"|['\t]([0-9A-Za-z.+-]+)")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{2,}", re.IGNORECASE)
_LONG_NUMBER = re.compile(rb"000(?<=\d{18})")
_ROUNDED = re.compile(r"\d{15}000")
_FULL = re.compile(rb"\xef(?:\xbc[\x90-\x99\xa1-\xba]|\xbd[\x81-\x9a])")
# Tricks to look for only where their rarest sign is found at all.
_TRICKS = {
    "'": ("'",),
    "\t": ("\t",),
    "\u3000": ("\u3000",),
    "\xa0": ("\xa0",),
    "=": ('="', '=""'),
    "+": ("E+", "e+"),
    " ": (", ", " ,", " \n", "\n ", '" ', ' "'),
}

LOST = frozenset({"rounded-by-excel"})


def suspicious(text: str, data: bytes) -> bool:
    """Tell whether a whole table may hold a cell that `mend` would change or refuse."""
    return (
        any(sign in text and any(trick in text for trick in tricks) for sign, tricks in _TRICKS.items())
        or ("000" in text and _LONG_NUMBER.search(data) is not None)
        or text[-1:] == " "
        or (b"\xef" in data and _FULL.search(data) is not None)
    )


def mend(cell: str) -> tuple[str, str | None]:
    """Return a cell as it was meant and the rule it broke; for a rule in `LOST` the meaning is gone."""
    if forced := _FORCED.fullmatch(cell):
        return forced[1] or forced[2] or "", "text-forced-cell"
    text = cell.strip(_PADDING)
    rule = None if text == cell else "padded-text"
    if FULLWIDTH.fullmatch(text):
        text, rule = text.translate(HALF), "fullwidth-letters"
    if _SCIENTIFIC.fullmatch(text) or (_ROUNDED.fullmatch(text) and not _true_number(text)):
        rule = "rounded-by-excel"
    return text, rule


def _true_number(digits: str) -> bool:
    """Tell whether eighteen digits that end in zeros can be an ID number all the same."""
    from stdnum.cn.ric import calc_check_digit

    return digits[14:17] != "000" and bool(calc_check_digit(digits) == digits[-1])
