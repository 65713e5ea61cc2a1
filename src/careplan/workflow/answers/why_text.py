"""`careplan why` as lines: a block for each settlement, one line for each ground."""

from collections.abc import Iterator, Sequence
from typing import Final

from careplan.domain.act import Act
from careplan.domain.command import log_command
from careplan.domain.condition_words import conditions_words
from careplan.domain.dating import Dated
from careplan.domain.day_words import spaced
from careplan.domain.duty_words import gap_words, is_limit, times_words
from careplan.domain.grounds import Gap, Grounds
from careplan.domain.obligation import STATE_WORDS, Obligation, Settlement, State
from careplan.domain.outside import SUBJECTS, Outside
from careplan.domain.phrase_words import amount_words, unit_words
from careplan.records.plan import Duty
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.words import condition_words, kind_title, mark, role, roles_of
from careplan.workflow.why import HeaderOf, Why, row_lines

_CLAUSE: Final = Text("条款", "clause")
_OWNER: Final = Text("负责", "owner")
_SET: Final = Text("对象", "for")
_PERIOD: Final = Text("周期", "period")
_OPENS: Final = Text("开始", "opens")
_DUE: Final = Text("到期", "due")
_CLOSES: Final = Text("截止补做", "closes")
_COUNTED: Final = Text("计入", "counted")
_PASSED: Final = Text("未计入", "not counted")
_NOTHING: Final = Text("没有", "nothing")
_GAP: Final = Text("没有做到的日子", "not so")
_TOO_LONG: Final = Text("离上一次太久", "too long after the one before")
_UNREACHED: Final = Text("还没有轮到", "not reached")
_RULING: Final = Text("批准", "ruling")
_REASON: Final = Text("原因", "reason")
_NOW: Final = Text("现在", "now")
_OTHERS: Final = Text("其他各期", "other periods")
_OR_RUN: Final = Text("或者运行", "or run")
_INSTEAD: Final = Text("可以问", "ask instead")
_MOST_INSTEAD: Final = 8
_MOST_NAMED: Final = 8
_MOST_OTHERS: Final = 24


def why_text(answer: Why, header_of: HeaderOf, lang: Lang) -> Iterator[Line]:
    """Yield the lines of an answer; ids only, never a name."""
    for number, one in enumerate(answer.grounds):
        if number:
            yield ""
        yield from _block(one, header_of, lang)
    if answer.outside:
        yield from _outside(answer, answer.outside, lang)
    if answer.others:
        yield ""
        yield _labelled(_OTHERS, _others(answer, lang), lang)


def _others(answer: Why, lang: Lang) -> str:
    """Return the other periods with their states; of those to come only how many there are."""
    past = [s for s in answer.others if s.state is not State.UPCOMING]
    shown = [f"{s.obligation.period.label} {STATE_WORDS[s.state].say(lang)}" for s in past[-_MOST_OTHERS:]]
    coming = len(answer.others) - len(past)
    if coming:
        shown.append(f"{STATE_WORDS[State.UPCOMING].say(lang)} {coming}")
    return (", " if lang == "en" else "，").join(shown)


def _block(one: Grounds, header_of: HeaderOf, lang: Lang) -> Iterator[Line]:
    s, o = one.settlement, one.settlement.obligation
    yield (
        ("title", f"{o.subject}  {o.duty.title.text.say(lang)} ({o.duty.id})  {o.period.label}  "),
        (role(s.state), f"{mark(s.state, lang)} {STATE_WORDS[s.state].say(lang)}"),
    )
    yield _labelled(_CLAUSE, _clause(one, lang), lang)
    yield _labelled(_OWNER, _owner(o, lang), lang)
    yield _labelled(_SET, _set(one, lang), lang)
    yield _labelled(_PERIOD, _period(one, lang), lang)
    if s.reason and not s.ruling:
        yield _labelled(_REASON, s.reason.say(lang), lang)
    if s.ruling:
        yield _labelled(_RULING, f"{_act(s.ruling, lang)}{_dash(lang)}{s.reason.say(lang) if s.reason else ''}", lang)
    if not o.not_applicable and not o.waits:
        yield from _days(one, lang)
        yield from _acts(one, lang)
    yield from _now(one, header_of, lang)


