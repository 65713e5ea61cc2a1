"""To whom a duty is owed: the children, adults and schools that a plan's `for_each` means in a period."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from careplan.domain import spells
from careplan.domain.calendar import Span
from careplan.domain.register import Register
from careplan.domain.spells import Spell
from careplan.records.plan import Duty


class Subject(NamedTuple):
    """One subject in one period: how many days it was there, and the last of them by the due day, else the first."""

    id: str
    days: int
    seen: date


class _Life(NamedTuple):
    """A school's time from opening to closing, as a spell."""

    from_: date
    until: date | None


def subjects(register: Register, kind: str, span: Span, due: date) -> Iterator[Subject]:
    """Yield everyone of a kind who was there on at least one day of a span, in the order of ids."""
    if kind == "township":
        yield Subject("township", span.length(), min(due, span.until))
        return
    for id_, lives in lives_of(register, kind):
        days = spells.days_within(lives, span.from_, span.until)
        if days:
            yield Subject(id_, days, _seen(lives, span, max(span.from_, min(due, span.until))))


def _seen(lives: Sequence[Spell], span: Span, due: date) -> date:
    """Return the last day in a span, by the due day, on which a subject was there; the first for one who came later."""
    last = spells.last_within(lives, span.from_, due)
    if last is None:
        return min(life.from_ for life in lives if life.from_ > due)
    return min(due, last.until or due)


def lives_of(register: Register, kind: str) -> Iterator[tuple[str, Sequence[Spell]]]:
    """Yield each subject of a kind with the spells in which it was there, in the order of ids."""
    ids: Mapping[str, object] = {"child": register.children, "staff": register.staff, "school": register.schools}[kind]
    yield from ((id_, life_of(register, kind, id_)) for id_ in sorted(ids))


def life_of(register: Register, kind: str, subject: str) -> Sequence[Spell]:
    """Return the spells in which a subject is there: on a register, in a post, or open; a township always is."""
    if kind == "child":
        return register.children[subject].enrolment
    if kind == "staff":
        return register.staff[subject].staff.posts
    if kind == "school":
        return (_Life(register.schools[subject].opened, register.schools[subject].closed),)
    return (_Life(date.min, None),)


def school_of(register: Register, kind: str, subject: str, day: date) -> str | None:
    """Return the school that answers for a subject on a day, None for the central office."""
    if kind == "child":
        return register.school_of(subject, day)
    if kind == "staff":
        return register.staff[subject].school
    return subject if kind == "school" else None


def holder_of(register: Register, duty: Duty, subject: str, day: date) -> str | None:
    """Return the adult whose duty it is on a day, None where nobody holds it or it is nobody's alone."""
    if "proxy_parent" in duty.owner:
        if duty.for_each == "staff":
            return subject
        proxy = register.proxy(subject, day) if duty.for_each == "child" else None
        return proxy.staff if proxy else None
    return subject if duty.for_each == "staff" and "staff" in duty.owner else None
