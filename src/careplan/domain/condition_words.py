"""Conditions and proofs of a plan in words: which facts must hold, which acts count."""

from collections.abc import Iterable, Mapping
from typing import Final

from careplan.domain.fact_words import FACT_WORDS
from careplan.domain.phrase_words import every_words, joined
from careplan.domain.value_words import VALUES
from careplan.records.acts import ACT_KINDS, ARTICLE, CENSUS_VISIT
from careplan.records.duty_parts import Proof, Trigger
from careplan.records.expressions import Expected
from careplan.records.plan import Plan
from careplan.text import Text

_OTHERS: Final[Mapping[str, Text]] = {ARTICLE: Text("工作信息", "article"), CENSUS_VISIT: Text("核查", "census visit")}
_COLUMNS: Final[Mapping[str, Text]] = {
    "topic": Text("事项", "topic"),
    "reached": Text("联系到", "reached"),
    "direction": Text("方向", "direction"),
    "medium": Text("方式", "medium"),
    "outcome": Text("结果", "outcome"),
    "result": Text("结果", "result"),
    "place": Text("地点", "place"),
    "minutes": Text("分钟", "minutes"),
    "to": Text("交给", "to"),
    "class": Text("班", "class"),
    "children": Text("儿童", "children"),
    "guardians": Text("照护人", "guardians"),
    "with": Text("一同参加的人", "others taking part"),
    "by": Text("谁做的", "who did it"),
    "body": Text("哪个单位做的", "body that did it"),
    "deputy_for": Text("代谁做", "deputy for"),
    "school": Text("学校", "school"),
    "time": Text("时刻", "hour"),
    "date": Text("日期", "date"),
    "score": Text("得分", "score"),
    "done_on": Text("办结日期", "done on"),
    "returned_on": Text("退回日期", "returned on"),
    "corrected_on": Text("重交日期", "handed in again on"),
    "counts_for": Text("计入哪一期", "counts for"),
    "ref": Text("对应哪一条", "answers"),
    "reason": Text("事由", "reason"),
    "note": Text("说明", "note"),
    "kind": Text("种类", "kind"),
    "row_id": Text("编号", "row id"),
    "child": Text("儿童", "child"),
    "grade": Text("年级", "grade"),
    "boarder": Text("住校", "boarder"),
    "father": Text("父亲", "father"),
    "mother": Text("母亲", "mother"),
    "guardian": Text("监护人", "guardian"),
    "key": Text("重点儿童", "key child"),
}
"""Columns of acts and of census sheets."""
_TITLES: Final[Mapping[str, Text]] = {
    "sex": Text("性别", "the sex"),
    "position": Text("位置", "the position"),
    "post": Text("职务", "the post"),
    "children": Text("在册儿童数", "children on the register"),
    "staff children": Text("结对儿童数", "paired children"),
    "family children": Text("在册的孩子数", "its children on the register"),
    "key_children": Text("重点儿童数", "key children"),
    "boarders": Text("住校儿童数", "boarders"),
    "parents_known": Text("写明去向的父母人数", "parents whose whereabouts are known"),
    "parents_home": Text("在家的父母人数", "parents at home"),
    "parents_away": Text("外出的父母人数", "parents away"),
    "video_accounts": Text("亲情视频帐号数", "video accounts"),
    "norms": Text("养成教育规范份数", "norm documents on file"),
    "norms_reviewed_days": Text("最久未修订的规范距今天数", "days since the review of the norm that waits longest"),
    "proxy_parents": Text("代理家长数", "proxy parents"),
    "staff": Text("教职工数", "members of staff"),
    "schools": Text("学校数", "schools"),
}
"""What a fact is called beside its value; of one kind of subject alone where that is named before it."""
_FREE: Final[Mapping[str, Text]] = {
    "has": Text("登记了 {name}", "on record: {name}"),
    "tag": Text("有标签 {name}", "tagged: {name}"),
    "paper": Text("有材料 {name}", "papers on file: {name}"),
}
"""Facts whose second half a plan chooses; several of one sort are said together."""
_CUTS: Final = ("：", "，", ":", ",")


def kind_words(kind: str, plan: Plan | None) -> Text:
    """Return the title of a kind of act: built in, or the plan's own."""
    own = plan.kinds.get(kind) if plan else None
    if own:
        return own.title.text
    found = ACT_KINDS.get(kind)
    return found.title if found else _OTHERS.get(kind, Text(kind, kind))


