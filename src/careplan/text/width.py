"""How wide a text is where every sign stands in a grid: on a terminal, in a table's column."""

from unicodedata import combining, east_asian_width


def width_of(text: str) -> int:
    """Return how many columns a text takes: a Chinese sign takes two, a mark upon another sign none."""
    if text.isascii():
        return len(text)
    return sum(_of(sign) for sign in text)


def _of(sign: str) -> int:
    if sign.isascii():
        return 1
    return 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1
