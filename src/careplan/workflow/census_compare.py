"""What changed in the register between two states: two commits, or a commit and the folder as it stands."""

from datetime import date
from typing import NamedTuple

from careplan.domain.compare import Children, Comparison, compare
from careplan.domain.world import World
from careplan.workflow.look import look


class Compared(NamedTuple):
    """Two states by their names, None for the folder, and what differs from the older to the newer."""

    at: str | None
    against: str
    on: date
    comparison: Comparison


def compared(root: str, on: date, at: str | None, against: str, school: str | None = None) -> Compared:
    """Return what changed from the state `against` to the state `at`, both seen on one day.

    Raises Refusal where there is no such commit.
    """
    old, new = look(root, on, at=against), look(root, on, at=at)
    if school is None:
        return Compared(at, against, on, compare(_children(old), _children(new), on))
    mine = _of_school(old, school) | _of_school(new, school)
    before, after = ({id_: c for id_, c in _children(w).items() if id_ in mine} for w in (old, new))
    return Compared(at, against, on, compare(before, after, on))


def _children(world: World) -> Children:
    """Return the children by id, None for each whose file cannot be read."""
    files = (file for file in world.files if "/children/" in file)
    unread = {file.rpartition("/")[2].removesuffix(".yaml"): None for file in files}
    return unread | dict(world.register.children)


def _of_school(world: World, school: str) -> set[str]:
    here = {id_ for id_ in _children(world) if id_.startswith(f"{school}-")}
    return here | {id_ for id_ in world.register.children if world.register.school_of(id_, world.on) == school}
