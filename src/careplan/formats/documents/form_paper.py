"""A form on paper: what Word and PDF are made of, from the same columns as the workbook.

A form of lines is a table with room to write by hand; a form of cards has a page for each line, its columns beside
their names.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from careplan.domain.form import Copy, Field, Line
from careplan.formats.documents.blocks import Block, Break, Grid, Heading, Paragraph, Span, Words
from careplan.formats.documents.form_words import about, offers, owed, shown
from careplan.formats.documents.signed import SIGNED
from careplan.text import Lang, Text
from careplan.text.width import width_of

_MAY_BE: Final = Text("可填：", "To be written: ")
_CHOICES: Final = Text("{head}（{words}）", "{head} ({words})")
_BOX: Final = "□"
_HIGH: Final = 9.0
"""Millimetres that a line has at least, for writing by hand."""
_ON_A_PAGE, _MORE = 9, 4
"""Empty lines of an empty form, which is to be one page, and of one that has lines already."""
_LABEL, _VALUE = 14, 30
"""Half-width signs of a card's name and of its value; two pairs stand side by side."""
_PAIRS: Final = 2
_COUNTED, _WIDEST, _BESIDE = 8, 22, 3


def form_blocks(copies: Sequence[Copy], lang: Lang) -> list[Block]:
    """Return some copies as one document, each beginning on a page of its own."""
    blocks: list[Block] = []
    for copy in copies:
        for page in _pages(copy, lang):
            blocks += [*([Break()] if blocks else []), *page]
    return blocks


def _pages(copy: Copy, lang: Lang) -> Iterator[list[Block]]:
    """Yield the pages, or stretches of pages, of one copy."""
    if copy.form.paper == "lines":
        yield [*_top(copy, lang), *_rules(copy, lang), _table(copy, lang)]
        return
    for line in copy.lines or [{}]:
        yield [*_top(copy, lang), _card(copy, line, lang)]


def _top(copy: Copy, lang: Lang) -> Iterator[Block]:
    yield Heading(1, _words(copy.form.title.say(lang)))
    yield Paragraph(_words(about(copy, lang)))
    yield from _said(owed(copy, lang))


def _rules(copy: Copy, lang: Lang) -> Iterator[Block]:
    """Yield how the form is filled in, and what each column may be."""
    yield from _said(copy.form.note.say(lang))
    choices = [field for field in copy.form.fields if field.kind in {"choice", "truth"}]
    said = [
        _CHOICES.fill(lang, {"head": f.title.say(lang), "words": _listed(offers(copy, f, lang), lang)}) for f in choices
    ]
    if said:
        yield from _said(_MAY_BE.say(lang) + ("；" if lang == "zh" else "; ").join(said))


def _listed(words: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(words)


def _said(text: str) -> Iterator[Block]:
    if text:
        yield Paragraph(_words(text), small=True)


def _table(copy: Copy, lang: Lang) -> Grid:
    fields = [field for field in copy.form.fields if field.kind != "id"]
    empty: Line = {}
    lines = (*copy.lines, *[empty] * min(copy.blank, _MORE if copy.lines else _ON_A_PAGE))
    rows = tuple(
        tuple(_words(shown(copy, field, line.get(field.name, ""), lang)) for field in fields) for line in lines
    )
    heads = tuple(_words(field.title.say(lang)) for field in fields)
    return Grid(heads, rows, tuple(_wide(copy, field, lang) for field in fields), _HIGH, _words(SIGNED.say(lang)))


def _wide(copy: Copy, field: Field, lang: Lang) -> int:
    """Return how wide a column is on paper, in half-width signs; what is chosen or counted needs no more than that."""
    if field.kind == "number":
        return _COUNTED
    if field.kind in {"choice", "truth"}:
        return max(_COUNTED, _BESIDE + max(map(width_of, offers(copy, field, lang))))
    return min(field.wide, _WIDEST)


def _card(copy: Copy, line: Line, lang: Lang) -> Grid:
    cells = [
        cell
        for field in copy.form.fields
        for cell in ((Span(field.title.say(lang), bold=True),), _words(_value(copy, field, line, lang)))
    ]
    wide = 2 * _PAIRS
    cells += [()] * (-len(cells) % wide)
    rows = tuple(tuple(cells[at : at + wide]) for at in range(0, len(cells), wide))
    return Grid((), rows, (_LABEL, _VALUE) * _PAIRS, _HIGH, _words(SIGNED.say(lang)))


def _value(copy: Copy, field: Field, line: Line, lang: Lang) -> str:
    """Return what a card says of a column: its value, or the boxes of a closed list to tick."""
    value = line.get(field.name, "")
    if not value and field.kind in {"choice", "truth"}:
        return "　".join(f"{_BOX}{word}" for word in offers(copy, field, lang))
    return shown(copy, field, value, lang)


def _words(text: str) -> Words:
    return (Span(text),)
