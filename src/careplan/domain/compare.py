"""Two states of the register side by side: who is new, gone or moved, and which facts about whom differ."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from careplan.domain import spells
from careplan.records.child import Child
from careplan.records.privacy import is_clear

_WHEN: Final = ("from", "date", "on")
_WHO: Final = ("who", "school", "guardian", "staff", "purpose")

Key: TypeAlias = tuple[str, str]
Children: TypeAlias = Mapping[str, "Child | None"]
"""Children by id; None for one whose file cannot be read."""


class Fact(NamedTuple):
    """A fact that differs: its field, which entry of a list, and both values; a private field's are never told."""

    child: str
    field: str
    entry: str
    old: str | None
    new: str | None
    private: bool


class Moved(NamedTuple):
    """A child who is at another school."""

    child: str
    old: str
    new: str


class Comparison(NamedTuple):
    """What differs between two states of the register, the older first."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    """Children whose files are there no more: a fault, for a record is never deleted, and no departure."""
    unreadable: tuple[str, ...]
    """Children who cannot be compared: in one state or both their file cannot be read."""
    moved: tuple[Moved, ...]
    facts: tuple[Fact, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not any(self)


def compare(old: Children, new: Children, on: date) -> Comparison:
    """Return what differs between two states, both seen on one day."""
    both = sorted(old.keys() & new.keys())
    pairs = [(id_, old[id_], new[id_]) for id_ in both]
    known = [(id_, before, after) for id_, before, after in pairs if before and after]
    moved = []
    for id_, before, after in known:
        was, is_ = spells.on(before.enrolment, on), spells.on(after.enrolment, on)
        if was and is_ and was.school != is_.school:
            moved.append(Moved(id_, was.school, is_.school))
    return Comparison(
        added=tuple(sorted(new.keys() - old.keys())),
        gone=tuple(sorted(old.keys() - new.keys())),
        unreadable=tuple(id_ for id_, before, after in pairs if before is None or after is None),
        moved=tuple(moved),
        facts=tuple(fact for id_, before, after in known if before != after for fact in _facts(id_, before, after)),
    )


def _facts(child: str, before: Child, after: Child) -> Iterator[Fact]:
    old, new = dict(_flat(before)), dict(_flat(after))
    for field, entry in sorted(old.keys() | new.keys()):
        was, is_ = old.get((field, entry)), new.get((field, entry))
        if was != is_:
            clear = is_clear("child", tuple(field.split(".")))
            yield Fact(child, field, entry, was if clear else None, is_ if clear else None, not clear)


def _flat(child: Child) -> Iterator[tuple[Key, str]]:
    """Yield every value of a child's record, with its field and the entry of the list in which it stands."""
    for field, value in child.model_dump(by_alias=True).items():
        if isinstance(value, list):
            yield from _entries(field, value)
        elif value is not None:
            yield (field, ""), _said(value)


def _entries(field: str, entries: list[dict[str, object]]) -> Iterator[tuple[Key, str]]:
    seen: dict[str, int] = {}
    for entry in entries:
        name = _name(field, entry)
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} #{seen[name]}"
        for key, value in entry.items():
            if value is not None:
                yield (f"{field}.{key}", label), _said(value)


def _name(field: str, entry: Mapping[str, object]) -> str:
    """Return what tells an entry from the others of its list: its day, and who or where; clear fields alone."""
    known = {key: value for key, value in entry.items() if value and is_clear("child", (field, key))}
    names = (next((_said(known[key]) for key in keys if key in known), "") for keys in (_WHEN, _WHO))
    return " ".join(part for part in names if part)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
