"""Faults that the reader finds, and which of them leave a file readable."""

from careplan.records.place import Fact, Fault, Place
from careplan.text import Text

# A file with only these faults is still read: what was meant is not in doubt.
MILD = frozenset(
    {
        "byte-order-mark",
        "decomposed-letters",
        "fullwidth-letters",
        "hash-swallows-text",
        "lookalike-letters",
        "padded-text",
        "text-forced-cell",
    }
)

AT_MOST = 20


def fault(rule: str, place: Place, **facts: Fact) -> Fault:
    """Return a fault of one rule at one place."""
    return Fault(rule, place, facts)


def at(file: str, text: str, index: int) -> Place:
    """Return the place of a character of a text with plain newlines; index from 0, line and column from 1."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def unreadable(place: Place, reason: Text, advice: Text) -> Fault:
    """Return the fault of a file whose content is not to be had."""
    return fault("unreadable-file", place, reason=reason, advice=advice)


TOO_BIG = (
    Text(zh="它超过 1 MB，不会是一份记录", en="it is larger than 1 MB, too large for a record"),
    Text(zh="请移出 `records/`，或按月分开", en="Move it out of `records/`, or split it by month"),
)


def refuses(faults: list[Fault]) -> bool:
    """Tell whether one of these faults leaves the file unreadable."""
    return any(found.rule not in MILD for found in faults)


def few(faults: list[Fault]) -> list[Fault]:
    """Return at most twenty faults of each rule, each once, in the order of their places."""
    seen: dict[str, int] = {}
    kept: list[Fault] = []
    for found in sorted(faults, key=lambda one: (one.place, one.rule)):
        if kept and kept[-1][:2] == found[:2]:
            continue
        seen[found.rule] = seen.get(found.rule, 0) + 1
        if seen[found.rule] <= AT_MOST:
            kept.append(found)
    return kept


def shown(name: str) -> Fact:
    """Return a key or column name when it can only be a field's name; anything else could be a person's."""
    if name.isascii() and name.isidentifier() and len(name) <= 40:  # noqa: PLR2004
        return name
    return Text(zh="（一个名称）", en="(a name)")


class Refusal(Exception):  # noqa: N818
    """Reading stops here: what follows could not be trusted."""

    def __init__(self, found: Fault) -> None:
        """Carry the fault that ends the reading."""
        super().__init__(found.rule)
        self.fault = found