def proofs_words(proofs: Iterable[Proof], plan: Plan, subject: str) -> Text:
    """Return which acts count, any of them, for a kind of subject."""
    return joined((_proof(proof, plan, subject) for proof in proofs), "或", " or ")


def trigger_words(trigger: Trigger, plan: Plan, subject: str) -> Text:
    """Return what opens a duty: which act, the so manieth of it, what changes, or what becomes so."""
    if trigger.changes:
        whole = [_whole(name, subject) for name in trigger.changes]
        return joined((Text(_cut(one.zh), _cut(one.en)) for one in whole), "或", " or ")
    if trigger.proof is None:
        return conditions_words(trigger.becomes, subject)
    act = _proof(trigger.proof, plan, subject)
    if trigger.times == 1:
        return act
    often = every_words(trigger.every) if trigger.every else Text("", "")
    of = f" of {often.en}" if often.en else ""
    return Text(f"{often.zh}第 {trigger.times} 次{act.zh}", f"{act.en} (number {trigger.times}{of})")


def _proof(proof: Proof, plan: Plan, subject: str) -> Text:
    title = kind_words(proof.kind, plan)
    parts = [_value(column_words(name), expected) for name, expected in proof.where.items()]
    if proof.if_:
        when = conditions_words(proof.if_, subject)
        parts.append(Text(f"当天符合这一条才算：{when.zh}", f"counts only if on that day: {when.en}"))
    if not parts:
        return title
    inside = joined(parts, "，", ", ")
    return Text(f"{title.zh}（{inside.zh}）", f"{title.en} ({inside.en})")


def conditions_words(groups: Iterable[Mapping[str, Expected]], subject: str) -> Text:
    """Return facts that must hold; sets of them are joined by “or”."""
    return joined((_group(group, subject) for group in groups), "；或者", "; or ")


def _group(group: Mapping[str, Expected], subject: str) -> Text:
    alike: dict[str, list[str]] = {}
    said: dict[str, Text] = {}
    for name, expected in group.items():
        head, dot, rest = name.partition(".")
        if dot and head in _FREE and expected.words == ("true",):
            names = alike.setdefault(head, [])
            names.append(rest)
            said[head] = _free(head, Text("、".join(names), ", ".join(names)))
        else:
            said[name] = _fact(name, expected, subject)
    return joined(said.values(), "，", ", ")


def _fact(name: str, expected: Expected, subject: str) -> Text:
    whole = _whole(name, subject)
    if expected.words == ("true",):
        return whole
    if expected.words == ("false",):
        return Text(f"并非“{whole.zh}”", f"not so: {whole.en}")
    title = _TITLES.get(f"{subject} {name}") or _TITLES.get(name, Text(_cut(whole.zh), _cut(whole.en)))
    return _value(title, expected)


def _whole(name: str, subject: str) -> Text:
    known = FACT_WORDS.get(subject, {}).get(name)
    if known:
        return known
    head, dot, rest = name.partition(".")
    return _free(head, Text(rest, rest)) if dot and head in _FREE else Text(name, name)


def _free(head: str, names: Text) -> Text:
    return Text(_FREE[head].fill("zh", {"name": names.zh}), _FREE[head].fill("en", {"name": names.en}))


def _cut(words: str) -> str:
    """Return what a fact is called without the list of its values."""
    for sign in _CUTS:
        words = words.partition(sign)[0]
    return words


def _value(title: Text, expected: Expected) -> Text:
    return joined((title, _values(expected)), "：", ": ")


def _values(expected: Expected) -> Text:
    if expected.words:
        return _any_of(value_words(word) for word in expected.words)
    least, most = expected.least, expected.most
    if least == most:
        return Text(f"{least}", f"{least}")
    if most is None:
        return Text(f"至少 {least}", f"at least {least}")
    if least is None:
        return Text(f"最多 {most}", f"at most {most}")
    return Text(f"{least} 至 {most}", f"{least} to {most}")


def _any_of(items: Iterable[Text]) -> Text:
    *first, last = items
    if not first:
        return last
    others = joined(first, "、", ", ")
    before, behind = others.zh[-1:].isascii(), last.zh[:1].isascii()
    return joined((others, last), f"{' ' if before else ''}或{' ' if behind else ''}", " or ")


def column_words(name: str) -> Text:
    """Return what a column of an act is called."""
    return _COLUMNS.get(name, Text(name, name))


def value_words(word: str) -> Text:
    """Return what a word of a column or a fact means; a word that a plan chose itself stands as it is."""
    return VALUES.get(word, Text(word, word))
