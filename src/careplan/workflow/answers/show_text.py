"""`careplan show` as lines: lists in columns, and grids of signs with the words that they stand for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from careplan.domain.obligation import STATE_WORDS, State
from careplan.domain.page import Cell, Grid, Listing, Page
from careplan.domain.value_words import VALUES
from careplan.text import Lang, Text
from careplan.text.line import Line, Role
from careplan.text.width import width_of
from careplan.workflow.answers.words import mark, role

_YES: Final = Text("是", "yes")
_NO: Final = Text("否", "no")
_ON: Final = Text("截至 {day}", "on {day}")
_BETWEEN: Final = "  "


def show_text(page: Page, lang: Lang) -> Iterator[Line]:
    """Yield the lines of a page."""
    yield (("title", page.label), ("quiet", _BETWEEN + _ON.fill(lang, {"day": page.on.isoformat()})))
    for part in page.parts:
        lines = list(_grid(part, lang) if isinstance(part, Grid) else _listing(part, lang))
        if lines:
            yield ""
            yield (("title", part.title.say(lang)),)
            yield from lines


def _listing(part: Listing, lang: Lang) -> Iterator[Line]:
    if not part.rows:
        return
    is_facts = part.columns[0][0] == "fact"
    rows = [[_cell(cell, lang) for cell in (row[1:] if is_facts else row)] for row in part.rows]
    titles = [] if is_facts else [[title.say(lang) for _, title in part.columns]]
    lines = _aligned([*titles, *rows])
    for number, line in enumerate(lines):
        yield (("quiet", f"  {line}"),) if titles and number == 0 else f"  {line}"


def _cell(cell: Cell, lang: Lang) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return (_YES if cell else _NO).say(lang)
    if isinstance(cell, State):
        return f"{mark(cell, lang)} {STATE_WORDS[cell].say(lang)}"
    words = VALUES.get(cell) if isinstance(cell, str) else cell
    return words.say(lang) if isinstance(words, Text) else str(cell)


def _grid(part: Grid, lang: Lang) -> Iterator[Line]:
    if not part.columns:
        return
    short = [label[5:] if label[:4].isdigit() and label[4:5] == "-" else label for label in part.columns]
    heads = ["", *short]
    names = [title.say(lang) for _, title, _ in part.rows]
    first = max([0, *(width_of(name) for name in names)])
    widths = [first, *(max(width_of(head), 2) for head in heads[1:])]
    yield (("quiet", f"  {_padded(heads, widths)}"),)
    for name, (_, _, states) in zip(names, part.rows, strict=True):
        yield _line(name, states, widths, lang)
    used = sorted({state for _, _, states in part.rows for state in states if state}, key=list(State).index)
    legend = _BETWEEN.join(f"{mark(state, lang)} {STATE_WORDS[state].say(lang)}" for state in used)
    if legend:
        yield (("quiet", f"  {legend}"),)


def _line(name: str, states: Sequence[State | None], widths: Sequence[int], lang: Lang) -> Line:
    """Return one line of a grid; nothing stands after its last sign."""
    last = max((number for number, state in enumerate(states) if state), default=-1)
    spans: list[tuple[Role, str]] = [("", f"  {_pad(name, widths[0] if last >= 0 else 0)}")]
    for number, state in enumerate(states[: last + 1]):
        sign = mark(state, lang) if state else " "
        wide = widths[number + 1] if number < last else 0
        spans.append((role(state) if state else "quiet", _BETWEEN + _pad(sign, wide)))
    return tuple(spans)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(width_of(row[at]) for row in rows) for at in range(len(rows[0]))]
    yield from (_padded(row, widths) for row in rows)


def _padded(cells: Iterable[str], widths: Iterable[int]) -> str:
    return _BETWEEN.join(_pad(cell, wide) for cell, wide in zip(cells, widths, strict=True)).rstrip()


def _pad(text: str, wide: int) -> str:
    return text + " " * (wide - width_of(text))
