"""What filled forms would change, or have changed, as lines: file by file, cell by cell; no private value."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Final

from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.intake.acts import Outcome
from careplan.workflow.intake.beside import is_total, told
from careplan.workflow.intake.run import Intake, Taken

_FILE: Final = Text("{file}（{form} {of}）", "{file} ({form} {of})")
_COUNTS: Final = Text(
    "  新增 {new} 行，改动 {changed} 行，已有 {same} 行，退回 {bad} 行",
    "  {new} new, {changed} changed, {same} there already, {bad} sent back",
)
_SKIPPED: Final = Text("  隐藏的工作表 {name} 没有读", "  the hidden sheet {name} was not read")
_UNKNOWN: Final = Text(
    "  这几列不属于本表，没有录入：{heads}", "  columns that are none of this form's, not taken: {heads}"
)
_NEW: Final = Text("  + 第 {row} 行 {what}", "  + line {row} {what}")
_CHANGED: Final = Text("  ~ 第 {row} 行 {what}：改了 {columns}", "  ~ line {row} {what}: changed {columns}")
_BAD: Final = Text("  ! {cell}：{why}", "  ! {cell}: {why}")
_MORE: Final = Text("  + 还有 {count} 行新增（`-v` 全部列出）", "  + and {count} more new lines (`-v` lists all)")
_TOTALS: Final = Text("  {count} 行合计没有录入", "  {count} lines of totals were not taken")
_BESIDE: Final = Text(
    "  第 {rows} 行不是记录（小标题、重复的表头、签名或说明），没有录入",
    "  lines {rows} are no records (small headings, heads once more, signatures, remarks) and were not taken",
)
_LEAK: Final = Text(
    "  ? {cell}：里面像有身份证号码或电话号码；号码写在档案里，不写在记录里",
    "  ? {cell}: it seems to hold an ID or a phone number; these belong into the person's record, not here",
)
_LONG: Final = re.compile(r"(?:\d\s?[ -]?){11}")
"""What may be such a number: looked for first, since most notes hold none."""
_PARTED: Final = re.compile(r"(?<=\d)[ -](?=\d)")
_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|(?:86)?1[3-9]\d{9})(?!\d)")
_SHOWN: Final = ("id", "kind", "date", "child", "children", "by", "result")
"""What of a line may be said on a screen."""
_MOST: Final = 100
"""How many new lines of one file are listed: a line that is sent back or changed must not be lost among thousands."""


def intake_text(found: Intake, lang: Lang, *, every: bool = False) -> Iterator[Line]:
    """Yield what becomes of each file's lines; of the new ones only the first hundred unless `every` one is wanted."""
    for taken in found.taken:
        yield from _file(taken, lang)
        new, free = 0, frozenset(name for name in taken.table.heads if taken.table.form.field(name).kind == "text")
        for outcome in taken.outcomes:
            new += outcome.what == "new"
            if every or outcome.what != "new" or new <= _MOST:
                yield from _line(taken, outcome, lang)
            yield from _leaks(taken, outcome, free, lang)
        if new > _MOST and not every:
            yield _MORE.fill(lang, {"count": str(new - _MOST)})


def _file(taken: Taken, lang: Lang) -> Iterator[Line]:
    table = taken.table
    of = " ".join(value for key, value in table.meta.items() if key in {"month", "period", "school", "by"})
    facts = {"file": table.file, "form": table.form.title.say(lang), "of": of}
    yield (("title", _FILE.fill(lang, facts).replace(" ）", "）").replace(" )", ")")),)
    whats = ("new", "changed", "same", "bad")
    yield _COUNTS.fill(lang, {what: str(taken.count(what)) for what in whats})
    for name in table.skipped:
        yield (("warning", _SKIPPED.fill(lang, {"name": name})),)
    if table.unknown:
        yield (("warning", _UNKNOWN.fill(lang, {"heads": ", ".join(table.unknown)})),)
    totals = sum(map(is_total, table.rows))
    if totals:
        yield _TOTALS.fill(lang, {"count": str(totals)})
    beside = told(table)
    if beside:
        yield _BESIDE.fill(lang, {"rows": ("、" if lang == "zh" else ", ").join(map(str, beside))})


def _line(taken: Taken, outcome: Outcome, lang: Lang) -> Iterator[Line]:
    table = taken.table
    row = str(table.first + outcome.row)
    if outcome.what == "bad":
        for bad in outcome.bad:
            facts = {"cell": table.address(outcome.row, bad.field), "why": bad.why.say(lang)}
            yield (("error", _BAD.fill(lang, facts)),)
    elif outcome.what != "same":
        cells = outcome.cells or {}
        what = " ".join(_said(taken, name, cells[name], lang) for name in _SHOWN if name in cells)
        columns = ", ".join(table.form.field(name).title.say(lang) for name in outcome.columns if name in table.heads)
        words = _NEW if outcome.what == "new" else _CHANGED
        yield (
            ("good" if outcome.what == "new" else "", words.fill(lang, {"row": row, "what": what, "columns": columns})),
        )


def _leaks(taken: Taken, outcome: Outcome, free: Collection[str], lang: Lang) -> Iterator[Line]:
    """Yield where a column of free text that would enter holds somebody's number; the number is not said again."""
    for name in outcome.columns:
        if name in free:
            text = (outcome.cells or {}).get(name, "")
            if _LONG.search(text) and _NUMBER.search(_PARTED.sub("", unicodedata.normalize("NFKC", text))):
                yield (("warning", _LEAK.fill(lang, {"cell": taken.table.address(outcome.row, name)})),)


def _said(taken: Taken, name: str, text: str, lang: Lang) -> str:
    """Return a cell in words where it is one of a closed list."""
    choices = next((field.choices for field in taken.table.form.fields if field.name == name), ())
    return next((words.say(lang) for word, words in choices if word == text), text)
