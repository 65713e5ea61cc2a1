"""The body of a web page: a report's blocks as headings, lists and tables that a screen reader can walk through."""

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup, escape

from careplan.formats.documents.blocks import Block, Grid, Heading, Items, Paragraph, Words, is_number, words_of


def html(blocks: list[Block]) -> Markup:
    """Return blocks as HTML; a paragraph that stands right before a table is its caption."""
    captions = {after: before for before, after in _captioned(blocks)}
    taken = set(captions.values())
    return Markup("\n").join(
        _html(block, blocks[captions[at]] if at in captions else None)
        for at, block in enumerate(blocks)
        if at not in taken
    )


def _captioned(blocks: list[Block]) -> Iterator[tuple[int, int]]:
    for (at, block), (after, grid) in pairwise(enumerate(blocks)):
        if isinstance(block, Paragraph) and isinstance(grid, Grid):
            yield at, after


def _html(block: Block, caption: Block | None) -> Markup:
    if isinstance(block, Heading):
        level = min(block.level, 6)
        return Markup("<h{}>{}</h{}>").format(level, _words(block.words), level)
    if isinstance(block, Paragraph):
        return Markup("<p>{}</p>").format(_words(block.words))
    if isinstance(block, Items):
        name = "ol" if block.numbered else "ul"
        entries = Markup("").join(Markup("<li>{}</li>").format(_words(entry)) for entry in block.entries)
        return Markup("<{}>{}</{}>").format(name, entries, name)
    if isinstance(block, Grid):
        return _grid(block, caption.words if isinstance(caption, Paragraph) else ())
    return Markup("<hr>")


def _words(words: Words) -> Markup:
    return Markup("").join(
        Markup("<strong>{}</strong>").format(span.text) if span.bold else escape(span.text) for span in words
    )


def _grid(grid: Grid, caption: Words) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(_words(words)) for words in grid.head)
    rows = Markup("\n").join(_row(row) for row in grid.rows)
    said = Markup("<caption>{}</caption>").format(_words(caption)) if caption else ""
    return Markup(
        '<section class="table" tabindex="0" aria-label="{}"><table>{}\n'
        "<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody></table></section>"
    ).format(words_of(caption or grid.head[0]), said, head, rows)


def _row(cells: tuple[Words, ...]) -> Markup:
    first, *rest = cells
    others = Markup("").join(_cell(words) for words in rest)
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(_words(first), others)


def _cell(words: Words) -> Markup:
    number = Markup(' class="number"') if is_number(words) else ""
    return Markup("<td{}>{}</td>").format(number, _words(words))
