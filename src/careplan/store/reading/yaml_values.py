"""The second look at scalars: what a clerk did not mean to write, found in files with unusual signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careplan.records.place import Fault, Place
from careplan.store.reading.characters import FULLWIDTH, HALF, WIDE, forbidden_rule
from careplan.store.reading.faults import AT_MOST, Refusal, fault

if TYPE_CHECKING:
    from careplan.store.reading.yaml_events import Event

LONGEST = 10_000
MOST = 5_000

QUOTES = ("'", '"')
BAD_ESCAPE = re.compile(
    r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\U(?:0000(?=[dD][89a-fA-F])|(?!000|0010)[0-9a-fA-F]{4})[0-9a-fA-F]{4}"
)

_COMMENT = re.compile(r"( +)#(.?)")
_COLON_KEY = re.compile(r"[A-Za-z_]\w*：", re.ASCII)
_KEY_LINE = re.compile(r"\s*(?:- )?[A-Za-z_]\w*:(?: |$)", re.ASCII)
_LINE_START = re.compile(r" *(?:- +)*")


class Mender:
    """Looks at each scalar of one file; mends what is not in doubt, and faults it all the same."""

    def __init__(self, file: str, text: str) -> None:
        """Take the text that the events come from."""
        self.faults: list[Fault] = []
        self._file = file
        self._lines = text.split("\n")
        self._hash = " #" in text
        self._count = 0

    def add(self, rule: str, line: int, column: int, **facts: str | int) -> None:
        """Add a fault at a line and column counted from 0; stop reading when there are too many."""
        found = fault(rule, Place(self._file, line + 1, column + 1), **facts)
        if len(self.faults) >= AT_MOST:
            raise Refusal(found)
        self.faults.append(found)

    def key(self, event: Event) -> str:
        """Look at a key and return its text; `?key` is refused, as half of all readers drop the sign."""
        line, column = event.start_mark.line, event.start_mark.column
        if column and self._lines[line][column - 1] == "?":
            self.add("key-not-text", line, column - 1)
        return self._any(event)

    def value(self, event: Event) -> str | None:
        """Return the text of a value, mended; None when there is none."""
        text = self._any(event)
        if not event.style:
            return self._plain(event, text) if text else None
        if ": " in text:
            self.swallowed(event)
        return self._half_width(event, text)

    def swallowed(self, event: Event) -> None:
        """Fault a quoted value that holds whole lines of the record, its closing quote forgotten."""
        first, last = event.start_mark.line, event.end_mark.line
        if event.style in QUOTES and any(_KEY_LINE.match(line) for line in self._lines[first + 1 : last + 1]):
            self.add("unclosed-quote", first, event.start_mark.column)

    def properties(self, event: Event) -> None:
        """Fault an anchor or a tag."""
        if event.anchor is not None:
            self._property(event, "&", "anchor-in-yaml")
        if event.tag is not None:
            self._property(event, "!", "tag-in-yaml")

    def _property(self, event: Event, sign: str, rule: str) -> None:
        """Add a fault where an anchor or tag is written; parsers differ on whether a scalar starts there."""
        line, column = event.start_mark.line, event.start_mark.column
        found = self._lines[line].find(sign, column)
        if found < 0 or self._lines[line][column] not in "&!":
            while (found := self._lines[line].rfind(sign, 0, column)) < 0 and line > 0:
                line, column = line - 1, None
            while found > 0 and self._lines[line][found - 1] == sign:
                found -= 1
        self.add(rule, line, max(found, 0))

    def _any(self, event: Event) -> str:
        """Look at what keys and values have in common: properties, length, characters written as escapes."""
        self.properties(event)
        text: str = event.value
        mark = event.start_mark
        self._count += 1
        if self._count > MOST:
            raise Refusal(fault("too-many-values", Place(self._file, mark.line + 1, mark.column + 1), limit=MOST))
        if len(text) > LONGEST:
            self.add("value-too-long", mark.line, mark.column, limit=LONGEST)
        if event.style == '"':
            bad = forbidden_rule(text)
            if bad is not None:
                self._escape(event, *bad)
        return text

    def _escape(self, event: Event, rule: str, char: str) -> None:
        """Fault a forbidden character that was written as an escape."""
        line = event.start_mark.line
        found = BAD_ESCAPE.search(self._lines[line], event.start_mark.column) if rule == "broken-character" else None
        self.add(rule, line, found.start() if found else event.start_mark.column, char=char)

    def _plain(self, event: Event, text: str) -> str:
        """Return a plain value unpadded and in half width, faulting what was changed or swallowed."""
        line, column = event.start_mark.line, event.start_mark.column
        before = self._lines[line][:column]
        if _COLON_KEY.match(text) and _LINE_START.fullmatch(before):
            self.add("fullwidth-colon", line, column + text.index("："))
        if self._hash:
            self._after(event)
        mended = text.strip(WIDE)
        if mended != text:
            self.add("padded-text", line, column)
        return self._half_width(event, mended)

    def _half_width(self, event: Event, text: str) -> str:
        """Return a value of Latin letters and digits in half width, faulting full-width ones."""
        if not FULLWIDTH.fullmatch(text):
            return text
        self.add("fullwidth-letters", event.start_mark.line, event.start_mark.column)
        return text.translate(HALF)

    def _after(self, event: Event) -> None:
        """Fault a comment that was probably meant as text."""
        line, column = event.end_mark.line, event.end_mark.column
        found = _COMMENT.match(self._lines[line], column)
        if found and not (len(found[1]) > 1 and found[2] in ("", " ")):
            self.add("hash-swallows-text", line, found.end(1))
