"""Whom a word means: an id, or a part of a name where the records are open and only one person is meant."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from careplan.domain.mask import child_label, staff_label
from careplan.domain.world import World
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.find import find
from careplan.workflow.subject import subject_named

_NOBODY: Final = {
    "child": Text(
        "没有找到儿童 {word}。{near}写编号、姓名或拼音，例如 {example}",
        "No child {word} is known. {near}Write an id, a name or its pinyin, for example {example}",
    ),
    "staff": Text(
        "没有找到教职工 {word}。{near}写编号、姓名或拼音，例如 {example}",
        "No adult {word} is known. {near}Write an id, a name or its pinyin, for example {example}",
    ),
    "guardian": Text(
        "没有找到监护人 {word}。{near}写编号、姓名或拼音，例如 {example}",
        "No guardian {word} is known. {near}Write an id, a name or its pinyin, for example {example}",
    ),
    "school": Text(
        "没有学校 {word}。{near}写编号，例如 {example}",
        "There is no school {word}. {near}Write an id such as {example}",
    ),
}
_OTHER: Final = Text("{id} 不是{kind}的编号", "{id} is not the id of {kind}")
_KINDS: Final = {
    "child": Text("儿童", "a child"),
    "staff": Text("教职工", "an adult"),
    "guardian": Text("监护人", "a guardian"),
    "school": Text("学校", "a school"),
}
_SEVERAL: Final = Text("{word} 可以指好几个，请写编号：{known}", "{word} may mean several; write the id: {known}")
_MOST: Final = 12


def child_named(world: World, word: str, day: date) -> str:
    """Return the child whom a word means, somebody on the register on a day before anybody else. Raises Refusal."""
    register = world.register
    return _named(
        world,
        "child",
        word,
        lambda id_: register.enrolment(id_, day) is not None,
        lambda id_: child_label(register, id_),
    )


def staff_named(world: World, word: str, day: date) -> str:
    """Return the adult whom a word means, somebody in a post on a day before anybody else. Raises Refusal."""
    register = world.register
    return _named(
        world, "staff", word, lambda id_: register.staff[id_].serves(day), lambda id_: staff_label(register, id_)
    )


def guardian_named(world: World, word: str) -> str:
    """Return the guardian whom a word means. Raises Refusal."""
    return _named(world, "guardian", word, lambda _: True, str)


def school_named(world: World, word: str) -> str:
    """Return the school that a word means by its id or a part of its name. Raises Refusal."""
    return _named(world, "school", word, lambda _: True, str)


def somebody_named(world: World, word: str) -> tuple[str, str]:
    """Return kind and id of whose record a word means: an id or a part of a name, whatever the kind. Raises Refusal."""
    try:
        return subject_named(world, word)
    except Refusal:
        hits = [hit for hit in find(world, word) if hit.kind in _NOBODY]
        if len(hits) == 1:
            return hits[0].kind, hits[0].id
        if not hits:
            raise
    raise _several(word, [hit.id for hit in hits], str)


def _named(world: World, kind: str, word: str, there: Callable[[str], bool], label: Callable[[str], str]) -> str:
    known = ids_of(world, kind)
    if word.upper() in known:
        return word.upper()
    if any(word.upper() in ids_of(world, other) for other in _KINDS):
        raise Refusal(_OTHER, id=word.upper(), kind=_KINDS[kind])
    hits = [hit.id for hit in find(world, word) if hit.kind == kind]
    found = [id_ for id_ in hits if there(id_)] or hits
    if len(found) == 1:
        return found[0]
    if found:
        raise _several(word, found, label)
    raise Refusal(_NOBODY[kind], word=shown(word), near=near(word, known), example=_example(known, kind))


def _several(word: str, ids: list[str], label: Callable[[str], str]) -> Refusal:
    """Return the refusal of a word that may mean several; the first of them are named."""
    labels = [label(id_) for id_ in ids[:_MOST]] + (["…"] if len(ids) > _MOST else [])
    return Refusal(_SEVERAL, word=shown(word), known=Text("、".join(labels), ", ".join(labels)))


def ids_of(world: World, kind: str) -> list[str]:
    """Return the ids of all children, adults, guardians or schools, sorted."""
    register = world.register
    known: dict[str, Iterable[str]] = {
        "child": register.children,
        "staff": register.staff,
        "guardian": register.guardians,
        "school": register.schools,
    }
    return sorted(known[kind])


def _example(known: list[str], kind: str) -> str:
    return known[0] if known else {"child": "S03-7K2QX", "staff": "T012", "guardian": "S03-G4M8P"}.get(kind, "S03")