def _dash(lang: Lang) -> str:
    return ": " if lang == "en" else "："


def _labelled(label: Text, text: str, lang: Lang) -> Line:
    return (("quiet", f"  {label.say(lang)}{_dash(lang)}"), ("", text))


def _clause(one: Grounds, lang: Lang) -> str:
    source = one.settlement.obligation.duty.source
    quoted = f"“{source.words}”"
    bundle = "" if one.bundle is None else f"（{one.bundle.zh}）" if lang == "zh" else f" ({one.bundle.en})"
    return f"{one.document or ''} {source.clause} {quoted}{bundle}".strip()


def _owner(o: Obligation, lang: Lang) -> str:
    roles = roles_of(o).say(lang)
    if o.duty.owner == ["central_office"] or o.duty.of_bodies:
        return roles
    where = o.school or Text("中心学校", "central office").say(lang)
    if o.holder:
        return Text(f"{roles} {o.holder}（{where}）", f"{roles} {o.holder} ({where})").say(lang)
    if "proxy_parent" in o.duty.owner and o.duty.for_each == "child":
        return Text(f"{roles}：当时没有人（{where}）", f"{roles}: nobody at that time ({where})").say(lang)
    return Text(f"{roles}（{where}）", f"{roles} ({where})").say(lang)


def _set(one: Grounds, lang: Lang) -> str:
    kind = SUBJECTS[one.settlement.obligation.duty.for_each].say(lang)
    if not one.asked:
        return kind
    asked = condition_words(one.asked, one.settlement.obligation.duty.for_each)
    return Text(f"{kind}，{one.seen} 时：{asked.zh}", f"{kind}, on {one.seen}: {asked.en}").say(lang)


def _period(one: Grounds, lang: Lang) -> str:
    o = one.settlement.obligation
    span = Text(f"{o.period.start} 至 {o.period.end}", f"{o.period.start} to {o.period.end}").say(lang)
    return f"{o.period.label} ({span}){'; ' if lang == 'en' else '；'}{_so_far(one.settlement).say(lang)}"


def _so_far(settlement: Settlement) -> Text:
    """Return how much is asked and how much there is: days, members that are reached, minutes or times."""
    o, done = settlement.obligation, settlement.done
    if o.duty.holds is not None:
        return Text(f"应有 {o.need} 天，已有 {done} 天", f"{done} of {o.need} days so far")
    if o.duty.gap is not None:
        much = gap_words(o.duty) or Text("", "")
        return Text(f"{much.zh}，已 {done} 次", f"{much.en}; {done} so far")
    if o.duty.cover is not None:
        often = times_words(o.duty.cover.times)
        zh, en = (f"（各{often.zh}）", f" {often.en} each") if o.duty.cover.times > 1 else ("", "")
        return Text(f"要覆盖 {o.need} 个{zh}，已覆盖 {done} 个", f"{done} of {o.need} reached{en} so far")
    unit = unit_words(o.duty.count)
    if o.duty.per or o.duty.count.text.isdecimal():
        return Text(f"应 {o.need} {unit}，已 {done} {unit}", f"{done} done of {o.need}")
    much, asked = amount_words(o.duty.count), "" if is_limit(o.duty) else "应"
    return Text(f"{asked}{spaced(much.zh)}，已 {done} {unit}".strip(), f"{much.en}; {done} so far")


def _days(one: Grounds, lang: Lang) -> Iterator[Line]:
    o = one.settlement.obligation
    duty = o.duty
    dates = [(_OPENS, one.opens), (_DUE, one.due), (_CLOSES, one.closes)]
    for label, dated in dates[:2] if duty.gap is not None or is_limit(duty) else dates:
        hour = {_OPENS: o.from_clock, _DUE: o.clock}.get(label)
        yield _labelled(label, _dated(dated, hour, lang), lang)


