"""What somebody says of a key, word by word: values by name, each read as the model wants it written."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from careplan.domain.world import World
from careplan.records.base import Part
from careplan.records.words import Words
from careplan.store.yaml_lines import New
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.keys import Key, day_key, key_named, keys_of
from careplan.workflow.enter.question import good
from careplan.workflow.who import guardian_named, school_named, staff_named

_NAMED: Final = re.compile(r"([^\s=＝]+)[=＝](.*)", re.DOTALL)
_BETWEEN: Final = re.compile(r"[\s,，、]+")
_BLANK: Final = Text("`{name}` 还没有填：把 … 换成真实的内容", "`{name}` is not filled in: write what is true for …")
_NO_NAME: Final = Text(
    "没有名字的值放不进 `{key}`，写成“名字=值”，例如 `{example}`",
    "A value without a name has no place in `{key}`; write NAME=VALUE, such as `{example}`",
)
_NO_UNTIL: Final = Text("`{key}` 没有结束的日子，不用 `{option}`", "`{key}` has no day for `{option}`")
ANSWER: Final = "="
"""How the names of answers begin that are values, so that none is taken for an option."""


def named(word: str) -> tuple[str, str] | None:
    """Return the name and the value in a word such as `grade=4`, None for one that has no name."""
    found = _NAMED.fullmatch(word)
    return (found[1], found[2]) if found else None


def read(world: World, key: Key, text: str) -> New:
    """Return a value as it is written down: ids for names, words of lists. Raises Refusal; it is never said again."""
    if text.strip() in {"…", "..."}:
        raise Refusal(_BLANK, name=key.name)
    if key.is_list:
        return [key.word(word) for word in _BETWEEN.split(text.strip(" []")) if word]
    if key.block is Words:
        return {"zh": good(Words, "zh", text), "en": good(Words, "en", text)}
    if key.refers_to == "staff":
        text = staff_named(world, text, world.on)
    elif key.refers_to:
        text = (school_named if key.refers_to == "school" else guardian_named)(world, text)
    return good(key.model, key.name, key.word(text))


def values(world: World, holder: Key, words: Iterable[str], given: Mapping[str, str]) -> dict[str, New]:
    """Return what is said of an entry or a map of a key: words such as `grade=4`, then answers. Raises Refusal.

    A word without a name is the next value that must be said.
    """
    model = holder.entry or holder.block
    found: dict[str, New] = {}
    for word in words:
        both = named(word)
        if model is None:
            if both is None:
                raise Refusal(_NO_NAME, key=holder.name, example="hobby=…")
            found[both[0]] = both[1]
        else:
            name, text = both or (_next(model, holder, found), word)
            _take(world, model, name, text, found)
    for name, text in given.items():
        if name.startswith(ANSWER) and text and model is not None:
            _take(world, model, name.removeprefix(ANSWER), text, found)
    return found if model is None else found | _days(model, holder, given)


def _take(world: World, model: type[Part], name: str, text: str, found: dict[str, New]) -> None:
    whole, _, part = name.partition(".")
    key = key_named(model, whole)
    if part and key.block is not None:
        inner = key_named(key.block, part)
        there = found.get(key.name)
        found[key.name] = {**(there if isinstance(there, dict) else {}), inner.name: str(read(world, inner, text))}
    else:
        found[key.name] = read(world, key, text)


def _next(model: type[Part], holder: Key, found: Mapping[str, New]) -> str:
    keys = keys_of(model)
    open_ = (name for name, key in keys.items() if key.info.is_required() and not key.is_day and name not in found)
    name = next(open_, None)
    if name is None:
        first = next((key for key in keys.values() if not key.is_day), None)
        raise Refusal(_NO_NAME, key=holder.name, example=f"{first.name}={first.example}" if first else "…")
    return name


def _days(model: type[Part], holder: Key, given: Mapping[str, str]) -> dict[str, New]:
    found: dict[str, New] = {}
    for option, name in (("from", day_key(model)), ("until", "until")):
        if given.get(option):
            if name not in keys_of(model) or name is None:
                raise Refusal(_NO_UNTIL, key=holder.name, option=f"--{option}")
            found[name] = good(model, name, given[option])
    return found
