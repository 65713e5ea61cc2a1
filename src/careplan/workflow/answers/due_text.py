"""`careplan due` as lines: a list for each who owes, one line for what differs in nothing but the child."""

from collections.abc import Iterator
from typing import Final

from careplan.domain.agenda import Group, GroupKind, together
from careplan.domain.mask import child_label, staff_label
from careplan.domain.obligation import STATE_WORDS, Settlement, State
from careplan.domain.world import World
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.words import mark, role, roles_of
from careplan.workflow.due import Due

_NOTHING: Final = Text("{on}：没有要做的。", "{on}: nothing is owed.")
_HEAD: Final = Text("{on} 起应做的，{days} 天内开始的也列出", "Owed from {on}; what opens within {days} days too")
_UNASSIGNED: Final = Text("{id} 没有代理家长的儿童", "{id} children without a proxy parent")
_SCHOOL: Final = Text("{id} 学校", "{id} the school")
_OFFICE: Final = Text("中心学校", "the central office")
_COUNTS: Final = Text(
    "逾期 {overdue}，进行中 {open}，将到 {upcoming}", "{overdue} overdue, {open} open, {upcoming} upcoming"
)
_UNTIL: Final = Text("可补到 {day}", "can be made up until {day}")
_OPENS: Final = Text("{day} 开始", "opens on {day}")
_MOST: Final = 12


def due_text(world: World, answer: Due, lang: Lang) -> Iterator[Line]:
    """Yield the lines of an answer; of children the ids only."""
    if not answer.groups:
        yield _NOTHING.fill(lang, {"on": answer.on.isoformat()})
        return
    yield (("title", _HEAD.fill(lang, {"on": answer.on.isoformat(), "days": str(answer.days)})),)
    for group in answer.groups:
        yield ""
        yield _head(world, group, lang)
        for items in together(group.items):
            yield _item(items, group.id, lang)


def _head(world: World, group: Group, lang: Lang) -> Line:
    names = {
        GroupKind.UNASSIGNED: _UNASSIGNED.fill(lang, {"id": group.id}),
        GroupKind.SCHOOL: _SCHOOL.fill(lang, {"id": group.id}),
        GroupKind.OFFICE: _OFFICE.say(lang),
        GroupKind.BODY: roles_of(group.items[0].obligation).say(lang),
    }
    label = staff_label if group.kind is GroupKind.ADULT else child_label
    name = names.get(group.kind) or label(world.register, group.id)
    counts = {
        "overdue": str(group.count(State.OVERDUE)),
        "open": str(group.count(State.OPEN, State.MOVED)),
        "upcoming": str(group.count(State.UPCOMING)),
    }
    said = _COUNTS.fill(lang, counts)
    return (
        ("error" if group.kind is GroupKind.UNASSIGNED else "title", name),
        ("quiet", f" ({said})" if lang == "en" else f"（{said}）"),
    )


def _item(items: tuple[Settlement, ...], heading: str, lang: Lang) -> Line:
    first, o = items[0], items[0].obligation
    subjects = [item.obligation.subject for item in items]
    shown = " ".join(subjects[:_MOST]) + (f" … +{len(subjects) - _MOST}" if len(subjects) > _MOST else "")
    who = "" if o.duty.for_each == "township" or subjects == [heading] else f"  {shown}"
    progress = f" {first.progress}/{o.need}" if o.need > 1 and o.duty.holds is None else ""
    return (
        (role(first.state), f"  {mark(first.state, lang)} {o.due} {STATE_WORDS[first.state].say(lang)}"),
        ("", f"  {o.duty.title.text.say(lang)} ({o.duty.id}) {o.period.label}{progress}{who}"),
        ("quiet", _days(first, lang)),
    )


def _days(item: Settlement, lang: Lang) -> str:
    o = item.obligation
    if item.state is State.OVERDUE:
        return f"  {_UNTIL.fill(lang, {'day': o.closes.isoformat()})}"
    return f"  {_OPENS.fill(lang, {'day': o.opens.isoformat()})}" if item.state is State.UPCOMING else ""
