"""How a table fits on a page: how wide each column would be, in which size of type, and which share each one gets."""

from typing import Final

from careplan.formats.documents.blocks import Grid, words_of
from careplan.text.width import width_of

UPRIGHT, ACROSS = 156.0, 225.0
"""Millimetres between the margins of a page that stands upright, and of one that lies across."""
_SIZES: Final = (10.5, 9.0, 8.0, 7.0, 6.5)
"""Points of type, from the largest to the smallest that can be read on paper."""
_IN_FORMS: Final = 9.0
"""Points of type in a form at most, whose columns are as wide as what is written into them."""
_READABLE: Final = 8.0
"""Points below which a table is rather printed across."""
_MILLIMETRES: Final = 25.4 / 72
_NARROWEST, _WIDEST = 4, 24
_BESIDE: Final = 3
"""Half-width signs that a cell has room for beside its text."""
_LINES: Final = 2
"""Lines over which a column's head may run."""


def natural(grid: Grid) -> list[int]:
    """Return how wide each column would be in half-width signs: as its longest cell within reason, or half its head."""
    if grid.widths:
        return list(grid.widths)
    longest = [-(-width_of(words_of(cell)) // _LINES) for cell in grid.head] or [0] * len(grid.rows[0])
    for row in grid.rows:
        longest = [max(one, width_of(words_of(cell))) for one, cell in zip(longest, row, strict=True)]
    return [_BESIDE + min(max(_NARROWEST, wide), _WIDEST) for wide in longest]


def type_size(grid: Grid, room: float) -> float:
    """Return the largest size of type in points in which a table fits into a width in millimetres, or the smallest."""
    wanted = sum(natural(grid))
    sizes = [size for size in _SIZES if size <= _IN_FORMS] if grid.widths else _SIZES
    return next((size for size in sizes if wanted <= _signs(room, size)), sizes[-1])


def shares(grid: Grid, room: float) -> list[float]:
    """Return each column's share of a width, together 1: where all cannot have what they want the widest give way."""
    wanted = natural(grid)
    if grid.widths:
        return [wide / sum(wanted) for wide in wanted]
    left, most = _signs(room, type_size(grid, room)), 0.0
    for taken, wide in enumerate(sorted(wanted)):
        most = left / (len(wanted) - taken)
        if wide > most:
            break
        left, most = left - wide, float(wide)
    given = [min(float(wide), most) for wide in wanted]
    return [one / sum(given) for one in given]


def is_wide(grid: Grid) -> bool:
    """Say whether a table needs a page turned across, since upright its type would be too small."""
    return sum(natural(grid)) > _signs(UPRIGHT, _READABLE)


def _signs(room: float, size: float) -> float:
    """Return how many half-width signs of a size in points go into a width in millimetres."""
    return room / (size / 2 * _MILLIMETRES)
