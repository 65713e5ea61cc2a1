"""What changed between two states, as lines and as plain values; of private fields only that they changed."""

from collections.abc import Iterator
from typing import Final

from careplan.domain.difference import ActChange, Difference, StateChange
from careplan.domain.obligation import STATE_WORDS, State
from careplan.domain.view import Plain
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.census_text import children_text
from careplan.workflow.diff import Differing

_FOLDER: Final = Text("现在的文件夹", "the folder as it is")
_FROM_TO: Final = Text("从 {old} 到 {new}（按 {on} 看）：", "From {old} to {new}, as of {on}:")
_NOTHING: Final = Text("没有变动。", "Nothing changed.")
_PARTS: Final = {
    "children": Text("儿童", "Children"),
    "acts": Text(
        "记录：新增 {added}，改动 {changed}，删去 {removed}", "Acts: {added} new, {changed} changed, {removed} gone"
    ),
    "records": Text("其他记录", "Other records"),
    "states": Text("义务的状态", "Where obligations stand"),
}
_SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
_NOT_OWED: Final = Text("不应做", "not owed")


def diff_text(answer: Differing, lang: Lang) -> Iterator[Line]:
    """Yield what changed, part by part."""
    found = answer.difference
    facts = {"old": answer.old, "new": answer.new or _FOLDER.say(lang), "on": answer.on.isoformat()}
    yield (("title", _FROM_TO.fill(lang, facts)),)
    if found.children.empty and not (found.acts or found.records or found.states):
        yield _NOTHING.say(lang)
    if not found.children.empty:
        yield from ("", (("title", _PARTS["children"].say(lang)),))
        yield from children_text(found.children, lang)
    yield from _acts(found, lang)
    if found.records:
        yield from ("", (("title", _PARTS["records"].say(lang)),))
        yield from (f"{_SIGNS[one.what]} {one.file}" for one in found.records)
    if found.states:
        yield from ("", (("title", _PARTS["states"].say(lang)),))
        yield from (_state(one, lang) for one in found.states)


def _acts(found: Difference, lang: Lang) -> Iterator[Line]:
    if found.acts:
        counts = {what: str(sum(one.what == what for one in found.acts)) for what in _SIGNS}
        yield from ("", (("title", _PARTS["acts"].fill(lang, counts)),))
        yield from (_act(one) for one in found.acts)


def _act(one: ActChange) -> str:
    columns = f" ({', '.join(one.columns)})" if one.columns else ""
    return f"{_SIGNS[one.what]} {one.file} {one.row_id} {one.day} {one.kind}{columns}"


def _state(one: StateChange, lang: Lang) -> str:
    was, is_ = ((STATE_WORDS[State(state)] if state else _NOT_OWED).say(lang) for state in (one.old, one.new))
    return f"{one.id}: {was} → {is_}"


def diff_plain(answer: Differing) -> dict[str, Plain]:
    """Return the answer as plain values for JSON."""
    found = answer.difference
    children = found.children
    return {
        "schema": "careplan/diff/1",
        "old": answer.old,
        "new": answer.new,
        "on": answer.on.isoformat(),
        "children": {
            "added": list(children.added),
            "gone": list(children.gone),
            "unreadable": list(children.unreadable),
            "moved": [{"child": one.child, "old": one.old, "new": one.new} for one in children.moved],
            "changed": [
                {"child": one.child, "field": one.field, "entry": one.entry, "old": one.old, "new": one.new}
                for one in children.facts
            ],
        },
        "acts": [
            {"what": one.what, "row_id": one.row_id, "file": one.file, "kind": one.kind, "day": one.day}
            | {"columns": list(one.columns)}
            for one in found.acts
        ],
        "records": [{"what": one.what, "kind": one.kind, "file": one.file} for one in found.records],
        "states": [{"id": one.id, "school": one.school, "old": one.old, "new": one.new} for one in found.states],
    }
