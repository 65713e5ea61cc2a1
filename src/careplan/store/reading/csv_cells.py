"""What spreadsheets and habits do to single cells: mended when the meaning is sure, else refused."""

import re

from careplan.store.reading.characters import FULLWIDTH, HALF, WIDE

_PADDING = " " + WIDE
_FORCED = re.compile(r"=\"([^\"]*)\"|['\t]([0-9A-Za-z.+-]+)")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{2,}", re.IGNORECASE)
_ROUNDED = re.compile(r"\d{15}000")
_EDGES = re.compile(r"(?:^|[,\"])[ \u3000\xa0]|[ \u3000\xa0](?:$|[,\"])", re.MULTILINE)
_FULL = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_TRICKS = ("'", '="', '=""', "\t", "000", "E+", "e+", "E1", "e1")

LOST = frozenset({"rounded-by-excel"})


def suspicious(text: str) -> bool:
    """Tell whether a whole table may hold a cell that `mend` would change or refuse."""
    return (
        any(trick in text for trick in _TRICKS)
        or _EDGES.search(text) is not None
        or (not text.isascii() and _FULL.search(text) is not None)
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
