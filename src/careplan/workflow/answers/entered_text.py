"""What was entered as lines: what changed and where, what it pays, and what is owed now."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

from careplan.domain.finding import Finding
from careplan.domain.obligation import STATE_WORDS, Settlement
from careplan.records.acts import ActRow
from careplan.store.csv_edit import widened
from careplan.store.masked_lines import masked_lines
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.due_text import due_text
from careplan.workflow.answers.words import mark, role
from careplan.workflow.enter.draft import Entered
from careplan.workflow.enter.owed import owed_now

_WRITTEN: Final = Text("已写入 {place}", "written: {place}")
_WOULD: Final = Text("会写入 {place}", "would write: {place}")
_PAYS: Final = Text("结清", "It counts for")
_NOTHING_PAID: Final = Text("没有计入任何义务。", "It counts for no duty.")
_COLUMNS: Final = Text("表里加了列：{columns}", "columns added to the table: {columns}")
_HELP: Final = Text("  怎么办：{words}", "  help: {words}")
_OWED: Final = "overdue-"
"""How the names of checks begin whose findings stand in the list of what is owed."""


def entered_text(entered: Entered, lang: Lang) -> Iterator[Line]:
    """Yield the lines of an answer; private values stay hidden."""
    yield (("title", entered.draft.words.say(lang)),)
    words = _WRITTEN if entered.written else _WOULD
    for place in entered.places:
        yield words.fill(lang, {"place": f"{place.file}:{place.line}"})
    yield from _difference(entered, lang)
    for finding in entered.remarks:
        if not finding.slug.startswith(_OWED):
            yield from _remark(finding, lang)
    if entered.draft.changes:
        yield from _paid(entered, lang)
        yield from _owed(entered, lang)


def _difference(entered: Entered, lang: Lang) -> Iterator[Line]:
    for file, (new, old) in sorted(entered.draft.changes.items()):
        wide, more = widened(old, new, ActRow) if old and file.endswith(".csv") else (old, ())
        if more:
            yield _COLUMNS.fill(lang, {"columns": ", ".join(more)})
        before, after = masked_lines(file, wide) if wide else [], masked_lines(file, new)
        for line in unified_diff(before, after, file, file, n=0, lineterm=""):
            if not line.startswith("@@"):
                yield (("good" if line.startswith("+") else "quiet", line),)


def _remark(finding: Finding, lang: Lang) -> Iterator[Line]:
    place = f"{finding.place.file}:{finding.place.line}"
    yield (("warning", f"{place}: {finding.check.code} "), ("", finding.message(lang)))
    yield (("help", _HELP.fill(lang, {"words": finding.remedy(lang)})),)


def _paid(entered: Entered, lang: Lang) -> Iterator[Line]:
    if not entered.draft.rows:
        return
    settled = entered.settled
    if not settled and not _may_pay(entered):
        return
    yield ""
    yield (("title", _PAYS.say(lang) if settled else _NOTHING_PAID.say(lang)),)
    for one in settled:
        yield _one(one, lang)


def _may_pay(entered: Entered) -> bool:
    """Return whether a duty of the plans could be paid by acts of such kinds."""
    evidence = entered.world.books.evidence
    kinds = {act.kind for id_ in entered.draft.rows if (act := evidence.row(id_))}
    return any(
        proof.kind in kinds for plan in entered.world.books.plans for duty in plan.duties for proof in duty.proof or ()
    )


def _one(one: Settlement, lang: Lang) -> Line:
    o = one.obligation
    progress = f" {one.progress}/{o.need}" if o.need > 1 and o.duty.holds is None else ""
    said = f"  {o.duty.title.text.say(lang)} ({o.duty.id}) {o.period.label}{progress}  {o.subject}"
    return (role(one.state), f"  {mark(one.state, lang)} {STATE_WORDS[one.state].say(lang)}"), ("", said)


def _owed(entered: Entered, lang: Lang) -> Iterator[Line]:
    """Yield what is owed now for those whom it is about, as `careplan due` has it."""
    due = owed_now(entered)
    if due is not None:
        yield ""
        yield from due_text(entered.world, due, lang)
