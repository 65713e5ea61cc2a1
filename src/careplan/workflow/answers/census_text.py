"""What opening, closing and comparing a census did, as lines for a person."""

from collections.abc import Iterator, Sequence
from typing import Final

from careplan.domain.compare import Comparison, Fact
from careplan.reports.parts.half_year_words import figure
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.census_close import Closing
from careplan.workflow.census_compare import Compared
from careplan.workflow.census_open import Sheet

_NEW: Final = Text("新建 {file}：{lines} 名儿童", "new: {file}, children: {lines}")
_ADDED: Final = Text(
    "{file}：补上 {added} 名儿童，共 {lines} 行：{ids}", "{file}: children added: {added}, lines now: {lines}: {ids}"
)
_SAME: Final = Text("{file}：没有要补的，共 {lines} 行", "{file}: nothing to add, lines: {lines}")
_NO_CHILDREN: Final = Text("没有在册儿童，不用开核查表。", "No children are on the register; there is nothing to open.")
_WROTE: Final = Text("{period} 已结，数字写在 {file}。", "{period} is closed; its figures stand in {file}.")
_ONCE: Final = Text(
    "{period} 已由 {by} 在 {on} 结过，没有写任何文件。", "{by} closed {period} on {on}; nothing was written."
)
_AGREES: Final = Text("现在的数字与已结的相同。", "The figures are still those that were handed in.")
_DIFFERS: Final = Text(
    "更正：{school} {figure} 上报 {reported}，更正为 {corrected}",
    "amendment: {school} {figure} was reported as {reported}, corrected to {corrected}",
)
_NOT_CLOSED: Final = Text("{period} 不能结：", "{period} cannot be closed:")
_FOLDER: Final = Text("现在的文件夹", "the folder as it is")
_FROM_TO: Final = Text("从 {old} 到 {new}（按 {on} 看）：", "From {old} to {new}, as of {on}:")
_NOTHING: Final = Text("没有变动。", "Nothing changed.")
_GONE: Final = Text(
    "错误：{child} 的档案不见了。档案从不删除，离开要写在 `enrolment` 里；用 git 找回。",
    "error: the file of {child} is gone. Records are never deleted, leaving is written in `enrolment`; "
    "get it back from git.",
)
_UNREADABLE: Final = Text(
    "错误：{child} 的档案读不了，无法比较", "error: the file of {child} cannot be read, so it cannot be compared"
)
_NEW_CHILD: Final = Text("新建档案 {child}", "new file: {child}")
_MOVED: Final = Text("{child} 换了学校：{old} → {new}", "{child} changed school: {old} → {new}")
_PRIVATE: Final = Text("有改动（不显示内容）", "changed (private, not shown)")
_NONE: Final = Text("无", "none")


def open_text(sheets: Sequence[Sheet], lang: Lang) -> Iterator[Line]:
    """Yield what was written, sheet by sheet."""
    if not sheets:
        yield _NO_CHILDREN.say(lang)
    for sheet in sheets:
        words = _NEW if sheet.new else _ADDED if sheet.added else _SAME
        facts = {
            "file": sheet.file,
            "lines": str(sheet.lines),
            "added": str(len(sheet.added)),
            "ids": " ".join(sheet.added),
        }
        yield words.fill(lang, facts)


def close_text(closing: Closing, lang: Lang) -> Iterator[Line]:
    """Yield that a half year is closed, or why not."""
    if closing.amendments:
        closed = closing.amendments.closed
        yield _ONCE.fill(lang, {"period": closing.period, "by": closed.by, "on": str(closed.on)})
        if not closing.amendments.figures:
            yield _AGREES.say(lang)
        for amendment in closing.amendments.figures:
            facts = {name: str(value) for name, value in amendment._asdict().items()}
            facts["figure"] = figure(amendment.figure).say(lang)
            yield (("warning", _DIFFERS.fill(lang, facts)),)
    elif closing.written:
        yield (("good", _WROTE.fill(lang, {"period": closing.period, "file": closing.file})),)
    else:
        yield (("error", _NOT_CLOSED.fill(lang, {"period": closing.period})),)
        for obstacle in closing.obstacles:
            yield f"- {obstacle.words.say(lang)}"
            yield from (f"    {one}" for one in obstacle.about)


def compare_text(answer: Compared, lang: Lang) -> Iterator[Line]:
    """Yield what changed, what is wrong first."""
    found = answer.comparison
    new = answer.at or _FOLDER.say(lang)
    yield (("title", _FROM_TO.fill(lang, {"old": answer.against, "new": new, "on": str(answer.on)})),)
    if found.empty:
        yield _NOTHING.say(lang)
    yield from children_text(found, lang)


def children_text(found: Comparison, lang: Lang) -> Iterator[Line]:
    """Yield what changed about children, what is wrong first."""
    yield from ((("error", _GONE.fill(lang, {"child": child})),) for child in found.gone)
    yield from ((("error", _UNREADABLE.fill(lang, {"child": child})),) for child in found.unreadable)
    yield from (f"+ {_NEW_CHILD.fill(lang, {'child': child})}" for child in found.added)
    yield from (f"> {_MOVED.fill(lang, move._asdict())}" for move in found.moved)
    yield from (f"~ {_fact(fact, lang)}" for fact in found.facts)


def _fact(fact: Fact, lang: Lang) -> str:
    where = f"{fact.child} {fact.field}" + (f" [{fact.entry}]" if fact.entry else "")
    if fact.private:
        return f"{where}: {_PRIVATE.say(lang)}"
    none = _NONE.say(lang)
    return f"{where}: {fact.old or none} → {fact.new or none}"
