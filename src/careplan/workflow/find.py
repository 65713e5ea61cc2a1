"""Find ids by a part of an id, of a duty's or a school's name; by a person's name only where records are open."""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from careplan.domain.mask import masked
from careplan.domain.sounds import are_letters, sounds_like
from careplan.domain.world import World
from careplan.text import Text


class Hit(NamedTuple):
    """Somebody or something found: its kind, its id, and what may be said of it."""

    kind: str
    id: str
    label: Text
    whole: bool = False
    """Whether the text is all of the id or the name, and no part of it."""


def typed(text: str) -> str:
    """Return a text as it is compared: full-width signs as plain ones, small letters, no blanks."""
    return "".join(normalize("NFKC", text).casefold().split())


def find(world: World, text: str) -> list[Hit]:
    """Return whom and what a text means, by kind and id; names of people are looked at only where privacy is open.

    Chinese names are found by their signs and by pinyin, whole or by first letters: `zhangsan`, `zs`.
    """
    wanted = typed(text)
    if not wanted:
        return []
    letters = are_letters(wanted)
    found = []
    for hit, words in _everything(world):
        plain = [typed(word) for word in words]
        if any(wanted in word for word in plain) or (letters and any(sounds_like(word, wanted) for word in words)):
            found.append(hit._replace(whole=wanted in plain))
    return found


def _everything(world: World) -> Iterator[tuple[Hit, list[str]]]:
    register = world.register
    for id_, child in sorted(register.children.items()):
        yield _person(world, "child", id_, child.name)
    for id_, guardian in sorted(register.guardians.items()):
        yield _person(world, "guardian", id_, guardian.name)
    for id_, member in sorted(register.staff.items()):
        yield _person(world, "staff", id_, member.staff.name)
    for id_, school in sorted(register.schools.items()):
        name = school.name.text
        yield Hit("school", id_, name), [id_, name.zh, name.en]
    seen: set[str] = set()
    for plan in world.books.plans:
        for duty in plan.duties:
            if duty.id not in seen:
                seen.add(duty.id)
                title = duty.title.text
                yield Hit("duty", duty.id, title), [duty.id, title.zh, title.en]


def _person(world: World, kind: str, id_: str, name: str | None) -> tuple[Hit, list[str]]:
    if name is None or world.register.township.privacy != "open" or name.startswith("cp1:"):
        return Hit(kind, id_, Text("", "")), [id_]
    shown = masked(name)
    return Hit(kind, id_, Text(shown, shown)), [id_, name]
