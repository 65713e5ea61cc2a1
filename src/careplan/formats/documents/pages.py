"""Which blocks stand on upright pages and which on pages turned across: wide tables, with their captions, go across."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from careplan.formats.documents.blocks import Block, Break, Grid, Heading, Items, Paragraph
from careplan.formats.documents.fit import is_wide

MARGINS: Final = (37, 26, 35, 28)
"""Millimetres at the top, right, bottom and left of an upright page, GB/T 9704-2012 5.2.1; a page across is turned."""
TURNED: Final = (28, 37, 26, 35)
SHORT, LONG = 210, 297
"""The sides of A4 in millimetres."""
_FEW: Final = 14
"""Lines that are too few for pages of their own between pages that lie the other way."""


class Stretch(NamedTuple):
    """Pages that lie the same way: whether across, and what is on them."""

    across: bool
    blocks: list[Block]


def stretches(blocks: Sequence[Block]) -> Iterator[Stretch]:
    """Yield what stands on pages that lie the same way, in order; each begins on a page of its own.

    A document of which half the tables or more are wide lies across from its first page to its last.
    """
    for is_break, found in groupby(blocks, lambda block: isinstance(block, Break)):
        if not is_break:
            yield from _of_paper(list(found))


def _of_paper(blocks: list[Block]) -> Iterator[Stretch]:
    grids = [block for block in blocks if isinstance(block, Grid)]
    wide = sum(map(is_wide, grids))
    if not wide or 2 * wide >= len(grids):
        yield Stretch(wide > 0, blocks)
        return
    found = groupby(zip(_turned(blocks), blocks, strict=True), lambda pair: pair[0])
    parts = [Stretch(across, [block for _, block in pairs]) for across, pairs in found]
    whole = [Stretch(part.across or sum(map(_lines, part.blocks)) <= _FEW, part.blocks) for part in parts]
    for across, same in groupby(whole, lambda part: part.across):
        yield Stretch(across, [block for part in same for block in part.blocks])


def _lines(block: Block) -> int:
    if isinstance(block, Grid):
        return 1 + len(block.rows)
    return len(block.entries) if isinstance(block, Items) else 1


def _turned(blocks: list[Block]) -> list[bool]:
    """Return for each block whether it lies across: a wide table, what heads it, and the words right below it."""
    turned = [isinstance(block, Grid) and is_wide(block) for block in blocks]
    for at in range(len(blocks) - 1, 0, -1):
        turned[at - 1] |= turned[at] and is_caption(blocks, at - 1)
    for at in range(1, len(blocks)):
        below = turned[at - 1] and isinstance(blocks[at - 1], Grid) and isinstance(blocks[at], Paragraph)
        turned[at] |= below and not is_caption(blocks, at)
    return turned


def is_caption(blocks: Sequence[Block], at: int) -> bool:
    """Say whether a block heads the one after it: a heading, or the paragraph right before a table."""
    if at + 1 >= len(blocks):
        return False
    block = blocks[at]
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and isinstance(blocks[at + 1], Grid))
