"""Whether a state holds: of a subject itself, or of enough of those whom a duty covers; and when that may change."""

from collections.abc import Iterable, Iterator
from datetime import date

from careplan.domain.calendar import Span
from careplan.domain.changes import changes, edges, listed_days
from careplan.domain.cover import need_of, to_cover
from careplan.domain.facts import hold
from careplan.domain.register import Register
from careplan.domain.subjects import life_of
from careplan.records.duty_parts import Subject
from careplan.records.plan import Duty


def held(register: Register, duty: Duty, subject: str, day: date) -> bool:
    """Return whether what a duty asks for is so on a day; of a set, whether it is so of enough of its members."""
    if duty.cover is None:
        return hold(register, duty.for_each, subject, day, duty.holds or [])
    members = to_cover(register, duty, subject, day)
    having = sum(hold(register, duty.held_by, one, day, duty.holds or []) for one in members)
    return having >= need_of(register, duty, subject, day, members)


def lacking(register: Register, duty: Duty, subject: str, day: date) -> list[str]:
    """Return those of a set of whom it is not so on a day, in the order of ids; nobody where no set is covered."""
    members = sorted(to_cover(register, duty, subject, day))
    return [one for one in members if not hold(register, duty.held_by, one, day, duty.holds or [])]


def whose(register: Register, duty: Duty, subject: str, day: date) -> tuple[Subject, str]:
    """Return kind and id of whose record lacks it on a day: of a set the first who is without it, else the subject."""
    without = lacking(register, duty, subject, day) if duty.cover else []
    return (duty.held_by, without[0]) if without else (duty.for_each, subject)


def turns(register: Register, duty: Duty, subject: str, span: Span) -> set[date]:
    """Return the days inside a span on which the duty may begin or cease to be about a subject, or to hold."""
    kind, cover, holds = duty.for_each, duty.cover, duty.holds or []
    if cover is None:
        return set(changes(register, kind, subject, span, duty.where, holds))
    found = set(changes(register, kind, subject, span, duty.where))
    for one in _ever_in(register, duty, subject):
        found.update(changes(register, duty.held_by, one, span, cover.where, holds))
        found.update(day for day in _moves(register, duty, one) if span.from_ < day <= span.until)
    return found


def _ever_in(register: Register, duty: Duty, subject: str) -> Iterable[str]:
    """Return everyone who may ever be in the set that a duty covers."""
    kind = duty.held_by
    if kind == "school":
        return register.schools
    if kind == "staff":
        return (id_ for id_, one in register.staff.items() if duty.for_each == "township" or one.school == subject)
    children = frozenset(register.children) if duty.for_each == "township" else register.ever_of(duty.for_each, subject)
    if kind == "child":
        return children
    every = register.families if kind == "family" else register.classes
    return (one for one in every if children & register.ever_of(kind, one))


def _moves(register: Register, duty: Duty, member: str) -> Iterator[date]:
    """Yield the days on which somebody may come into the set or leave it."""
    yield from edges(life_of(register, duty.held_by, member))
    if duty.held_by == "child":
        yield from listed_days(register.children[member], ("placements", "guardians", "proxy"))
    elif duty.held_by == "staff":
        yield from listed_days(register.staff[member].staff, ("proxy_parent",))
