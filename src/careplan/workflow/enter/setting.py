"""Set a standing fact of a record by saying what is so, from which day: no file is opened in an editor."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, NamedTuple

from careplan.domain.world import World
from careplan.records.base import Part
from careplan.store.tree import Folder, Tree
from careplan.store.yaml_edit import new_record
from careplan.store.yaml_lines import New
from careplan.text import Text
from careplan.workflow.enter.clearing import clearing, striking
from careplan.workflow.enter.draft import Draft, old_bytes
from careplan.workflow.enter.entries import Asked, Change, carried, change_of, in_order, must_say_more
from careplan.workflow.enter.keys import Key, day_key, keys_of, lasts
from careplan.workflow.enter.question import Question, choices_of, good
from careplan.workflow.enter.record import Edit
from careplan.workflow.enter.said import ANSWER, read, values
from careplan.workflow.enter.target import Target, key_of, refuse_elsewhere, settable, target_named
from careplan.workflow.enter.words import filled

BETWEEN: Final = "\x1f"
"""What stands between the words of a value, as they were typed."""
_WHOSE: Final = Text(
    "谁的档案：编号、姓名或拼音；乡镇设置写 township，校历写年份",
    "Whose record: an id or a name; township for the settings, a year for its calendar",
)
_WHAT: Final = Text("哪一项", "Which key")
_UNCHANGED: Final = Text(
    "{id} 的{title}（{key}）已经是这样，没有改动", "{key} of {id} is so already; nothing was changed"
)
_SET: Final = Text("{id} 的{title}（{key}）改好了", "{key} of {id} is set")
_DONE: Final = {
    "new": Text("{id} 的{title}（{key}）：从 {day} 起新写一条", "{key} of {id}: a new entry from {day}"),
    "end": Text("{id} 的{title}（{key}）：到 {until} 为止", "{key} of {id} ends with {until}"),
    "fill": Text("{id} 的{title}（{key}）：补写 {names}", "{key} of {id}: {names} filled in"),
    "correct": Text("{id} 的{title}（{key}）：更正 {names}", "{key} of {id}: {names} corrected"),
}
_AT_THE_END: Final = frozenset({"until", "ended", "went_to"})
_ON_TOP: Final = Text("校历：学期和与通知不同的日子。", "The calendar: terms, and days that differ from the notices.")


class _Spoken(NamedTuple):
    """What is spoken of: a key of a record, the entries there, what is said, and what becomes of them."""

    target: Target
    key: Key
    said: dict[str, New]
    entries: list[Any]
    change: Change

    @property
    def entry(self) -> type[Part]:
        """The model of the entries."""
        assert self.key.entry is not None  # noqa: S101 of no other key is spoken so
        return self.key.entry


def question(root: str, world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known before a fact can be set. Raises Refusal for what cannot be set so."""
    if "id" not in given:
        return Question("id", "ID", _WHOSE, "S03", lambda word: target_named(world, word).id)
    target = target_named(world, given["id"])
    if "key" not in given:
        known = settable(target.model)
        words = {key.name: key.title for key in known}
        return Question(
            "key", "KEY", _WHAT, known[-1].name, lambda word: key_of(target, word).name, None, tuple(words), said=words
        )
    key = key_of(target, given["key"])
    if given.get("clear") or given.get("strike"):
        return None
    if key.entry is not None:
        return _lacking(world, _spoken(world, Folder(root), given), given)
    if not given.get("words") and ANSWER not in given:
        return _asked(world, key, ANSWER)
    return None


def _lacking(world: World, spoken: _Spoken, given: Mapping[str, str]) -> Question | None:
    """Return the next thing to know of a new entry: the day, and what it must have; if nothing was said, all it may."""
    key, change = spoken.key, spoken.change
    whole = not (given.get("words") or given.get("until") or given.get("correct")) and must_say_more(spoken.entry)
    if not whole and (change.does != "new" or change.item is None):
        return None
    refuse_elsewhere(spoken.target, key, does="new")
    item, day = change.item or {}, day_key(spoken.entry)
    if day is not None and day not in {*item, *spoken.said} and "from" not in given and lasts(spoken.entry):
        today = world.on.isoformat()
        return Question(
            "from", "--from", keys_of(spoken.entry)[day].words, today, partial(good, spoken.entry, day), today
        )
    if whole:
        return _left_open(world, spoken, given)
    for name, part in keys_of(spoken.entry).items():
        if part.info.is_required() and name not in item:
            return _asked(world, part, f"{ANSWER}{name}")
    return None


def _left_open(world: World, spoken: _Spoken, given: Mapping[str, str]) -> Question | None:
    """Return the next value that an entry may have, with what still goes of the one before; how it ends comes later."""
    day = day_key(spoken.entry)
    goes_on = carried(spoken.entry, spoken.entries, spoken.said, given.get("from", ""))
    for name, part in keys_of(spoken.entry).items():
        asked = f"{ANSWER}{name}"
        if asked in given or name in _AT_THE_END or (name == day and "from" in given):
            continue
        needed, there = part.info.is_required(), goes_on.get(name)
        if isinstance(there, str) and (part.closed or part.refers_to or part.is_number):
            return replace(_asked(world, part, asked), default=there)
        if needed or there is None:
            return replace(_asked(world, part, asked), default=None if needed else "")
    return None


