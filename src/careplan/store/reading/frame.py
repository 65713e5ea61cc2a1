"""The line of a file that a finding points at, with a caret under it and every private value masked."""

import re
import unicodedata
from collections.abc import Callable

from careplan.records.place import Place
from careplan.text.width import width_of

MASK = "▒"
_WIDEST = 100

_NAME = re.compile(r"[a-z_][a-z0-9_]*")
_PAIR = re.compile(r"([ ]*(?:- +)*)([A-Za-z_][A-Za-z0-9_]*)([ ]*[:：])(.*)")
_SIMPLE = re.compile(r"[ ]*(['\"]?)[\w .+/~-]{0,60}\1[ ]*|[ ]*[|>][+-]?[ ]*")

Clear = Callable[[str], bool]


def frame(text: str, place: Place, clear: Clear, *, is_public: bool = False) -> list[str]:
    """Return the source line of a place and a caret line; nothing when the file has no such line.

    `clear` tells of a key or column whether its values may be shown; all else is masked at its own width. Of a file
    that is public as a whole only comments are masked.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    if not 1 <= place.line <= len(lines):
        return []
    line = lines[place.line - 1]
    if is_public:
        open_signs = _but_comments(line)
    else:
        open_signs = (_csv_open if place.file.endswith(".csv") else _yaml_open)(lines, place, clear)
    pieces = [_piece(sign, is_open) for sign, is_open in zip(line, open_signs, strict=True)]
    start = _window(pieces, place.column)
    caret = sum(width_of(piece) for piece in pieces[start : place.column - 1]) + (1 if start else 0)
    return [("…" if start else "") + _cut("".join(pieces[start:])), " " * caret + "^"]


def _but_comments(line: str) -> list[bool]:
    """Tell of each sign of a line whether it stands before any comment."""
    shown = "" if line.startswith("#") else line.partition(" #")[0]
    return [number < len(shown) for number in range(len(line))]


def _yaml_open(lines: list[str], place: Place, clear: Clear) -> list[bool]:
    """Tell of each sign of a YAML line whether it may be shown."""
    line = lines[place.line - 1]
    found = _PAIR.fullmatch(line)
    if found is None or _is_text(lines, place) or (place.file.endswith(".md") and not _in_front(lines, place)):
        return [False] * len(line)
    before, value = line[: found.start(4)], found[4]
    shown, hash_sign, comment = value.partition(" #")
    is_open = found[3].endswith(":") and clear(found[2]) and _SIMPLE.fullmatch(shown) is not None
    return [True] * len(before) + [is_open] * len(shown) + [False] * len(hash_sign + comment)


def _is_text(lines: list[str], place: Place) -> bool:
    """Tell whether a line is part of a value that began above, and only looks like a key."""
    found = _PAIR.fullmatch(lines[place.line - 1])
    indent = found.start(2) if found else 0
    for line in reversed(lines[: place.line - 1]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        above = _PAIR.fullmatch(line)
        edge = above.start(2) if above else len(line) - len(line.lstrip())
        if edge >= indent:
            continue
        if above is None or above[4].strip():
            return True
        indent = edge
    return False


def _in_front(lines: list[str], place: Place) -> bool:
    """Tell whether a line of an article stands in the front matter."""
    return lines[0] == "---" and "---" not in lines[1 : place.line - 1]


def _csv_open(lines: list[str], place: Place, clear: Clear) -> list[bool]:
    """Tell of each sign of a CSV line whether it may be shown."""
    line = lines[place.line - 1]
    first = next((number for number, one in enumerate(lines, 1) if one.strip()), 1)
    header = _cells(lines[first - 1])
    cells = _cells(line)
    inside_quotes = sum(one.count('"') for one in lines[: place.line - 1]) % 2
    if inside_quotes or len(cells) != len(header) or line.count('"') % 2:
        return [False] * len(line)
    if place.line == first:
        return [all(_NAME.fullmatch(name) for name in header)] * len(line)
    signs: list[bool] = []
    for name, cell in zip(header, cells, strict=True):
        is_open = bool(_NAME.fullmatch(name)) and clear(name) and _SIMPLE.fullmatch(cell) is not None
        signs += [is_open] * len(cell) + [True]
    return signs[: len(line)]


def _cells(line: str) -> list[str]:
    """Return the cells of a line as they are written, quotes and all."""
    cells = [""]
    quoted = False
    for sign in line:
        quoted ^= sign == '"'
        if sign == "," and not quoted:
            cells.append("")
        else:
            cells[-1] += sign
    return cells


def _piece(sign: str, is_open: bool) -> str:  # noqa: FBT001
    """Return how one sign is printed."""
    category = unicodedata.category(sign)
    if category[0] == "C" or category in ("Zl", "Zp"):
        return sign.encode("unicode_escape").decode() if sign != "\\" else sign
    if is_open or category[0] == "P" or category == "Zs" or (sign.isascii() and category[0] == "S"):
        return sign
    return MASK * width_of(sign)


def _window(pieces: list[str], column: int) -> int:
    """Return where to begin a line so that its caret is in sight; 0 for the beginning."""
    before = sum(width_of(piece) for piece in pieces[: column - 1])
    start = 0
    while before > _WIDEST - 20:
        before -= width_of(pieces[start])
        start += 1
    return start


def _cut(line: str) -> str:
    """Return the beginning of a line, as much as fits."""
    width = 0
    for number, sign in enumerate(line):
        width += width_of(sign)
        if width > _WIDEST:
            return line[:number] + "…"
    return line
