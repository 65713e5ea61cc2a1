"""Facts with a from and an until."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Protocol, TypeVar

FOREVER: Final = date.max


class Spell(Protocol):
    """Something that holds from one day until another, both included; no until means it still holds."""

    @property
    def from_(self) -> date:
        """The first day."""

    @property
    def until(self) -> date | None:
        """The last day, None while it lasts."""


class Dated(Protocol):
    """Something that holds from a day until the next entry of its kind."""

    @property
    def from_(self) -> date:
        """The first day."""


S = TypeVar("S", bound=Spell)
D = TypeVar("D", bound=Dated)


def on(spells: Sequence[S], day: date) -> S | None:
    """Return the spell in force on a day; the one that began last where several are."""
    found = None
    for spell in spells:
        if spell.from_ <= day and (spell.until is None or day <= spell.until):
            found = spell if found is None or spell.from_ >= found.from_ else found
    return found


def latest(entries: Iterable[D], day: date) -> D | None:
    """Return the entry that holds on a day: the last one that began by then."""
    found = None
    for entry in entries:
        if entry.from_ <= day and (found is None or entry.from_ >= found.from_):
            found = entry
    return found


def last_within(spells: Sequence[S], first: date, last: date) -> S | None:
    """Return the spell in force on the last day of a window, or the last one before it that touches the window."""
    best = None
    for spell in spells:
        if spell.from_ <= last and (spell.until or FOREVER) >= first:
            key = (min(spell.until or FOREVER, last), spell.from_)
            if best is None or key >= (min(best.until or FOREVER, last), best.from_):
                best = spell
    return best


def days_within(spells: Sequence[S], first: date, last: date) -> int:
    """Return on how many days of a window one of the spells holds."""
    total, reached = 0, first
    for spell in sorted(spells, key=lambda spell: spell.from_):
        start, end = max(spell.from_, reached), min(spell.until or last, last)
        if start <= end:
            total += (end - start).days + 1
            reached = date.fromordinal(end.toordinal() + 1)
    return total


def overlapping(spells: Sequence[Spell]) -> Iterator[tuple[int, int]]:
    """Yield the positions of each spell that still holds when a later one begins, and of that later one."""
    reached: int | None = None
    for at in sorted(range(len(spells)), key=lambda at: spells[at].from_):
        if reached is not None and (spells[reached].until or FOREVER) >= spells[at].from_:
            yield reached, at
        if reached is None or (spells[at].until or FOREVER) >= (spells[reached].until or FOREVER):
            reached = at


def first_gap(spells: Sequence[Spell], first: date, last: date) -> date | None:
    """Return the first day of a window on which none of the spells holds, None if there is no such day."""
    day = first
    for spell in sorted(spells, key=lambda spell: spell.from_):
        if spell.from_ > day or day > last:
            break
        if spell.until is None:
            return None
        day = max(day, spell.until + timedelta(days=1))
    return day if day <= last else None
