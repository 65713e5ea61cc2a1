"""What a clerk did wrong where a YAML parser gave up: judged by the source, not by the parser's words."""

import re
from typing import Any, NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from careplan.records.place import Fault, Place
from careplan.store.reading.faults import at, fault
from careplan.store.reading.yaml_events import Parser, events_before_the_end
from careplan.store.reading.yaml_values import BAD_ESCAPE, QUOTES
from careplan.text import Text

_ODD_NAME = re.compile(r"scanning an? (?:anchor|alias|tag)|parsing a tag")
_NO_KEY = re.compile("expected key|expected <block end>")
_FULL_COLON = re.compile(r"(\s*(?:- +)*[A-Za-z_]\w*) *：", re.ASCII)
_WIDE_INDENT = re.compile(r" *(?:- +)*[\u3000\xa0]")
_NO_BLANK = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*:[^\s:]", re.ASCII)
_TWO_COLONS = re.compile(r"\s*(?:- +)*[^\s:'\"]+: .*: ")

HINTS = {
    "indent": Text(
        zh="这一行的缩进和上面对不上，或者上面少了引号、括号、冒号",
        en="this line's indent does not match those above, or a quote, bracket or colon is missing above",
    ),
    "blank": Text(zh="冒号后面要空一格", en="a blank is needed after the colon"),
    "colons": Text(zh="一行里有两个“: ”，内容要加引号", en="two ': ' on one line: put the text in quotes"),
    "colon": Text(zh="这一行缺少“: ”，或者文件没有存完", en="this line has no ': ', or the file was cut short"),
    "flow": Text(zh="括号里带冒号的内容要加引号", en="inside brackets, text with a colon needs quotes"),
    "bracket": Text(
        zh="括号没有配对，或者括号里带冒号、问号、换行的内容没有引号",
        en="a bracket is not closed, or text in it with a colon, question mark or line break has no quotes",
    ),
    "escape": Text(
        zh="双引号里的反斜杠写法不对，请改用单引号",
        en="a backslash in double quotes is odd: use single quotes",
    ),
    "long blank": Text(zh="“|”或“>”下面的空行里不要留空格", en="leave no blanks in the empty lines below '|' or '>'"),
    "sign": Text(
        zh='以 > 或 < 开头的内容要加引号，例如 `count: ">= 3"`',
        en='text that begins with > or < needs quotes, such as `count: ">= 3"`',
    ),
    "dash": Text(zh="“- ”要另起一行", en="'- ' belongs on a line of its own"),
}


class _Spot(NamedTuple):
    line: int
    column: int


def explain(file: str, text: str, error: MarkedYAMLError, parser: Parser) -> Fault:
    """Return the fault for the place where parsing broke off, with the likeliest reason."""
    lines = text.split("\n")
    if error.problem_mark is None and error.context_mark is None:
        return breakdown(file, text, parser)
    place = _spot(error.problem_mark or error.context_mark, lines)
    start = _spot(error.context_mark, lines) if error.context_mark else place
    context = error.context or ""
    if "quoted scalar" in context:
        return _in_quotes(file, lines, start, place)
    if _ODD_NAME.search(context) or _sign(lines, place) in "@`%":
        return fault("special-first-sign", _place(file, start if _sign(lines, start) in "&*!@`%" else place))
    if _sign(lines, place) == ":" and _NO_KEY.search(error.problem or ""):
        return fault("key-not-text", _place(file, place))
    if "<document start>" in (error.problem or "") and any(line[:3] == "..." for line in lines[: place.line]):
        return fault("second-document", _place(file, place))
    if "simple key" in context:
        place = start
    found = _by_lines(file, lines, start, place) or _by_quote(file, text, place, parser)
    return found or fault(
        "unreadable-yaml", _place(file, place), hint=HINTS[_hint(lines, place, context, error.problem or "")]
    )


def breakdown(file: str, text: str, parser: Parser) -> Fault:
    """Return the fault for text at which the fallback parser broke down without saying where."""
    if bad := BAD_ESCAPE.search(text):
        return fault("broken-character", at(file, text, bad.start()), char=_escaped(bad[0]))
    events = events_before_the_end(text, parser)
    place = _spot(events[-1].end_mark, text.split("\n")) if events else _Spot(0, 0)
    return fault("unreadable-yaml", _place(file, place), hint=HINTS["indent"])


def _by_quote(file: str, text: str, place: _Spot, parser: Parser) -> Fault | None:
    """Return the fault for a quote that was opened lines before and closed only near the breakdown."""
    for event in reversed(events_before_the_end(text, parser)):
        mark = event.start_mark
        if getattr(event, "style", None) in QUOTES and mark.line < event.end_mark.line >= place.line - 1:
            return fault("unclosed-quote", Place(file, mark.line + 1, mark.column + 1))
    return None


def _spot(mark: Any, lines: list[str]) -> _Spot:  # noqa: ANN401
    """Return a parser's mark, moved into the file when it stands behind the last line."""
    line = mark.line
    while line > 0 and (line >= len(lines) or (line > 0 and not lines[line] and line == len(lines) - 1)):
        line -= 1
    return _Spot(line, mark.column if line == mark.line else len(lines[line]))


def _escaped(escape: str) -> str:
    """Return the number that a backslash escape stands for, such as U+D800."""
    return f"U+{escape[2:].lstrip('0').upper():0>4}"


def _place(file: str, spot: _Spot) -> Place:
    return Place(file, spot.line + 1, spot.column + 1)


def _sign(lines: list[str], spot: _Spot) -> str:
    return lines[spot.line][spot.column : spot.column + 1] or " "


def _in_quotes(file: str, lines: list[str], start: _Spot, place: _Spot) -> Fault:
    """Return the fault for quotes that never close, or that hold a bad escape."""
    bad = BAD_ESCAPE.search(lines[start.line], start.column)
    line = lines[place.line]
    back = line.rfind("\\", 0, place.column + 1)
    if bad and place.line == start.line and bad.start() <= place.column:
        return fault(
            "broken-character",
            _place(file, _Spot(start.line, bad.start())),
            char=_escaped(bad[0]),
        )
    if back >= 0 and place.column - back <= 2 and place.column < len(line):  # noqa: PLR2004
        return fault("unreadable-yaml", _place(file, _Spot(place.line, back)), hint=HINTS["escape"])
    return fault("unclosed-quote", _place(file, start))


def _by_lines(file: str, lines: list[str], start: _Spot, place: _Spot) -> Fault | None:
    """Return the fault for a full-width colon or blank in the lines that led to the breakdown."""
    for number in range(max(0, min(start.line, place.line - 1)), place.line + 1):
        if colon := _FULL_COLON.match(lines[number]):
            return fault("fullwidth-colon", Place(file, number + 1, colon.end()))
        if wide := _WIDE_INDENT.match(lines[number]):
            return fault("wide-space-indent", Place(file, number + 1, wide.end()))
    return None


def _hint(lines: list[str], place: _Spot, context: str, problem: str) -> str:
    """Return the name of the hint that fits best."""
    line = lines[place.line]
    near = lines[max(0, place.line - 1) : place.line + 1]
    if "block scalar" in context or _sign(lines, place) in "<>":
        return "sign"
    if "plain scalar" in context or "flow" in context:
        return "flow" if "plain scalar" in context else "bracket"
    if any(_NO_BLANK.match(one) for one in near):
        return "blank"
    if "entries are not allowed" in problem:
        return "dash"
    if _TWO_COLONS.match(line):
        return "colons"
    return "colon" if "simple key" in context else "indent"
