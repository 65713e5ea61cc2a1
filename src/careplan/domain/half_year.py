"""A half year's census whole: stock and flow, moves, every child, and the identities that hold them together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from careplan.domain.account import (
    ON_REGISTER,
    Account,
    Standing,
    accounts,
    closing_days,
    ever,
    excused,
    last_day,
)
from careplan.domain.calendar import Span
from careplan.domain.census import CensusEntry, Difference, differences, half_year_named
from careplan.domain.flow import FAULTY, Change, Flow, Move, changes, flows, moves, total
from careplan.domain.world import World

Sum: TypeAlias = Literal["stock_and_flow", "standings", "every_child", "schools", "moves"]


class Identity(NamedTuple):
    """A sum that must come out: signed parts and the total, each with the name of its figure."""

    name: Sum
    school: str | None
    """A school's id, None for the township."""
    parts: tuple[tuple[str, int], ...]
    total: tuple[str, int]

    @property
    def holds(self) -> bool:
        """Whether the parts add up to the total."""
        return sum(value for _, value in self.parts) == self.total[1]


class Contradiction(NamedTuple):
    """A line of a sheet that says something else than the register, as of the day of the visit."""

    entry: CensusEntry
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Census:
    """A half year as known on a day. Every figure is as of `until`: that day, or the half year's last if it is over."""

    period: str
    from_: date
    until: date
    on: date
    over: bool
    """Whether the half year's last day has come."""
    flows: tuple[Flow, ...]
    township: Flow
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    accounts: tuple[Account, ...]
    contradictions: tuple[Contradiction, ...]
    identities: tuple[Identity, ...]
    unreadable: tuple[str, ...] = ()
    """Files of children that cannot be read: those children are in no figure."""

    def standing(self, standing: Standing, school: str | None = None) -> list[Account]:
        """Return the children who stand somewhere, of one school or of the township."""
        return [a for a in self.accounts if a.standing is standing and school in {None, a.school}]

    @property
    def broken(self) -> list[Identity]:
        """The identities that do not hold."""
        return [identity for identity in self.identities if not identity.holds]

    @property
    def faulty_moves(self) -> list[Move]:
        """The moves whose two ends do not agree."""
        return [move for move in self.moves if move.state in FAULTY]


class NotBegunError(ValueError):
    """A half year that begins after the day on which one looks."""


def census_of(world: World, label: str) -> Census:
    """Return a half year's census as known on the world's day.

    Raises ValueError for a word that names no half year, NotBegunError for one that has not begun.
    """
    span = _begun(label, world.on)
    until = min(span.until, world.on)
    register = world.register
    changed = changes(register, span.from_, until)
    parts = flows(register, span.from_, until, changed)
    visits = visits_of(world, label, span)
    waived = excused(world.books, world.settlements, label)
    counted = accounts(register, Span(span.from_, until), visits, waived)
    moved = moves(register, span.from_, until)
    whole = total(parts)
    said = (Contradiction(entry, differences(register, entry)) for entry in visits)
    return Census(
        period=label,
        from_=span.from_,
        until=until,
        on=world.on,
        over=world.on >= span.until,
        flows=tuple(parts),
        township=whole,
        changes=tuple(changed),
        moves=tuple(moved),
        accounts=tuple(counted),
        contradictions=tuple(c for c in said if c.differences),
        identities=(
            *_of_stock(parts, whole),
            *_of_children(counted, parts, whole),
            _whole(world, counted, span.from_, until),
            _of_schools(world, parts, until),
            _of_moves(changed, moved, span.from_),
        ),
        unreadable=_unreadable(world),
    )


def _unreadable(world: World) -> tuple[str, ...]:
    read = {filed.file for filed in world.of_kind("child")}
    return tuple(file for file in world.files if "/children/" in file and file not in read)


def _begun(label: str, on: date) -> Span:
    span = half_year_named(label)
    if span is None:
        raise ValueError(label)
    if span.from_ > on:
        raise NotBegunError(label)
    return span


def visits_of(world: World, label: str, span: Span) -> list[CensusEntry]:
    """Return the lines of a half year that record a visit in its time, by the world's day."""
    closing = closing_days(world.books, world.settlements)
    last = min(world.on, last_day(label, span, closing))
    return [
        entry
        for entry in world.census
        if entry.period == label and entry.visit and span.from_ <= entry.visit.day <= last
    ]


def _of_stock(parts: list[Flow], whole: Flow) -> Iterator[Identity]:
    for part in (*parts, whole):
        yield Identity(
            "stock_and_flow",
            part.school,
            (("opening", len(part.opening)), ("arrivals", part.came), ("departures", -part.went)),
            ("closing", len(part.closing)),
        )


def _of_children(counted: list[Account], parts: list[Flow], whole: Flow) -> Iterator[Identity]:
    for part in (*parts, whole):
        of = [a for a in counted if part.school in {None, a.school}]
        figures = tuple((s.value, sum(a.standing is s for a in of)) for s in ON_REGISTER)
        yield Identity("standings", part.school, figures, ("closing", len(part.closing)))


def _whole(world: World, counted: list[Account], first: date, last: date) -> Identity:
    figures = tuple((s.value, sum(a.standing is s for a in counted)) for s in (*ON_REGISTER, Standing.LEFT))
    return Identity("every_child", None, figures, ("ever", len(ever(world.register, first, last))))


def _of_schools(world: World, parts: list[Flow], last: date) -> Identity:
    figures = tuple((part.school or "", len(part.closing)) for part in parts)
    return Identity("schools", None, figures, ("closing", len(world.register.on_register(last))))


def _of_moves(changed: list[Change], moved: list[Move], first: date) -> Identity:
    ends = [change.way for change in changed if change.inside]
    before = sum(move.out_on is not None and move.out_on < first for move in moved)
    after = sum(move.state == "under_way" for move in moved)
    return Identity(
        "moves",
        None,
        (("moved_out_inside", ends.count("out")), ("under_way_before", before), ("under_way_after", -after)),
        ("moved_in_inside", ends.count("in")),
    )
