"""Conditions and proofs of a plan in words: which facts must hold, which acts count."""

from collections.abc import Iterable, Mapping
from typing import Final

from careplan.domain.fact_words import FACT_WORDS
from careplan.domain.phrase_words import joined
from careplan.domain.value_words import VALUES
from careplan.records.acts import ACT_KINDS, ARTICLE, CENSUS_VISIT
from careplan.records.expressions import Expected
from careplan.records.plan import Plan, Proof
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
}
_TITLES: Final[Mapping[str, Text]] = {
    "sex": Text("性别", "the sex"),
    "position": Text("位置", "the position"),
    "post": Text("职务", "the post"),
}
_MORE: Final[Mapping[str, Text]] = {
    "both": Text("父母都", "both parents"),
    "problem": Text("有问题", "a problem"),
    "nobody": Text("没有人", "nobody"),
    "guardian": Text("监护人", "guardian"),
    "in": Text("来信", "in"),
    "out": Text("去信", "out"),
    "absent": Text("不在", "absent"),
}
_FREE: Final[Mapping[str, Text]] = {
    "has": Text("登记了 {name}", "{name} is on record"),
    "paper": Text("有材料 {name}", "the paper {name} is on file"),
}
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


def _proof(proof: Proof, plan: Plan, subject: str) -> Text:
    title = kind_words(proof.kind, plan)
    parts = [_value(column_words(name), expected) for name, expected in proof.where.items()]
    if proof.if_:
        when = conditions_words(proof.if_, subject)
        parts.append(Text(f"只在这时算：{when.zh}", f"only where {when.en}"))
    if not parts:
        return title
    inside = joined(parts, "，", ", ")
    return Text(f"{title.zh}（{inside.zh}）", f"{title.en} ({inside.en})")


def conditions_words(groups: Iterable[Mapping[str, Expected]], subject: str) -> Text:
    """Return facts that must hold; sets of them are joined by “or”."""
    return joined((_group(group, subject) for group in groups), "；或者", "; or ")


def _group(group: Mapping[str, Expected], subject: str) -> Text:
    return joined((_fact(name, expected, subject) for name, expected in group.items()), "，", ", ")


def _fact(name: str, expected: Expected, subject: str) -> Text:
    whole = _whole(name, subject)
    if expected.words == ("true",):
        return whole
    if expected.words == ("false",):
        return Text(f"并非“{whole.zh}”", f"not so: {whole.en}")
    return _value(_TITLES.get(name, Text(_cut(whole.zh), _cut(whole.en))), expected)


def _whole(name: str, subject: str) -> Text:
    known = FACT_WORDS.get(subject, {}).get(name)
    if known:
        return known
    head, dot, rest = name.partition(".")
    free = _FREE.get(head) if dot else None
    return Text(free.fill("zh", {"name": rest}), free.fill("en", {"name": rest})) if free else Text(name, name)


def _cut(words: str) -> str:
    """Return what a fact is called without the list of its values."""
    for sign in _CUTS:
        words = words.partition(sign)[0]
    return words


def _value(title: Text, expected: Expected) -> Text:
    if expected.words:
        values = joined(
            (VALUES.get(word) or _MORE.get(word, Text(word, word)) for word in expected.words), "或", " or "
        )
        return Text(f"{title.zh}：{values.zh}", f"{title.en}: {values.en}")
    least, most = expected.least, expected.most
    if least == most:
        return Text(f"{title.zh}：{least}", f"{title.en}: {least}")
    if most is None:
        return Text(f"{title.zh}：至少 {least}", f"{title.en}: at least {least}")
    if least is None:
        return Text(f"{title.zh}：最多 {most}", f"{title.en}: at most {most}")
    return Text(f"{title.zh}：{least} 至 {most}", f"{title.en}: {least} to {most}")


def column_words(name: str) -> Text:
    """Return what a column of an act is called."""
    return _COLUMNS.get(name, Text(name, name))


def _word(word: str) -> Text:
    return VALUES.get(word) or _MORE.get(word, Text(word, word))
