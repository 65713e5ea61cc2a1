"""`careplan plan show`, `calendar` and `coverage` as lines."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from careplan.domain.condition_words import trigger_words
from careplan.domain.duty_words import gap_words, is_limit
from careplan.domain.phrase_words import amount_words
from careplan.domain.plan_coverage import Cited, Coverage, Covered
from careplan.domain.plan_month import Entry, Month, Noted
from careplan.domain.plan_words import Part, Said
from careplan.records.plan import Plan
from careplan.text import Lang, Text
from careplan.text.line import Line, Role
from careplan.workflow.plan import Shown

_FORCE: Final = Text("{first} 至 {last} 有效，{n} 项义务", "in force {first} to {last}; duties: {n}")
FAULTS: Final = Text(
    "有 {n} 处读不出来，没有算进去：`careplan plan check {file}`",
    "places that could not be read and are left out: {n}; see `careplan plan check {file}`",
)
_MONTH: Final = Text("{first} 至 {last}，{whose}", "{first} to {last}, {whose}")
_ALL: Final = Text("全镇", "the whole township")
_DUE: Final = Text("本月到期", "Due in the month")
_RUNNING: Final = Text(
    "本月可做、以后到期，或每天都要做到", "Can be done in the month and due later, or must hold every day"
)
_EVENTS: Final = Text("有事才有的义务", "Opened by an event")
_DAYS: Final = Text("日子", "Days")
_NOTHING: Final = Text("没有", "nothing")
_OPENS: Final = Text("{day} 起", "opens {day}")
_CLOSES: Final = Text("可补到 {day}", "closes {day}")
_HELD: Final = Text("每天都要做到", "must hold every day")
_WAITS: Final = Text("日子要等前项做完才定", "its days follow from the duty before it")
_OPENED: Final = Text("从 {day} 起：{how}", "opens {day}: {how}")
_COUNT: Final = Text("{n} 个对象", "subjects: {n}")
_ONE: Final = Text("对象 {id}", "for {id}")
_TO: Final = Text(" 至 ", " to ")
_NO_DUTY: Final = Text("没有义务", "no duty")
_NO_LIST: Final = Text(
    "计划没有列出这份文件的条款，下面是义务引用的条款", "the plan lists no clauses of it; those that duties cite"
)
_NOT_LISTED: Final = Text("引用了文件没有列出的条款", "Citing a clause that is not listed")
_WITHOUT: Final = Text("没有写条款", "Citing no clause")
_SUM: Final = Text(
    "条款 {clauses} 条，没有义务的 {empty} 条；义务 {duties} 项，条款没有列出的 {strange} 项，没有写条款的 {none} 项",
    "clauses: {clauses}, without a duty: {empty}; duties: {duties}, clause not listed: {strange}, no clause: {none}",
)


def show_text(plans: tuple[Shown, ...], lang: Lang) -> Iterator[Line]:
    """Yield each plan's head, then each duty: title, one sentence, and its parts."""
    for plan in plans:
        yield (("title", plan.plan.title.text.say(lang)), ("quiet", f"  {_force(plan.plan, lang)}"))
        if plan.faults:
            yield (("warning", FAULTS.fill(lang, {"n": str(plan.faults), "file": plan.file})),)
        yield from (_part(part, "  ", lang) for part in plan.head)
        for duty in plan.duties:
            yield ""
            yield from _duty(duty, lang)


def _force(plan: Plan, lang: Lang) -> str:
    facts = {"first": str(plan.valid.from_), "last": str(plan.valid.until), "n": str(len(plan.duties))}
    return _FORCE.fill(lang, facts)


def _duty(said: Said, lang: Lang) -> Iterator[Line]:
    yield (("title", said.duty.title.text.say(lang)), ("code", f" ({said.duty.id})"))
    yield f"  {said.sentence.say(lang)}"
    yield from (_part(part, "    ", lang) for part in said.parts)


def _part(part: Part, indent: str, lang: Lang) -> Line:
    colon = "：" if lang == "zh" else ": "
    return (("quiet", f"{indent}{part.label.say(lang)}{colon}"), ("", part.words.say(lang)))


def calendar_text(month: Month, lang: Lang) -> Iterator[Line]:
    """Yield a month: what is due, what runs, what an event would open, and the days with their reasons."""
    facts = {"first": str(month.month.from_), "last": str(month.month.until), "whose": month.school or _ALL.say(lang)}
    yield (("title", _MONTH.fill(lang, facts)),)
    for title, entries in ((_DUE, month.due), (_RUNNING, month.running)):
        yield from _head(title, bool(entries), lang)
        for entry in entries:
            yield from _entry(entry, lang)
    yield from _head(_EVENTS, bool(month.events), lang)
    for plan, duty in month.events:
        cause = trigger_words(duty.trigger, plan, duty.for_each).say(lang) if duty.trigger else ""
        yield (("", f"  {duty.title.text.say(lang)} ({duty.id})"), ("quiet", f"  {cause}"))
    yield from _head(_DAYS, bool(month.days), lang)
    for noted in month.days:
        yield _noted(noted, lang)


