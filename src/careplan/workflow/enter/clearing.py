"""Take out of a record what was never so, or is known no longer: a value, where it need not be there, or an entry."""

from collections.abc import Mapping
from typing import Any, Final

from careplan.domain.world import World
from careplan.records.base import Part
from careplan.store.reading.yaml_tree import Path
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.entries import about, one_meant
from careplan.workflow.enter.keys import Key, day_key, key_named, keys_of
from careplan.workflow.enter.record import Edit
from careplan.workflow.enter.said import named, values
from careplan.workflow.enter.target import Target
from careplan.workflow.enter.words import filled

_CLEARED: Final = Text("{id} 的{title}（{key}）：去掉了 {names}", "{key} of {id}: {names} taken out")
_UNCHANGED: Final = Text(
    "{id} 的{title}（{key}）本来就没有写，没有改动", "{key} of {id} is not there; nothing was changed"
)
_MUST: Final = Text(
    "`{key}` 不能空着，去不掉；写错了的，写上对的值",
    "`{key}` must be there and cannot be taken out; say the right value",
)
_WHICH: Final = Text(
    "去掉 `{key}` 里的哪一项？写它的名字，例如 `{example} --clear`；可选：{known}",
    "Which value of `{key}` is to be taken out? Write its name, such as `{example} --clear`. There are: {known}",
)
_ALONE: Final = Text(
    "`--clear` 去掉整个 `{key}`，后面不写值；要改成别的值就不加 `--clear`",
    "`--clear` takes all of `{key}` out and has no value beside it; to write another value leave it out",
)
_STRUCK: Final = Text("{id} 的{title}（{key}）：划去{day}的一条", "{key} of {id}: the entry {day} struck out")
_SINCE: Final = Text("从 {day} 起", "from {day}")
_SAID: Final = Text("说的", "that was named")
_NO_ENTRY: Final = Text(
    "`{key}` 不是一条一条的，没有可划去的；去掉它的值用 `--clear`",
    "`{key}` is no list of entries, nothing in it can be struck out; `--clear` takes a value out",
)
_WHOLE: Final = Text(
    "`--strike` 划去整条，不写 `{name}`；只去掉一个值用 `--clear`",
    "`--strike` takes the whole entry out, not `{name}` of it; `--clear` takes one value out",
)
_NO_DAY: Final = Text(
    "`{how}` 是去掉没有的事，不写 `{option}`；到哪天为止的，不加 `{how}`",
    "`{how}` takes out what is not so and does not go with `{option}`; what has ended is said without `{how}`",
)


def clearing(world: World, tree: Tree, target: Target, key: Key, words: list[str], given: Mapping[str, str]) -> Draft:
    """Return the draft of a record without a value, or without some values of an entry or of a map. Raises Refusal.

    Of `words`, those such as `who=mother` say which entry is meant, the others name what goes.
    """
    _refuse_days(given, "--clear")
    edit = Edit(tree, target.file)
    model = key.entry or key.block
    if model is None and not key.is_map:
        paths = [_whole(key, words)]
    else:
        names = [word for word in words if not named(word)]
        if not names:
            raise Refusal(_WHICH, **_choice(target, key, model))
        holder: Path = (key.name,)
        if key.entry is not None:
            holder = (key.name, _entry_meant(world, edit, key, words, given))
        paths = [(*holder, _may_go(model, name)) for name in names]
    gone = [path for path in dict.fromkeys(paths) if _at(edit.value, path) is not None]
    for path in gone:
        edit.clear(path)
    facts: dict[str, str | Text] = {"id": target.id, "key": key.name, "title": key.title}
    facts["names"] = ", ".join(str(path[-1]) for path in gone)
    return Draft(filled(_CLEARED if gone else _UNCHANGED, **facts), edit.change, target.about)


def striking(world: World, tree: Tree, target: Target, key: Key, words: list[str], given: Mapping[str, str]) -> Draft:
    """Return the draft of a record without an entry that never was: the one in force on a day. Raises Refusal.

    `words` such as `who=mother` say which entry is meant.
    """
    _refuse_days(given, "--strike")
    if key.entry is None:
        raise Refusal(_NO_ENTRY, key=key.name)
    for word in words:
        if not named(word):
            raise Refusal(_WHOLE, name=shown(word))
    edit = Edit(tree, target.file)
    path: Path = (key.name, _entry_meant(world, edit, key, words, given))
    day = edit.value[key.name][path[1]].get(day_key(key.entry) or "")
    edit.clear(path)
    since = filled(_SINCE, day=day) if day else _SAID
    return Draft(filled(_STRUCK, id=target.id, key=key.name, title=key.title, day=since), edit.change, target.about)


def _refuse_days(given: Mapping[str, str], how: str) -> None:
    for option in ("from", "until"):
        if given.get(option):
            raise Refusal(_NO_DAY, option=f"--{option}", how=how)


def _whole(key: Key, words: list[str]) -> Path:
    if words:
        raise Refusal(_ALONE, key=key.name)
    return (_may_go(key.model, key.name),)


def _may_go(model: type[Part] | None, word: str) -> str:
    """Return the name of a value that need not be there; in a map of one's own names each is such."""
    if model is None:
        return word
    key = key_named(model, word)
    if key.info.is_required():
        raise Refusal(_MUST, key=key.name)
    return key.name


def _entry_meant(world: World, edit: Edit, key: Key, words: list[str], given: Mapping[str, str]) -> int:
    assert key.entry is not None  # noqa: S101 the caller has seen to it
    said = values(world, key, [word for word in words if named(word)], {})
    there = edit.value.get(key.name)
    entries = [entry for entry in there if isinstance(entry, dict)] if isinstance(there, list) else []
    group = [at for at, entry in enumerate(entries) if about(key.entry, entry, said)]
    return one_meant(key.entry, key.name, entries, group, given.get("on") or world.on.isoformat())


def _choice(target: Target, key: Key, model: type[Part] | None) -> dict[str, str]:
    known = [name for name, part in keys_of(model).items() if not part.info.is_required()] if model else []
    first = known[0] if known else "…"
    return {"key": key.name, "example": f"{target.id} {key.name} {first}", "known": ", ".join(known) or "–"}


def _at(record: dict[str, Any], path: Path) -> object:
    """Return what stands at the path of a key, None where nothing does."""
    here: Any = record
    for step in path[:-1]:
        here = here[step] if isinstance(step, int) else here.get(step) or {}
    return here.get(path[-1])
