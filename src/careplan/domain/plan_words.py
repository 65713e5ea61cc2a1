"""A duty said in words: its sentence, then every part of it by itself under the key that it explains."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from careplan.domain.condition_words import conditions_words, proofs_words, trigger_words
from careplan.domain.day_words import day_words, unit_of
from careplan.domain.duty_sentence import day_off_words, presence_words, sentence, shares_words
from careplan.domain.duty_words import (
    before_words,
    count_words,
    cover_words,
    due_words,
    gap_words,
    has_window,
    is_limit,
    opens_words,
    owner_words,
    whom_words,
)
from careplan.domain.phrase_words import every_words, joined
from careplan.records.plan import Duty, Plan
from careplan.text import Text

_JUDGED: Final[Mapping[str, Text]] = {
    "duty": Text("到期没有做算未完成", "not done in time counts as missed"),
    "state": Text(
        "没有做到的日子算逾期，后来做到了算迟，到期仍没有做到算未完成",
        "overdue while it is not so, late once it is mended, missed if it is not so at the end",
    ),
    "limit": Text("没有超过就是守住了，超过算超限", "kept unless there is more than the limit"),
    "advisory": Text("只列出做了什么，不算未完成", "shown with what was done, never counted as missed"),
    "observed": Text(
        "家里自己的事：见到、没见到、不清楚，不算学校未完成", "the family's own: seen, not seen or not known"
    ),
}
_DURING: Final[Mapping[str, Text]] = {
    "term": Text("只在多半在学期内的时段", "only in periods that mostly lie in a term"),
    "vacation": Text("只在多半在假期内的时段", "only in periods that mostly lie in a vacation"),
}
CHAPTERS: Final[Mapping[str, Text]] = {
    "register": Text("台帐", "the register"),
    "care": Text("关爱", "care"),
    "contact": Text("联系", "contact"),
    "hand-in": Text("上交", "hand-ins"),
    "census": Text("核查", "the census"),
    "appraisal": Text("考核", "appraisal"),
    "activity": Text("活动", "activities"),
}
"""Where findings and the report put a duty."""
LABELS: Final[Mapping[str, Text]] = {
    "source": Text("出处", "source"),
    "chapter": Text("归类", "chapter"),
    "system": Text("制度", "system"),
    "owner": Text("谁", "who"),
    "for_each": Text("对谁", "to whom"),
    "where": Text("条件", "if"),
    "every": Text("多久", "how often"),
    "during": Text("何时", "when"),
    "count": Text("多少", "how much"),
    "cover": Text("覆盖", "coverage"),
    "gap": Text("间隔", "largest gap"),
    "proof": Text("凭什么", "what proves it"),
    "holds": Text("状态", "what must hold"),
    "trigger": Text("起因", "what opens it"),
    "after": Text("先做", "after"),
    "opens": Text("从", "opens"),
    "due": Text("到", "due"),
    "closes": Text("可补到", "closes"),
    "presence": Text("在册", "presence"),
    "judge": Text("判定", "judged"),
    "shares": Text("共用", "shares"),
    "bundle": Text("归入", "bundle"),
    "valid": Text("有效", "in force"),
    "tentative": Text("暂定", "tentative"),
}
"""What each line about a duty is called, by the key of the plan that it explains."""
_SAID_ELSEWHERE: Final = frozenset({"id", "title", "within", "day_off", "per"})


@dataclass(frozen=True, slots=True)
class Part:
    """One line about a duty: the key that it explains, what the line is called, and its words."""

    key: str
    label: Text
    words: Text


@dataclass(frozen=True, slots=True)
class Said:
    """A duty in words: one sentence, then every part by itself."""

    duty: Duty
    sentence: Text
    parts: tuple[Part, ...]


def said(plan: Plan, duty: Duty, make_up_days: int | None) -> Said:
    """Return a duty in words; `make_up_days` are the township's, None where no township is known."""
    parts = []
    for key, words in _words(plan, duty, make_up_days):
        if words:
            parts.append(Part(key, LABELS.get(key, Text(key, key)), words))
    return Said(duty, sentence(plan, duty), tuple(parts))


def _words(plan: Plan, duty: Duty, make_up_days: int | None) -> Iterator[tuple[str, Text | None]]:
    for key, words in _PARTS.items():
        yield key, words(plan, duty)
        if key == "due":
            yield "closes", _closes(duty, make_up_days)
    for key in sorted(duty.model_fields_set - LABELS.keys() - _SAID_ELSEWHERE):
        text = str(getattr(duty, key))
        yield key, Text(text, text)


def _source(plan: Plan, duty: Duty) -> Text:
    named = duty.source.document or plan.documents[0].id
    title = next((document.title for document in plan.documents if document.id == named), named)
    return Text(
        f"{title} {duty.source.clause}：{duty.source.words}", f"{title} {duty.source.clause}: {duty.source.words}"
    )


