"""Whom a word means: an id, or a name or a part of one where the records are open and only one person is meant.

Who is called exactly that comes before those whose names hold it, and who is there on the day before who is not.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from careplan.domain.mask import child_label, staff_label
from careplan.domain.world import World
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.find import Hit, find, typed
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
        "没有学校 {word}。{near}现有：{known}",
        "There is no school {word}. {near}There are: {known}",
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
    return _named(world, "child", word, day)


def staff_named(world: World, word: str, day: date) -> str:
    """Return the adult whom a word means, somebody in a post on a day before anybody else. Raises Refusal."""
    return _named(world, "staff", word, day)


def guardian_named(world: World, word: str) -> str:
    """Return the guardian whom a word means. Raises Refusal."""
    return _named(world, "guardian", word, world.on)


def school_named(world: World, word: str) -> str:
    """Return the school that a word means by its id or a part of its name. Raises Refusal."""
    return _named(world, "school", word, world.on)


def somebody_named(world: World, word: str) -> tuple[str, str]:
    """Return kind and id of whose record a word means: an id or a part of a name, whatever the kind. Raises Refusal."""
    try:
        return subject_named(world, word)
    except Refusal:
        found = _nearest(world, [hit for hit in find(world, word) if hit.kind in _KINDS], world.on)
        if len(found) == 1:
            return found[0].kind, found[0].id
        if not found:
            raise
    raise _several(word, [hit.id for hit in found])


def _named(world: World, kind: str, word: str, day: date) -> str:
    known, id_ = ids_of(world, kind), typed(word).upper()
    if id_ in known:
        return id_
    if any(id_ in ids_of(world, other) for other in _KINDS):
        raise Refusal(_OTHER, id=id_, kind=_KINDS[kind])
    found = _nearest(world, [hit for hit in find(world, word) if hit.kind == kind], day)
    if len(found) == 1:
        return found[0].id
    if found:
        raise _several(word, [_label(world, hit) for hit in found])
    example = _example(known, kind)
    raise Refusal(_NOBODY[kind], word=shown(word), near=near(word, known), example=example, known=_some(known))


def _nearest(world: World, hits: list[Hit], day: date) -> list[Hit]:
    """Return those of whom the word is the whole name, if any, and of them those who are there on a day, if any."""
    whole = [hit for hit in hits if hit.whole] or hits
    return [hit for hit in whole if _is_there(world, hit, day)] or whole


def _is_there(world: World, hit: Hit, day: date) -> bool:
    if hit.kind == "child":
        return world.register.enrolment(hit.id, day) is not None
    return hit.kind != "staff" or world.register.staff[hit.id].serves(day)


def _label(world: World, hit: Hit) -> str:
    labels = {"child": child_label, "staff": staff_label}
    return labels[hit.kind](world.register, hit.id) if hit.kind in labels else hit.id


def _some(labels: Sequence[str]) -> Text:
    """Return the first of some labels."""
    few = [*labels[:_MOST], *(["…"] if len(labels) > _MOST else [])] or ["–"]
    return Text("、".join(few), ", ".join(few))


def _several(word: str, labels: Sequence[str]) -> Refusal:
    """Return the refusal of a word that may mean several; the first of them are named."""
    return Refusal(_SEVERAL, word=shown(word), known=_some(labels))


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
