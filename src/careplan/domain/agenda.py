"""What is owed next and by whom: overdue first, then what runs, then what opens soon; what nobody holds on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from careplan.domain.obligation import Obligation, Planned, Settlement, State
from careplan.domain.settlements import Whose, anybody
from careplan.domain.subjects import holder_of
from careplan.domain.whose import of_adult, of_one, of_school

if TYPE_CHECKING:
    from careplan.domain.world import World

By: TypeAlias = Literal["adult", "school", "child"]


class GroupKind(StrEnum):
    """Whose list it is; the order is that of printing."""

    UNASSIGNED = "unassigned"
    ADULT = "adult"
    SCHOOL = "school"
    CHILD = "child"
    OFFICE = "office"
    BODY = "body"


_RANK: Final = {kind: number for number, kind in enumerate(GroupKind)}
_URGENCY: Final = {State.OVERDUE: 0, State.OPEN: 1, State.MOVED: 1, State.UPCOMING: 2}


@dataclass(frozen=True, slots=True)
class Group:
    """One list: of an adult, a school, a child, the office or bodies outside the schools.

    `unassigned` goes by the school that must assign.
    """

    kind: GroupKind
    id: str
    items: tuple[Settlement, ...]

    def count(self, *states: State) -> int:
        """Return how many items are in one of some states."""
        return sum(item.state in states for item in self.items)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose agenda is asked for; None means everybody's."""

    adult: str | None = None
    school: str | None = None
    child: str | None = None


def agenda(world: "World", wanted: Wanted, by: By, days: int) -> tuple[Group, ...]:
    """Return what is owed on the day and what opens within some days, in lists.

    Left out: what is done, what cannot be done any more, what is not judged, and states that hold as they should.
    """
    found: dict[tuple[int, str], list[Settlement]] = {}
    for item in _owed(world, _whose(world, wanted), days):
        kind, id_ = _group(world, item, by)
        if _asked(item.obligation, wanted, kind, id_):
            found.setdefault((_RANK[kind], id_), []).append(item)
    kinds = list(GroupKind)
    return tuple(
        Group(kinds[rank], id_, tuple(sorted(items, key=_order))) for (rank, id_), items in sorted(found.items())
    )


def _owed(world: "World", whose: Whose, days: int) -> Iterator[Settlement]:
    """Yield what waits to be done; of a state that must hold only that it does not, and what opens later not yet."""
    soon = world.on + timedelta(days=days)
    ask = world.settlements.among
    yield from ask(lambda o: o.duty.judge == "duty", {State.OVERDUE}, whose)
    yield from ask(_is_act, {State.OPEN, State.MOVED}, whose)
    yield from ask(lambda o: _is_act(o) and o.opens <= soon, {State.UPCOMING}, whose)


def _is_act(planned: Planned) -> bool:
    return planned.duty.judge == "duty" and planned.duty.holds is None


def _whose(world: "World", wanted: Wanted) -> Whose:
    """Return of whom to ask: of no more than the narrowest that is wanted."""
    if wanted.child is not None:
        return of_one(wanted.child)
    if wanted.adult is not None:
        return of_adult(world.register, wanted.adult)
    return anybody if wanted.school is None else of_school(world.register, wanted.school)


def holder_now(world: "World", obligation: Obligation) -> str | None:
    """Return who can do it from now on: whoever holds it today, or once it opens.

    Of a child who is no longer on the register it is whoever held it last.
    """
    duty, subject = obligation.duty, obligation.subject
    gone = duty.for_each == "child" and world.register.enrolment(subject, world.on) is None
    if gone or world.on < obligation.opens:
        return obligation.holder
    return holder_of(world.register, duty, subject, world.on)


def _group(world: "World", item: Settlement, by: By) -> tuple[GroupKind, str]:
    o = item.obligation
    if by == "child" and o.duty.for_each == "child":
        return GroupKind.CHILD, o.subject
    if o.duty.of_bodies:
        return GroupKind.BODY, " | ".join(o.duty.owner)
    if o.school is None or o.duty.owner == ["central_office"]:
        return GroupKind.OFFICE, ""
    holder = holder_now(world, o) if by == "adult" else None
    if holder:
        return GroupKind.ADULT, holder
    if by == "adult" and o.duty.for_each == "child" and o.duty.owner == ["proxy_parent"]:
        return GroupKind.UNASSIGNED, o.school
    return GroupKind.SCHOOL, o.school


def _asked(obligation: Obligation, wanted: Wanted, kind: GroupKind, id_: str) -> bool:
    if wanted.adult is not None and (kind, id_) != (GroupKind.ADULT, wanted.adult):
        return False
    if wanted.school is not None and obligation.school != wanted.school:
        return False
    return wanted.child is None or obligation.subject == wanted.child


def _order(item: Settlement) -> tuple[object, ...]:
    o = item.obligation
    day = o.opens if item.state is State.UPCOMING else o.due
    return _URGENCY[item.state], day, o.duty.id, o.period.label, o.subject


def together(items: tuple[Settlement, ...]) -> Iterator[tuple[Settlement, ...]]:
    """Yield items that differ in nothing but the subject as one, in order."""
    found: dict[tuple[object, ...], list[Settlement]] = {}
    for item in items:
        o = item.obligation
        key = item.state, o.duty.id, o.period.label, o.opens, o.due, o.closes, item.progress
        found.setdefault(key, []).append(item)
    yield from map(tuple, found.values())
