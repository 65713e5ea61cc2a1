"""The plain block style in which nearly all records are written, read line by line: a third of a parser's work.

Only what every reader of YAML takes for the same: keys of small letters, words without signs of YAML's own, text in
double quotes without escapes, lists indented below their key, short lists of such words as `poor_family`. Anything
else is left to a parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from careplan.store.reading.yaml_builder import ODD_WORDS
from careplan.store.reading.yaml_values import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careplan.store.reading.yaml_tree import Value

_Map: TypeAlias = "dict[str, Value]"

_LETTERS = "0-9A-Za-z_一-鿿"
_MARKS = "，。、；（）《》“”"
_WORDS = rf'[{_LETTERS}（《“][{_LETTERS}{_MARKS} .,/+()@=%-]*(?<! )|"[{_LETTERS}{_MARKS} .,/+()@=%:-]*"'
_LIST = r"\[[a-z_]+(?:, [a-z_]+)*\]"
_MARKED = '"['
"""How a value begins that is not its own text."""
_NO_MAP = -1
"""Where no line begins: after an item of a list the next map is looked for."""
_KEY = rf"([a-z][a-z_]*):(?: ({_WORDS}|{_LIST}))?"
_LINE = re.compile(rf"^( *)(- )?(?:{_KEY}|({_WORDS}))$|^(?:#[ -~：！？{_LETTERS}{_MARKS}]*)?$", re.MULTILINE)


def plain(data: bytes) -> tuple[str, _Map] | None:
    """Return the text of some bytes and the record that it holds.

    None where the whole reader must look, because of a fault or of another style: every character that is let in here
    is one that the reader has nothing to say about.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    lines = _LINE.findall(text)
    record = _record(lines) if len(lines) == text.count("\n") + 1 and len(text) <= LONGEST else None
    return (text, record) if record else None


def _record(lines: Iterable[tuple[str, ...]]) -> _Map | None:
    """Return what lines come to, each as its blanks, dash, key, value and item; None where they do not fit together."""
    root: _Map = {}
    blocks, level = _Blocks(root), 0
    here: _Map | None = root
    for blanks, dash, key, value, item in lines:
        at = len(blanks)
        if key:
            if at != level or dash:
                here, level = blocks.of_key(at, dash), at + len(dash)
            else:
                blocks.waiting = None  # most lines go on with the map of the line before
            if here is None or key in here or key in ODD_WORDS:
                return None
            if value:
                here[key] = value if value[0] not in _MARKED else _read(value)
            else:
                here[key] = None
                blocks.waiting = here, key
        elif item:
            several, level = blocks.of_item(at) if dash else None, _NO_MAP
            if several is None:
                return None
            several.append(_read(item))
    return root


def _read(written: str) -> Value:
    if written[0] == '"':
        return written[1:-1]
    return [*written[1:-1].split(", ")] if written[0] == "[" else written


class _Blocks:
    """The maps and lists that a line stands in, each with the column at which its lines begin."""

    def __init__(self, root: _Map) -> None:
        self._open: list[tuple[int, Value]] = [(0, root)]
        self.waiting: tuple[_Map, str] | None = None
        """A key without a value on its line, and the map that has it: a block may follow."""

    def of_key(self, at: int, dash: str) -> _Map | None:
        """Return the map to which the key of a line belongs, None where it is in none."""
        if dash:
            several = self.of_item(at)
            if several is None:
                return None
            new: _Map = {}
            several.append(new)
            self._open.append((at + 2, new))
            return new
        here = self._at(at, {})
        return here if type(here) is dict else None

    def of_item(self, at: int) -> list[Value] | None:
        """Return the list to which a line with a dash belongs, None where it is in none."""
        here = self._at(at, [])
        return here if type(here) is list else None

    def _at(self, at: int, new: Value) -> Value:
        """Return the block whose lines begin at a column: `new`, where it is the one that was waited for."""
        level = self._open[-1][0]
        if self.waiting is not None and at > level:
            holder, key = self.waiting
            holder[key] = new
            self._open.append((at, new))
        elif self.waiting is not None and at == level and type(new) is list:
            return None
        self.waiting = None
        while self._open[-1][0] > at:
            self._open.pop()
        level, here = self._open[-1]
        return here if level == at else None
