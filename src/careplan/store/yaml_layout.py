"""How a YAML record is laid out: plain line ends, no blanks at line ends, blank lines between blocks.

Every change is to blanks and line ends; comments, order and the way values are written stay.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from careplan.records.place import Fault
from careplan.store.reading.yaml_events import Parser, best_parser, events_before_the_end
from careplan.store.reading.yaml_reader import read_yaml

_TOP_KEY: Final = re.compile(r"[^\s#-]")
_BOM: Final = b"\xef\xbb\xbf"


def formatted_yaml(file: str, data: bytes) -> tuple[bytes | None, list[Fault]]:
    """Return a record as it should be laid out, or None and why it cannot be read."""
    tree, faults = read_yaml(file, data)
    if tree is None:
        return None, faults
    new = laid_out(data)
    again, _ = read_yaml(file, new)
    if again is None or again.value != tree.value:  # a layout that we do not understand: leave it as it is
        return data, []
    return new, []


def laid_out(data: bytes, parser: Parser | None = None) -> bytes:
    """Return the bytes of a readable record with their layout in order."""
    text = data.removeprefix(_BOM).decode().replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    kept = _lines_inside_scalars(text, parser or best_parser())
    out: list[str] = []
    before = _Before()
    for number, line in enumerate(lines):
        if number in kept:
            before.block = True
            out.append(line)
            continue
        bare = line.rstrip(" ")
        if not bare:
            if out and out[-1]:
                out.append("")
            continue
        if _TOP_KEY.match(bare) and before.wants_blank(lines, number) and out[-1] and not out[-1].startswith("#"):
            out.append("")
        before.see(bare)
        out.append(bare)
    return "\n".join([*_without_end(out), ""]).encode()


class _Before:
    """What stood before a line at the top: whether a block has just come to its end."""

    def __init__(self) -> None:
        self.key = False
        self.block = False

    def see(self, line: str) -> None:
        if _TOP_KEY.match(line):
            self.key, self.block = True, False
        elif not line.startswith("#"):
            self.block = True

    def wants_blank(self, lines: list[str], number: int) -> bool:
        """Return whether a blank line stands before a top key: after a block, and before one that is a list."""
        return self.key and (self.block or _begins_list(lines, number + 1))


def _begins_list(lines: list[str], number: int) -> bool:
    for line in lines[number:]:
        bare = line.strip(" ")
        if bare and not bare.startswith("#"):
            return bare == "-" or bare.startswith("- ")
    return False


def _without_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def _lines_inside_scalars(text: str, parser: Parser) -> set[int]:
    """Return the numbers, from 0, of lines whose blanks may belong to a value that spans several lines."""
    return {line for event in events_before_the_end(text, parser) for line in _spanned(event)}


def _spanned(event: Any) -> Iterator[int]:  # noqa: ANN401 ruamel has no types for its events
    if type(event).__name__ == "ScalarEvent":
        end = event.end_mark
        yield from range(event.start_mark.line + 1, end.line + (end.column > 0))