def _where(_: Plan, duty: Duty) -> Text | None:
    return conditions_words(duty.where, duty.for_each) if duty.where else None


def _proof(plan: Plan, duty: Duty) -> Text | None:
    if duty.proof:
        return proofs_words(duty.proof, plan, duty.for_each)
    if duty.trigger:
        return Text("起因那条记录自己的办结日期（done_on）", "the day (done_on) in the row that opened it")
    return None


def _trigger(plan: Plan, duty: Duty) -> Text | None:
    return trigger_words(duty.trigger, plan, duty.for_each) if duty.trigger else None


def _opens(_: Plan, duty: Duty) -> Text | None:
    phrase = duty.opens or (duty.within[0] if duty.within else None)
    if phrase is None:
        return None if duty.every.unit == "event" or _bare_gap(duty) else opens_words(duty)
    return _quoted(opens_words(duty), phrase.text)


def _bare_gap(duty: Duty) -> bool:
    """Return whether only the days between acts are asked, with no day by which one is due."""
    return duty.gap is not None and not has_window(duty)


def _gap(_: Plan, duty: Duty) -> Text | None:
    much = gap_words(duty)
    if much is None:
        return None
    start = (
        Text("从可以开始那天量起", "measured from the day on which it opens")
        if duty.opens or duty.within
        else Text(
            "从上一次量起；没有上一次的，从开始要求的那天（到来、假期后开学、计划第一天）量起",
            "measured from the last one; where there is none, from the day from which it is asked for without a break "
            "(one's coming, the term after a vacation, the first plan's first day)",
        )
    )
    return joined([much, start], "；", "; ")


def _due_part(_: Plan, duty: Duty) -> Text | None:
    if _bare_gap(duty):
        return None
    phrase = duty.due or (duty.within[1] if duty.within else None)
    day = _quoted(due_words(duty), phrase.text) if phrase else due_words(duty)
    off = day_off_words(duty)
    return joined([day, off], "；", "; ") if off else day


def _closes(duty: Duty, make_up_days: int | None) -> Text | None:
    if duty.holds is not None or duty.gap is not None:
        return None
    if duty.closes:
        return _quoted(day_words(duty.closes, "last", unit_of(duty.every)), duty.closes.text)
    if is_limit(duty):
        return None
    if make_up_days is None:
        return Text("到期后，按本镇的读法", "after the due day, by the township's reading")
    return Text(
        f"到期后 {make_up_days} 天（本镇的读法）", f"{make_up_days} days after the due day, by the township's reading"
    )


def _quoted(words: Text, phrase: str) -> Text:
    return Text(f"{words.zh}（{phrase}）", f"{words.en} ({phrase})")


def _judge(_: Plan, duty: Duty) -> Text:
    if duty.judge != "duty":
        return _JUDGED[duty.judge]
    shape = "state" if duty.holds is not None or duty.gap is not None else "limit" if is_limit(duty) else "duty"
    return _JUDGED[shape]


def _bundle(plan: Plan, duty: Duty) -> Text | None:
    if duty.bundle is None:
        return None
    found = plan.bundles.get(duty.bundle)
    return found.text if found else Text(duty.bundle, duty.bundle)


def _valid(plan: Plan, duty: Duty) -> Text:
    valid = duty.valid or plan.valid
    return Text(f"{valid.from_} 至 {valid.until}", f"{valid.from_} to {valid.until}")


def _system(_: Plan, duty: Duty) -> Text | None:
    return Text(duty.system, duty.system) if duty.system else None


_PARTS: Final[Mapping[str, Callable[[Plan, Duty], Text | None]]] = {
    "source": _source,
    "chapter": lambda _, duty: CHAPTERS[duty.chapter],
    "system": _system,
    "owner": lambda _, duty: owner_words(duty),
    "for_each": lambda _, duty: whom_words(duty.model_copy(update={"where": []})),
    "where": _where,
    "every": lambda _, duty: every_words(duty.every),
    "during": lambda _, duty: _DURING.get(duty.during),
    "trigger": _trigger,
    "holds": lambda _, duty: conditions_words(duty.holds, duty.held_by) if duty.holds else None,
    "count": lambda _, duty: count_words(duty),
    "cover": lambda _, duty: cover_words(duty),
    "gap": _gap,
    "proof": _proof,
    "after": before_words,
    "opens": _opens,
    "due": _due_part,
    "presence": lambda _, duty: presence_words(duty),
    "judge": _judge,
    "shares": shares_words,
    "bundle": _bundle,
    "valid": _valid,
    "tentative": lambda _, duty: (
        Text("计划自己说日子是暂定的", "the plan itself calls the day tentative") if duty.tentative else None
    ),
}
