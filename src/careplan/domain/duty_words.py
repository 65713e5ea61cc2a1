"""A duty in one sentence, and the words of its parts that the sentence needs."""

from collections.abc import Mapping
from typing import Final

from careplan.domain.condition_words import column_words, conditions_words, proofs_words
from careplan.domain.owing import ROLES
from careplan.domain.phrase_words import amount_words, day_words, every_words, joined
from careplan.records.plan import Duty, Plan
from careplan.text import Text

SUBJECTS: Final[Mapping[str, Text]] = {
    "child": Text("每个儿童", "each child"),
    "family": Text("每个家庭", "each family"),
    "class": Text("每个班", "each class"),
    "staff": Text("每名教职工", "each member of staff"),
    "proxy_parent": Text("每名代理家长", "each proxy parent"),
    "school": Text("每所学校", "each school"),
    "township": Text("全镇", "the township"),
}
_WHOLE: Final = 100


def sentence(plan: Plan, duty: Duty) -> Text:
    """Return a duty in one sentence."""
    who, whom, often, due = owner_words(duty), SUBJECTS[duty.for_each], every_words(duty.every), due_words(duty)
    tail = _tail(duty)
    if duty.where:
        which = conditions_words(duty.where, duty.for_each)
        whom = Text(f"{whom.zh}（{which.zh}）", f"{whom.en} ({which.en})")
    if duty.holds is not None:
        state = conditions_words(duty.holds, duty.for_each)
        zh = f"{whom.zh}，每一天都要做到：{state.zh}；由{who.zh}负责{tail.zh}。"
        return Text(zh, f"For {whom.en} this must be so on every day: {state.en}; {who.en} answers for it{tail.en}.")
    what, much = _what(plan, duty), _much(duty)
    if duty.trigger:
        cause = proofs_words([duty.trigger], plan, duty.for_each)
        zh = f"每次有{cause.zh}的记录，对{whom.zh}，{who.zh}要做：{what.zh}，最迟{_spaced(due.zh)}{tail.zh}。"
        return Text(zh, f"On each record of {cause.en}, for {whom.en}, {who.en} owes: {what.en}, by {due.en}{tail.en}.")
    zh = f"对{whom.zh}，{often.zh}，{who.zh}要做：{what.zh}，{much.zh}，最迟{_spaced(due.zh)}{tail.zh}。"
    return Text(zh, f"For {whom.en}, {often.en}, {who.en} owes: {what.en}, {much.en}, by {due.en}{tail.en}.")


def _spaced(words: str) -> str:
    """Return words with a blank before them where they begin with a number."""
    return f" {words}" if words[:1].isascii() else words


def _much(duty: Duty) -> Text:
    """Return how much, whom it must reach, and how long may pass between."""
    parts = [count_words(duty) if not (duty.cover or duty.gap) else None, cover_words(duty), gap_words(duty)]
    return joined((part for part in parts if part), "，", ", ")


def _tail(duty: Duty) -> Text:
    return {"advisory": Text("（仅提示）", " (advisory)"), "observed": Text("（家里的事）", " (the family's own)")}.get(
        duty.judge, Text("", "")
    )


def _what(plan: Plan, duty: Duty) -> Text:
    if duty.proof:
        return proofs_words(duty.proof, plan, duty.for_each)
    return Text("办结", "its answer (done_on)") if duty.trigger else duty.title.text


def owner_words(duty: Duty) -> Text:
    """Return who owes a duty: any of several, or several together."""
    return joined((_together(str(one)) for one in duty.owner), "或", " or ")


def _together(owner: str) -> Text:
    names = [name.strip() for name in owner.split("+")]
    return joined((ROLES.get(name, Text(name, name)) for name in names), "和", " and ")


def count_words(duty: Duty) -> Text | None:
    """Return how much is owed, None where it is a state, or an answer."""
    if duty.holds is not None or (duty.trigger and not duty.proof):
        return None
    much = amount_words(duty.count)
    if duty.per:
        return Text(f"每个儿童 {much.zh}", f"{much.en} for each child")
    return much


def cover_words(duty: Duty) -> Text | None:
    """Return whom or what the acts must reach, all or a share."""
    cover = duty.cover
    if cover is None:
        return None
    parts = []
    if cover.each:
        member = SUBJECTS[cover.each]
        only = conditions_words(cover.where, cover.each) if cover.where else None
        share = "" if cover.share >= 1 else f"{cover.share * _WHOLE:g}%"
        zh = f"{member.zh}{f'（{only.zh}）' if only else ''}都要有{f'，至少 {share}' if share else ''}"
        en = f"{member.en}{f' ({only.en})' if only else ''} must be reached{f', at least {share}' if share else ''}"
        parts.append(Text(zh, en))
    for column, values in cover.values.items():
        title = column_words(column)
        parts.append(
            Text(f"每种{title.zh}都要有：{'、'.join(values)}", f"each {title.en} at least once: {', '.join(values)}")
        )
    return joined(parts, "；", "; ")


def gap_words(duty: Duty) -> Text | None:
    """Return how long may pass from one act to the next."""
    if not duty.gap:
        return None
    return Text(f"两次之间最多 {duty.gap} 天", f"never more than {duty.gap} days from one to the next")


def due_words(duty: Duty) -> Text:
    """Return the last day in time."""
    phrase = duty.due or (duty.within[1] if duty.within else None)
    return day_words(phrase, "last", duty.every.unit) if phrase else Text("本期最后一天", "the last day of the period")