def _head(title: Text, full: bool, lang: Lang) -> Iterator[Line]:  # noqa: FBT001 whether anything follows
    yield ""
    yield (("title", title.say(lang)),)
    if not full:
        yield f"  {_NOTHING.say(lang)}"


def _entry(entry: Entry, lang: Lang) -> Iterator[Line]:
    subjects = entry.subjects
    whom = _ONE.fill(lang, {"id": subjects[0]}) if len(subjects) == 1 else _COUNT.fill(lang, {"n": str(len(subjects))})
    if entry.duty.for_each == "township":
        whom = _ALL.say(lang)
    yield (
        ("note", f"  {entry.due.day}"),
        ("", f"  {entry.duty.title.text.say(lang)} ({entry.duty.id}) {entry.period}  {whom}"),
        ("quiet", f"  {_OPENS.fill(lang, {'day': str(entry.opens.day)})}"),
        ("quiet", f"  {_last(entry).fill(lang, {'day': str(entry.closes.day)})}"),
    )
    how = [*entry.due.how, *([entry.waits] if entry.waits else [])]
    yield (("quiet", "      " + _steps(how, lang)),)
    if (entry.duty.opens or entry.duty.within) and not entry.waits and entry.opens.day != entry.due.day:
        first = _steps(entry.opens.how, lang)
        yield (("quiet", f"      {_OPENED.fill(lang, {'day': str(entry.opens.day), 'how': first})}"),)


def _last(entry: Entry) -> Text:
    """Return until when it can be made up, or what it is where nothing can be."""
    duty = entry.duty
    if entry.waits:
        return _WAITS
    if duty.holds is not None:
        return _HELD
    if duty.gap is not None:
        return gap_words(duty) or _HELD
    return amount_words(duty.count) if is_limit(duty) else _CLOSES


def _steps(how: Iterable[Text], lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(step.say(lang) for step in how)


def _noted(noted: Noted, lang: Lang) -> Line:
    days = _span(noted.from_, noted.until, lang)
    return (("note", f"  {days}"), ("", f"  {noted.what.say(lang)}"), ("quiet", f"  {noted.why.say(lang)}"))


def _span(first: date, last: date, lang: Lang) -> str:
    return str(first) if first == last else f"{first}{_TO.say(lang)}{last}"


def coverage_text(found: tuple[Coverage, ...], lang: Lang) -> Iterator[Line]:
    """Yield each document's clauses with their duties, then the duties whose clause is not there."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield (("title", one.plan.title.text.say(lang)),)
        titles = {duty.id: f"{duty.title.text.say(lang)} ({duty.id})" for duty in one.plan.duties}
        for document in one.documents:
            yield from _document(document, titles, lang)
        for title, cited in ((_NOT_LISTED, one.not_listed), (_WITHOUT, one.without_clause)):
            if cited:
                yield from _cited(title, cited, one.file, lang)
        yield _sum(one, lang)


def _document(document: Covered, titles: Mapping[str, str], lang: Lang) -> Iterator[Line]:
    note = "" if document.listed else f"  {_NO_LIST.say(lang)}"
    yield (("title", f"  {document.title} ({document.document})"), ("quiet", note))
    for clause in document.clauses:
        role: Role = "" if clause.duties else "warning"
        duties = ("、" if lang == "zh" else ", ").join(map(titles.__getitem__, clause.duties)) or _NO_DUTY.say(lang)
        yield (("code", f"    {clause.clause}"), (role, f"  {duties}"))


def _cited(title: Text, cited: tuple[Cited, ...], file: str, lang: Lang) -> Iterator[Line]:
    yield (("warning", f"  {title.say(lang)}"),)
    for one in cited:
        yield (("place", f"    {file}:{one.line}:"), ("", f" {one.duty}  {one.document} {one.clause}"))


def _sum(one: Coverage, lang: Lang) -> Line:
    listed = [document for document in one.documents if document.listed]
    facts = {
        "clauses": sum(len(document.clauses) for document in listed),
        "empty": sum(len(document.without_duty) for document in listed),
        "duties": len(one.plan.duties),
        "strange": len(one.not_listed),
        "none": len(one.without_clause),
    }
    role: Role = "good" if one.is_whole else "warning"
    return ((role, "  " + _SUM.fill(lang, {name: str(n) for name, n in facts.items()})),)
