"""A duty said in words, from its parts: who, to whom, how often, from when to when, how much, and what proves it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from careplan.domain.condition_words import conditions_words, proofs_words
from careplan.domain.duty_words import (
    SUBJECTS,
    count_words,
    cover_words,
    due_words,
    gap_words,
    owner_words,
    sentence,
)
from careplan.domain.phrase_words import day_words, every_words, joined
from careplan.records.plan import Duty, Plan
from careplan.text import Text

_JUDGED: Final[Mapping[str, Text]] = {
    "duty": Text("到期没有做算未完成", "not done in time counts as missed"),
    "advisory": Text("只列出做了什么，不算未完成", "shown with what was done, never counted as missed"),
    "observed": Text(
        "家里自己的事：见到、没见到、不清楚，不算学校未完成", "the family's own: seen, not seen or not known"
    ),
}
_DURING: Final[Mapping[str, Text]] = {
    "term": Text("只在多半在学期内的时段", "only in periods that mostly lie in a term"),
    "vacation": Text("只在多半在假期内的时段", "only in periods that mostly lie in a vacation"),
}
_DAY_OFF: Final[Mapping[str, Text]] = {
    "before": Text("期限逢休息日提前到上一个工作日", "a due day off moves to the workday before"),
    "after": Text("期限逢休息日顺延到下一个工作日", "a due day off moves to the next workday"),
}
_WHOLE: Final = 100
LABELS: Final[Mapping[str, Text]] = {
    "source": Text("出处", "source"),
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
_SAID_ELSEWHERE: Final = frozenset({"id", "title", "chapter", "system", "within", "day_off", "per"})


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
    return proofs_words([duty.trigger], plan, duty.for_each) if duty.trigger else None


def _after(plan: Plan, duty: Duty) -> Text | None:
    if not duty.after:
        return None
    titles = {other.id: other.title.text for other in plan.duties}
    names = [duty.after] if isinstance(duty.after, str) else list(duty.after)
    return joined((titles.get(name, Text(name, name)) for name in names), "、", " and ")


def _opens(_: Plan, duty: Duty) -> Text | None:
    phrase = duty.opens or (duty.within[0] if duty.within else None)
    if phrase is None:
        return Text("本期第一天", "the first day of the period") if duty.every.unit != "event" else None
    return _quoted(day_words(phrase, "first", duty.every.unit), phrase.text)


def _due_part(_: Plan, duty: Duty) -> Text:
    phrase = duty.due or (duty.within[1] if duty.within else None)
    day = _quoted(due_words(duty), phrase.text) if phrase else due_words(duty)
    off = _DAY_OFF.get(duty.day_off)
    return Text(f"{day.zh}；{off.zh}", f"{day.en}; {off.en}") if off else day


def _closes(duty: Duty, make_up_days: int | None) -> Text | None:
    if duty.closes:
        return _quoted(day_words(duty.closes, "last", duty.every.unit), duty.closes.text)
    if duty.holds is not None:
        return None
    if make_up_days is None:
        return Text("到期后，按本镇的读法", "after the due day, by the township's reading")
    return Text(
        f"到期后 {make_up_days} 天（本镇的读法）", f"{make_up_days} days after the due day, by the township's reading"
    )


def _quoted(words: Text, phrase: str) -> Text:
    return Text(f"{words.zh}（{phrase}）", f"{words.en} ({phrase})")


def _presence(_: Plan, duty: Duty) -> Text | None:
    if duty.presence is None:
        return None
    if duty.presence == "any":
        return Text("在册一天也算", "owed from one day on the register")
    if duty.presence == "due":
        return Text("到期日在册的才算", "owed to those who are there on the due day")
    share = f"{float(duty.presence) * _WHOLE:g}%"
    return Text(f"在册天数至少 {share}", f"owed from {share} of the days on the register")


def _shares(plan: Plan, duty: Duty) -> Text | None:
    if not duty.shares:
        return None
    titles = {other.id: other.title.text for other in plan.duties}
    others = joined((titles.get(name, Text(name, name)) for name in duty.shares), "、", ", ")
    return Text(f"算给“{others.zh}”的记录也算这项", f"an act that counts for “{others.en}” counts here too")


def _bundle(plan: Plan, duty: Duty) -> Text | None:
    if duty.bundle is None:
        return None
    found = plan.bundles.get(duty.bundle)
    return found.text if found else Text(duty.bundle, duty.bundle)


def _valid(plan: Plan, duty: Duty) -> Text:
    valid = duty.valid or plan.valid
    return Text(f"{valid.from_} 至 {valid.until}", f"{valid.from_} to {valid.until}")


_PARTS: Final[Mapping[str, Callable[[Plan, Duty], Text | None]]] = {
    "source": _source,
    "owner": lambda _, duty: owner_words(duty),
    "for_each": lambda _, duty: SUBJECTS[duty.for_each],
    "where": _where,
    "every": lambda _, duty: every_words(duty.every),
    "during": lambda _, duty: _DURING.get(duty.during),
    "trigger": _trigger,
    "holds": lambda _, duty: conditions_words(duty.holds, duty.for_each) if duty.holds else None,
    "count": lambda _, duty: count_words(duty),
    "cover": lambda _, duty: cover_words(duty),
    "gap": lambda _, duty: gap_words(duty),
    "proof": _proof,
    "after": _after,
    "opens": _opens,
    "due": _due_part,
    "presence": _presence,
    "judge": lambda _, duty: _JUDGED[duty.judge],
    "shares": _shares,
    "bundle": _bundle,
    "valid": _valid,
    "tentative": lambda _, duty: (
        Text("计划自己说是暂定", "the plan itself calls it tentative") if duty.tentative else None
    ),
}