def _dated(dated: Dated, hour: str | None, lang: Lang) -> str:
    steps = ("; " if lang == "en" else "；").join(step.say(lang) for step in dated.how)
    day = f"{dated.day} {hour}" if hour else f"{dated.day}"
    return f"{day} ({steps})" if lang == "en" else f"{day}（{steps}）"


def _acts(one: Grounds, lang: Lang) -> Iterator[Line]:
    o = one.settlement.obligation
    for gap in one.gaps:
        days = Text(f"{gap.span.from_} 至 {gap.span.until}", f"{gap.span.from_} to {gap.span.until}").say(lang)
        yield _labelled(_GAP, f"{days}{_dash(lang)}{_missing(gap, o.duty).say(lang)}", lang)
    if o.duty.holds is None:
        yield from _counted(one, lang)
    for over in one.passed_over:
        yield _labelled(_PASSED, f"{_act(over.act, lang)}{_dash(lang)}{over.why.say(lang)}", lang)


def _missing(gap: Gap, duty: Duty) -> Text:
    """Return what was missing on some days; of a set, of whom it was not so."""
    if duty.gap is not None:
        return _TOO_LONG
    if duty.cover is None:
        return condition_words(gap.missing, duty.for_each)
    asked, who = conditions_words(duty.holds or [], duty.held_by), _some(gap.without)
    return Text(f"{who.zh} 没有做到“{asked.zh}”", f"not “{asked.en}” of {who.en}")


def _some(names: Sequence[str]) -> Text:
    """Return the first of some names, and how many there are if those are not all."""
    shown = names[:_MOST_NAMED]
    more = len(names) - len(shown)
    zh, en = (f" 等 {len(names)} 个", f" and {more} more") if more else ("", "")
    return Text(f"{'、'.join(shown)}{zh}", f"{', '.join(shown)}{en}")


def _counted(one: Grounds, lang: Lang) -> Iterator[Line]:
    o = one.settlement.obligation
    if o.trigger and one.settlement.met_on and not one.counted:
        done = Text(f"{o.trigger.file}:{o.trigger.line} 的 done_on", f"done_on at {o.trigger.file}:{o.trigger.line}")
        yield _labelled(_COUNTED, f"{one.settlement.met_on} {done.say(lang)}", lang)
    elif not one.counted:
        yield _labelled(_COUNTED, _NOTHING.say(lang), lang)
    for act in one.counted:
        yield _labelled(_COUNTED, _act(act, lang), lang)
    if one.unreached:
        yield _labelled(_UNREACHED, _some(one.unreached).say(lang), lang)


def _act(act: Act, lang: Lang) -> str:
    day = f"{act.day} {act.time}" if act.time else f"{act.day}"
    return f"{day} {kind_title(act.kind).say(lang)} {act.by} {act.file}:{act.line}"


def _now(one: Grounds, header_of: HeaderOf, lang: Lang) -> Iterator[Line]:
    now = one.remedy
    yield _labelled(_NOW, now.words.say(lang), lang)
    if not now.cells or one.settlement.obligation.duty.proof is None:
        return
    if now.file.endswith(".md"):
        lines = ["---", *(f"{name}: {cell}" for name, cell in now.cells.items()), "---"]
    else:
        lines = row_lines(dict(now.cells), header_of(now.file))
    yield from ((("help", f"    {line}"),) for line in lines)
    if "kind" in now.cells:
        yield _labelled(_OR_RUN, log_command(now.cells), lang)


def _outside(answer: Why, found: Outside, lang: Lang) -> Iterator[Line]:
    duty = answer.duty
    nothing = Text("没有这项义务", "not owed").say(lang)
    yield (("title", f"{answer.subject}  {duty.title.text.say(lang)} ({duty.id})  "), ("quiet", nothing))
    yield _labelled(_REASON, found.words.say(lang), lang)
    if found.asked:
        yield f"    {condition_words(found.asked, duty.for_each).say(lang)}"
    if found.instead:
        shown = [f"`careplan why {id_} {duty.id}`" for id_ in found.instead[:_MOST_INSTEAD]]
        yield _labelled(_INSTEAD, " ".join(shown), lang)