def _asked(world: World, key: Key, name: str) -> Question:
    """Return the question for a value; its answer is kept as it was typed, and read when it is written."""
    known = choices_of(key.model, key.name) or key.listed

    def checked(text: str) -> str:
        read(world, key, text)
        return text

    option = f"{key.name}=…" if name != ANSWER else key.name
    example = key.example if name == ANSWER else f"{key.name}={key.example}"
    return Question(name, option, key.words, example, checked, None, known)


def setting(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a record with one fact set. Raises Refusal."""
    target = target_named(world, given["id"])
    key = key_of(target, given["key"])
    for takes_out, what in (("clear", clearing), ("strike", striking)):
        if given.get(takes_out):
            return what(world, tree, target, key, _words(given), given)
    if key.entry is None:
        return _value(world, tree, target, key, given)
    spoken = _spoken(world, tree, given)
    refuse_elsewhere(target, key, does=spoken.change.does)
    facts: dict[str, str | Text] = {"id": target.id, "key": key.name, "title": key.title}
    if spoken.change.does == "nothing":
        return Draft(filled(_UNCHANGED, **facts), {}, target.about)
    change = {target.file: _written(tree, spoken, world)}
    names = [name for put in spoken.change.put.values() for name in put]
    day = str(spoken.said.get(day_key(key.entry) or "", "") or (spoken.change.item or {}).get("from", ""))
    facts |= {"day": day, "until": str(spoken.said.get("until", "")), "names": ", ".join(names)}
    return Draft(filled(_DONE[spoken.change.does], **facts), change, target.about)


def _written(tree: Tree, spoken: _Spoken, world: World) -> tuple[bytes, bytes | None]:
    """Return a record's new bytes and its old ones; a calendar that is not there is begun."""
    target, key, change = spoken.target, spoken.key, spoken.change
    assert key.entry is not None  # noqa: S101 the caller has seen to it
    item = in_order(key.entry, change.item) if change.item is not None else None
    if item is not None and target.kind == "calendar" and old_bytes(tree, target.file) is None:
        lang = world.register.township.language
        return new_record(target.file, {"year": target.id, key.name: [item]}, _ON_TOP.say(lang)), None
    edit = Edit(tree, target.file)
    for at, put in change.put.items():
        for name, value in put.items():
            path, there = (key.name, at, name), spoken.entries[at].get(name)
            if change.does == "fill" and isinstance(there, list) and isinstance(value, list):
                for one in value:
                    edit.append(path, one, key.entry)
            else:
                edit.set(path, value, key.entry)
    if item is not None:
        edit.append((key.name,), item, target.model)
    return edit.new, edit.old


def _spoken(world: World, tree: Tree, given: Mapping[str, str]) -> _Spoken:
    target = target_named(world, given["id"])
    key = key_of(target, given["key"])
    assert key.entry is not None  # noqa: S101 the callers have seen to it
    begun = target.kind == "calendar" and old_bytes(tree, target.file) is None
    there = [] if begun else Edit(tree, target.file).value.get(key.name)
    entries = [entry for entry in there if isinstance(entry, dict)] if isinstance(there, list) else []
    said = values(world, key, _words(given), given)
    asked = Asked(given.get("on") or world.on.isoformat(), correct=bool(given.get("correct")))
    return _Spoken(target, key, said, entries, change_of(key.entry, key.name, entries, said, asked))


def _words(given: Mapping[str, str]) -> list[str]:
    return [word for word in given.get("words", "").split(BETWEEN) if word]


def _value(world: World, tree: Tree, target: Target, key: Key, given: Mapping[str, str]) -> Draft:
    """Return the draft of a record with a plain value, or some values of a map, set."""
    edit = Edit(tree, target.file)
    there = edit.value.get(key.name)
    facts: dict[str, str | Text] = {"id": target.id, "key": key.name, "title": key.title}
    if key.is_map or key.block is not None:
        words = [*_words(given), *([given[ANSWER]] if given.get(ANSWER) else [])]
        said = values(world, key, words, {})
        if isinstance(there, dict) and there:
            for name, value in said.items():
                if there.get(name) != value:
                    edit.set((key.name, name), value, key.block or key.model)
        else:
            edit.set((key.name,), said, key.model)
    else:
        new = read(world, key, given.get(ANSWER) or " ".join(_words(given)))
        if there != new:
            edit.set((key.name,), new, key.model)
    if not edit.change:
        return Draft(filled(_UNCHANGED, **facts), {}, target.about)
    return Draft(filled(_SET, **facts), edit.change, target.about)
