"""Words and plain values that several answers share."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from careplan.domain.condition_words import conditions_words, value_words
from careplan.domain.conditions import Condition
from careplan.domain.obligation import Obligation, State
from careplan.domain.phrase_words import joined
from careplan.domain.role_words import owners_words
from careplan.records.acts import ACT_KINDS, ARTICLE, CENSUS_VISIT
from careplan.text import Lang, Text
from careplan.text.line import Role

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

MARKS: Final[dict[State, str]] = {
    State.MET: "✓",
    State.LATE: "△",
    State.MISSED: "✗",
    State.OVERDUE: "!",
    State.OPEN: "○",
    State.UPCOMING: "·",
    State.NOT_APPLICABLE: "–",
    State.WAIVED: "免",
    State.MOVED: "改",
    State.BLOCKED: "等",
    State.ADVISORY: "i",
    State.SEEN: "✓",
    State.NOT_SEEN: "?",
    State.UNKNOWN: "?",
}
"""One sign for each state, to be told apart without colour."""
_LATIN: Final = {State.WAIVED: "W", State.MOVED: "M", State.BLOCKED: "B"}
_ROLES: Final[dict[State, Role]] = {
    State.MET: "good",
    State.SEEN: "good",
    State.LATE: "warning",
    State.OVERDUE: "warning",
    State.MISSED: "error",
    State.OPEN: "note",
    State.MOVED: "note",
}
_KINDS: Final = {ARTICLE: Text("工作信息", "article"), CENSUS_VISIT: Text("核查", "census visit")}


def mark(state: State, lang: Lang) -> str:
    """Return the sign of a state."""
    return _LATIN.get(state, MARKS[state]) if lang == "en" else MARKS[state]


def role(state: State) -> Role:
    """Return how a state may be coloured."""
    return _ROLES.get(state, "quiet")


def kind_title(kind: str) -> Text:
    """Return the title of a kind of act."""
    found = ACT_KINDS.get(kind)
    return found.title if found else _KINDS.get(kind, Text(kind, kind))


def roles_of(obligation: Obligation) -> Text:
    """Return who owes a duty, in words."""
    return owners_words(obligation.duty)


def condition_words(groups: Iterable[Iterable[Condition]], subject: str) -> Text:
    """Return conditions of a kind of subject with what was found; sets of them are joined by “or”."""
    return joined((joined((_one(one, subject) for one in group), "，", ", ") for group in groups), "；或者", "; or ")


def _one(one: Condition, subject: str) -> Text:
    asked = conditions_words([{one.fact: one.asked}], subject)
    if one.holds:
        return Text(f"{asked.zh}（符合）", f"{asked.en} (holds)")
    if one.was in {None, "true", "false"}:
        return Text(f"{asked.zh}（不符合）", f"{asked.en} (does not hold)")
    was = value_words(one.was or "")
    return Text(f"{asked.zh}（实为 {was.zh}）", f"{asked.en} (it was {was.en})")


def words(text: Text | None) -> Plain:
    """Return a sentence as JSON has it: in both languages."""
    return None if text is None else {"zh": text.zh, "en": text.en}
