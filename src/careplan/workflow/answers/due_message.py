"""What is owed as a message to be pasted into WeChat or QQ: one for each adult, school and office."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from careplan.domain.agenda import Group, GroupKind, together
from careplan.domain.mask import child_label, staff_label
from careplan.domain.obligation import Settlement, State
from careplan.domain.world import World
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.words import roles_of
from careplan.workflow.due import Due

_NOTHING: Final = Text("{on}：没有要做的。", "{on}: nothing is owed.")
_HEAD: Final = Text("【关爱留守儿童】{name}，{count} 件事要做：", "[Care plan] {name}, {count} to do:")
_UNASSIGNED: Final = Text(
    "{name}：这些儿童还没有代理家长，请安排", "{name}: children without a proxy parent, please assign one"
)
_BY: Final = Text("{day}前", "by {day}")
_OVERDUE: Final = Text("已过期，请尽快补做（{day}前）", "overdue, to be made up by {day}")
_LATE: Final = Text("现在就要有", "wanted now")
_FROM: Final = Text("{first}至{day}", "from {first} to {day}")
_DAY: Final = Text("{month}月{day}日", "{iso}")
_OFFICE: Final = Text("中心学校", "the central office")


def due_message(world: World, answer: Due, lang: Lang) -> Iterator[Line]:
    """Yield the messages, an empty line between two; names stay short of the whole name."""
    if not answer.groups:
        yield _NOTHING.fill(lang, {"on": answer.on.isoformat()})
    for number, group in enumerate(answer.groups):
        if number:
            yield ""
        lots = list(together(group.items))
        words = _UNASSIGNED if group.kind is GroupKind.UNASSIGNED else _HEAD
        yield words.fill(lang, {"name": _name(world, group, lang), "count": str(len(lots))})
        for at, items in enumerate(lots, 1):
            yield f"{at}. {_item(world, group, items, lang)}"


def _name(world: World, group: Group, lang: Lang) -> str:
    if group.kind is GroupKind.ADULT:
        return staff_label(world.register, group.id)
    if group.kind is GroupKind.CHILD:
        return child_label(world.register, group.id)
    if group.kind is GroupKind.BODY:
        return roles_of(group.items[0].obligation).say(lang)
    school = world.register.schools.get(group.id)
    return school.name.text.say(lang) if school else _OFFICE.say(lang)


def _item(world: World, group: Group, items: tuple[Settlement, ...], lang: Lang) -> str:
    o = items[0].obligation
    who = [child_label(world.register, item.obligation.subject) for item in items if o.duty.for_each == "child"]
    named = ("：" if lang == "zh" else ": ") + ("、" if lang == "zh" else ", ").join(who)
    title = o.duty.title.text.say(lang) + (named if who and group.kind is not GroupKind.CHILD else "")
    times = f" ×{o.need - items[0].progress}" if o.need - items[0].progress > 1 and o.duty.holds is None else ""
    return f"{title}{times}{'，' if lang == 'zh' else ', '}{_when(items[0], lang)}"


def _when(item: Settlement, lang: Lang) -> str:
    o = item.obligation
    if o.duty.holds is not None:
        return _LATE.say(lang)
    if item.state is State.OVERDUE:
        return _OVERDUE.fill(lang, {"day": _said(o.closes, lang)})
    if item.state is State.UPCOMING:
        return _FROM.fill(lang, {"first": _said(o.opens, lang), "day": _said(o.due, lang)})
    return _BY.fill(lang, {"day": _said(o.due, lang)})


def _said(day: date, lang: Lang) -> str:
    return _DAY.fill(lang, {"month": str(day.month), "day": str(day.day), "iso": day.isoformat()})
