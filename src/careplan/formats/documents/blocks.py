"""A report's Markdown as blocks, so that every form on paper says what the clerk's own template says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from markdown_it.token import Token

_NUMBER: Final = re.compile(r"[\d.,%()/ −-]+|—")
_STRONG: Final = {"strong_open": 1, "strong_close": -1}
_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


class Span(NamedTuple):
    """A run of text, bold or not."""

    text: str
    bold: bool = False


Words: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's title."""

    level: int
    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of words, in small type or not."""

    words: Words
    small: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    numbered: bool
    entries: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with one line of heads, or none; every row is as wide as the head."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...] = ()
    """How wide each column is in half-width signs, where its longest cell does not say so."""
    least: float = 0.0
    """How high a line is at least, in millimetres, so that one can write in it by hand."""
    below: Words = ()
    """What stands in small type right below, on the page of the last line."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of one paper and the beginning of another, on a new page."""


Block: TypeAlias = Heading | Paragraph | Items | Grid | Break


def words_of(words: Words) -> str:
    """Return words without their looks."""
    return "".join(span.text for span in words)


def is_number(words: Words) -> bool:
    """Say whether a cell holds nothing but a number, a day or a dash."""
    return _NUMBER.fullmatch(words_of(words)) is not None


def blocks_of(markdown: str) -> list[Block]:
    """Return the blocks of a Markdown text: headings, paragraphs, lists and tables; raw HTML is shown as it is written.

    Anything else that a clerk puts into a template (a quotation, code) comes out as its words in paragraphs.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    return list(_blocks(tokens))


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type in {"bullet_list_open", "ordered_list_open", "table_open"}:
            end = _end(tokens, at)
            inside = tokens[at + 1 : end]
            yield _grid(inside) if token.type == "table_open" else _items(token, inside)
            at = end
        elif token.type == "inline":
            level = int(tokens[at - 1].tag[1]) if tokens[at - 1].type == "heading_open" else 0
            yield Heading(level, _words(token)) if level else Paragraph(_words(token))
        elif token.type in {"code_block", "fence"}:
            yield Paragraph((Span(token.content.strip()),))
        at += 1


def _end(tokens: Sequence["Token"], at: int) -> int:
    close = tokens[at].type.replace("_open", "_close")
    return next(
        i for i in range(at + 1, len(tokens)) if tokens[i].type == close and tokens[i].level == tokens[at].level
    )


def _items(opening: "Token", inside: Sequence["Token"]) -> Items:
    entries = tuple(_words(token) for token in inside if token.type == "inline")
    return Items(opening.type == "ordered_list_open", entries)


def _grid(inside: Sequence["Token"]) -> Grid:
    rows: list[list[Words]] = []
    for token in inside:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_words(token))
    return Grid(tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def _words(token: "Token") -> Words:
    spans: list[Span] = []
    bold = 0
    for child in token.children or []:
        bold += _STRONG.get(child.type, 0)
        text = " " if child.type in _BREAKS else child.content
        if text:
            spans.append(Span(text, bold > 0))
    return tuple(spans)
