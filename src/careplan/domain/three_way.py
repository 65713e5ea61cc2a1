"""Two people's changes of one record brought together: key by key, entry by entry, row by row."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, TypeAlias

Choice: TypeAlias = Literal["mine", "theirs", "both"]
Step: TypeAlias = tuple[str, ...]
"""Where a value stands: keys, and for an entry of a list, in brackets, what tells it from the others."""
Decide: TypeAlias = Callable[[Step, Any, Any], Choice]
"""Whose value counts where both changed the same: asked with the place, ours and theirs, GONE where it was deleted."""
Rows: TypeAlias = Mapping[str, Mapping[str, str]]
"""The rows of a table by their key."""


class _Gone:
    """Stands for what is not there."""

    def __repr__(self) -> str:
        return "GONE"


GONE: Final = _Gone()
_WHEN: Final = ("id", "from", "date", "on", "approved")
_WHO: Final = ("who", "school", "guardian", "staff", "purpose", "topic", "kind")


def merged(base: Any, ours: Any, theirs: Any, decide: Decide, at: Step = ()) -> Any:  # noqa: ANN401 nested text
    """Return a record with both sides' changes since `base`; any of the three may be GONE.

    Where one side alone changed something that counts; where both did, maps and lists are taken apart, and of a plain
    value `decide` says whose it is.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _maps(base if isinstance(base, dict) else {}, ours, theirs, decide, at)
    if isinstance(ours, list) and isinstance(theirs, list):
        return _lists(base if isinstance(base, list) else [], ours, theirs, decide, at)
    return theirs if decide(at, ours, theirs) == "theirs" else ours


def _maps(base: Any, ours: Any, theirs: Any, decide: Decide, at: Step) -> dict[str, Any]:  # noqa: ANN401 as above
    found = {}
    for key in dict.fromkeys([*ours, *theirs]):
        value = merged(base.get(key, GONE), ours.get(key, GONE), theirs.get(key, GONE), decide, (*at, key))
        if value is not GONE:
            found[key] = value
    return found


def _lists(base: Any, ours: Any, theirs: Any, decide: Decide, at: Step) -> list[Any]:  # noqa: ANN401 as above
    before, mine, other = ({f"[{label}]": one for label, one in named(some).items()} for some in (base, ours, theirs))
    return list(_maps(before, mine, other, decide, at).values())


def named(entries: Iterable[Any]) -> dict[str, Any]:
    """Return the entries of a list by what tells each from the others: its id or day, and whom it is about."""
    found: dict[str, Any] = {}
    for entry in entries:
        name = label = _label(entry)
        number = 1
        while label in found:
            number += 1
            label = f"{name} #{number}"
        found[label] = entry
    return found


def _label(entry: Any) -> str:  # noqa: ANN401 as above
    if not isinstance(entry, dict):
        return str(entry)
    parts = (next((str(entry[key]) for key in keys if entry.get(key)), "") for keys in (_WHEN, _WHO))
    return " ".join(part for part in parts if part)


def merged_rows(base: Rows, ours: Rows, theirs: Rows, decide: Decide, fresh: Callable[[], str]) -> dict[str, Any]:
    """Return the rows of a table with both sides' changes since `base`, cell by cell.

    A row of which both changed the same cell, or that one side deleted, is decided on once, as a whole; "both" keeps
    theirs as another row, under a key that `fresh` gives.
    """
    found: dict[str, Any] = {}
    for key in dict.fromkeys([*ours, *theirs]):
        mine, other = ours.get(key, GONE), theirs.get(key, GONE)
        clashing: list[str] = []
        row = merged(base.get(key, GONE), mine, other, _noted(clashing))
        if clashing:
            choice = decide((key, *(name for name in clashing if name)), mine, other)
            if choice == "theirs":
                row = merged(base.get(key, GONE), other, mine, _noted([]))
            if choice == "both" and other is not GONE:
                found[fresh()] = other
        if row is not GONE:
            found[key] = row
    return found


def _noted(places: list[str]) -> Decide:
    """Return a decision for our side that notes what was to be decided."""

    def decide(at: Step, _ours: object, _theirs: object) -> Choice:
        places.append(".".join(at))
        return "mine"

    return decide
