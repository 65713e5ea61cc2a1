"""A record whose name, and with it the id, was changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.kinds import kind_of, person_of
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP182",
    severity=Severity.ERROR,
    message=Text(
        zh="这份记录原来叫 {old}；编号从不更改",
        en="this record was called {old}; an id is for ever",
    ),
    remedy=Text(
        zh="改回原名：`git mv {file} {old}`",
        en="Give it its name back: `git mv {file} {old}`",
    ),
    why=Text(
        zh="别的记录用编号指着它；改了名，已经做的事就对不上人。",
        en="Other records point at the id; after a renaming what was done belongs to nobody.",
    ),
)


def record_renamed(world: "World") -> Iterator[Found]:
    """Yield each record that git saw under another name; a move to another school keeps the name."""
    for pair in world.history.get("renamed", ()):
        old, _, new = pair.partition(" -> ")
        if kind_of(old) is not None and not _same(old, new):
            yield Found(Place(new, 1, 1), {"file": new, "old": old})


def _same(old: str, new: str) -> bool:
    return person_of(old) is not None and person_of(old) == person_of(new)
