"""Two states of the records side by side: children, acts, other records, and what became of whose obligations."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from careplan.domain.act import Act
from careplan.domain.compare import Children, Comparison, compare
from careplan.domain.world import Filed, World
from careplan.records.base import Part

What: TypeAlias = Literal["added", "removed", "changed"]


class ActChange(NamedTuple):
    """A row that is new, gone or says something else; `columns` names what differs, never a value."""

    what: What
    row_id: str
    file: str
    kind: str
    day: str
    columns: tuple[str, ...]


class RecordChange(NamedTuple):
    """Another record that is new, gone or says something else: a plan, a rule, an adult, a guardian."""

    what: What
    kind: str
    file: str


class StateChange(NamedTuple):
    """An obligation that stands elsewhere; None for one that was not owed, or no longer is."""

    id: str
    school: str | None
    old: str | None
    new: str | None


class Difference(NamedTuple):
    """What differs between two states, the older first, both seen on one day."""

    children: Comparison
    acts: tuple[ActChange, ...]
    records: tuple[RecordChange, ...]
    states: tuple[StateChange, ...]


def difference(old: World, new: World, school: str | None = None) -> Difference:
    """Return what differs, of the township or of one school."""
    folder = f"schools/{school}/" if school else ""
    return Difference(
        children_of(old, new, school),
        tuple(change for change in _acts(old, new) if change.file.startswith(folder)),
        tuple(change for change in _records(old, new) if change.file.startswith(folder)),
        tuple(change for change in _states(old, new) if school in {None, change.school}),
    )


def children_of(old: World, new: World, school: str | None) -> Comparison:
    """Return what differs about the children, of the township or of one school."""
    mine = _of_school(old, school) | _of_school(new, school)
    before, after = ({id_: c for id_, c in _children(w).items() if school is None or id_ in mine} for w in (old, new))
    return compare(before, after, new.on)


def _children(world: World) -> Children:
    """Return the children by id, None for each whose file cannot be read."""
    files = (file for file in world.files if "/children/" in file)
    unread = {file.rpartition("/")[2].removesuffix(".yaml"): None for file in files}
    return unread | dict(world.register.children)


def _of_school(world: World, school: str | None) -> set[str]:
    here = {id_ for id_ in _children(world) if id_.startswith(f"{school}-")}
    return here | {id_ for id_ in world.register.children if world.register.school_of(id_, world.on) == school}


def _acts(old: World, new: World) -> Iterator[ActChange]:
    before, after = ({act.row_id: act for act in world.books.evidence.rows} for world in (old, new))
    for row_id in sorted({*before, *after}, key=lambda id_: _place(after.get(id_) or before[id_])):
        was, is_ = before.get(row_id), after.get(row_id)
        if was is None or is_ is None:
            act = is_ or before[row_id]
            yield ActChange("removed" if is_ is None else "added", row_id, act.file, act.kind, act.day.isoformat(), ())
        elif was.values != is_.values or was.file != is_.file:
            yield ActChange("changed", row_id, is_.file, is_.kind, is_.day.isoformat(), _columns(was, is_))


def _place(act: Act) -> tuple[str, int]:
    return act.file, act.line


def _columns(was: Act, is_: Act) -> tuple[str, ...]:
    names = dict.fromkeys([*is_.values, *was.values])
    return tuple(name for name in names if was.values.get(name) != is_.values.get(name))


def _records(old: World, new: World) -> Iterator[RecordChange]:
    before, after = _filed(old), _filed(new)
    for file in sorted({*before, *after}):
        was, is_ = before.get(file), after.get(file)
        if was is None or is_ is None:
            filed = is_ or before[file]
            yield RecordChange("removed" if is_ is None else "added", filed.kind, file)
        elif _said(was.record) != _said(is_.record):
            yield RecordChange("changed", is_.kind, file)


def _said(value: object) -> object:
    """Return what a record says, wherever in its file it says it."""
    if isinstance(value, Part):
        return {name: _said(found) for name, found in vars(value).items()}
    if isinstance(value, Mapping):
        return {name: _said(found) for name, found in value.items()}
    return [_said(found) for found in value] if isinstance(value, list | tuple) else value


def _filed(world: World) -> Mapping[str, Filed]:
    return {filed.file: filed for filed in world.filed if filed.kind != "child"}


def _states(old: World, new: World) -> Iterator[StateChange]:
    before, after = ({item.obligation.id: item for item in world.settlements} for world in (old, new))
    for id_ in sorted({*before, *after}):
        was, is_ = before.get(id_), after.get(id_)
        states = tuple(item.state.value if item else None for item in (was, is_))
        if states[0] != states[1]:
            item = is_ or before[id_]
            yield StateChange(id_, item.obligation.school, *states)
