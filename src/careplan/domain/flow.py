"""Stock and flow (期初、增加、减少、期末): who came to a school's register, who left it, and that the numbers agree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple, TypeAlias

from careplan.domain.register import Register
from careplan.records.child import Enrolment
from careplan.text import Text

Reason: TypeAlias = Literal[
    "new",
    "moved_in",
    "resumed",
    "moved_out",
    "finished",
    "dropped_out",
    "left_with_parents",
    "parents_back",
    "turned_16",
    "died",
    "correction",
    "unstated",
]
ARRIVALS: Final[tuple[Reason, ...]] = ("new", "moved_in", "resumed")
DEPARTURES: Final[tuple[Reason, ...]] = (
    "moved_out",
    "finished",
    "dropped_out",
    "left_with_parents",
    "parents_back",
    "turned_16",
    "died",
    "correction",
    "unstated",
)
REASON_WORDS: Final[Mapping[Reason, Text]] = {
    "new": Text("新增", "new"),
    "moved_in": Text("转入", "moved in"),
    "resumed": Text("复学", "resumed"),
    "moved_out": Text("转出", "moved out"),
    "finished": Text("毕业", "finished"),
    "dropped_out": Text("辍学", "dropped out"),
    "left_with_parents": Text("随迁", "left with the parents"),
    "parents_back": Text("返乡", "parents back"),
    "turned_16": Text("满16", "turned 16"),
    "died": Text("死亡", "died"),
    "correction": Text("更正", "correction"),
    "unstated": Text("未写事由", "no reason given"),
}
"""The words of the change table (变动情况表)."""
OUTSIDE: Final = "outside"
_DAY: Final = timedelta(days=1)


class Change(NamedTuple):
    """One child's way onto a school's register or off it.

    `day` is written in the record: the first day on the register or the last one. `other` is where from or where
    to: a school's id, `outside`, or None where nobody wrote it down.
    """

    day: date
    child: str
    way: Literal["out", "in"]
    school: str
    reason: Reason
    other: str | None

    @property
    def inside(self) -> bool:
        """Whether it is one end of a move between two schools of the township."""
        return self.reason in {"moved_in", "moved_out"} and self.other not in {None, OUTSIDE}


def changes(register: Register, first: date, last: date) -> list[Change]:
    """Return every arrival and departure from one day to another, by day, child and way, the way out first.

    A child is on the register on its last day, so the departure counts on the day after: whoever leaves with
    30 June as the last day is in the stock of that day.
    """
    found = []
    for child, record in register.children.items():
        for spell in record.enrolment:
            if first <= spell.from_ <= last:
                found.append(Change(spell.from_, child, "in", spell.school, spell.began, spell.came_from))
            if spell.until is not None and first - _DAY <= spell.until < last:
                reason = spell.ended or "unstated"
                found.append(Change(spell.until, child, "out", spell.school, reason, spell.went_to))
    return sorted(found, key=lambda c: (c.day, c.child, c.way == "in", c.school))


@dataclass(frozen=True, slots=True)
class Flow:
    """A school's half year, or the township's: who was there before it, what changed, who was there at its end."""

    school: str | None
    """A school's id, None for the township."""
    opening: tuple[str, ...]
    arrivals: Mapping[Reason, int]
    departures: Mapping[Reason, int]
    closing: tuple[str, ...]
    odd: tuple[str, ...] = ()
    """The children whose own arrivals and departures do not lead from the opening to the closing stock."""

    @property
    def came(self) -> int:
        """How many arrived."""
        return sum(self.arrivals.values())

    @property
    def went(self) -> int:
        """How many departed."""
        return sum(self.departures.values())


def flows(register: Register, first: date, last: date, changed: Sequence[Change]) -> list[Flow]:
    """Return each school's flow from one day to another, in the order of ids; `changed` are the changes between them.

    A school is listed when it was open on one of the days, had a child before them, or saw a change.
    """
    before = _stock(register, first - _DAY)
    after = _stock(register, last)
    open_ = {
        id_
        for id_, school in register.schools.items()
        if school.opened <= last and (school.closed is None or school.closed >= first)
    }
    by_school: dict[str, list[Change]] = {}
    for change in changed:
        by_school.setdefault(change.school, []).append(change)
    return [
        _flow(school, before.get(school, []), by_school.get(school, []), after.get(school, []))
        for school in sorted({*open_, *before, *after, *by_school})
    ]


def total(parts: Iterable[Flow]) -> Flow:
    """Return the township's flow: the sum of its schools'."""
    every = list(parts)
    return Flow(
        school=None,
        opening=tuple(sorted(child for part in every for child in part.opening)),
        arrivals=_sum(part.arrivals for part in every),
        departures=_sum(part.departures for part in every),
        closing=tuple(sorted(child for part in every for child in part.closing)),
        odd=tuple(sorted({child for part in every for child in part.odd})),
    )


def _sum(parts: Iterable[Mapping[Reason, int]]) -> Mapping[Reason, int]:
    summed: Counter[Reason] = Counter()
    for part in parts:
        summed.update(part)
    return dict(summed)


def _stock(register: Register, day: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in sorted(register.children):
        school = register.school_of(child, day)
        if school:
            found.setdefault(school, []).append(child)
    return found


def _flow(school: str, opening: list[str], changed: list[Change], closing: list[str]) -> Flow:
    balance = Counter(opening)
    for change in changed:
        balance[change.child] += 1 if change.way == "in" else -1
    balance.subtract(closing)
    return Flow(
        school=school,
        opening=tuple(opening),
        arrivals=dict(Counter(c.reason for c in changed if c.way == "in")),
        departures=dict(Counter(c.reason for c in changed if c.way == "out")),
        closing=tuple(closing),
        odd=tuple(sorted(child for child, left in balance.items() if left)),
    )


MoveState: TypeAlias = Literal["arrived", "under_way", "not_arrived", "no_departure", "ends_differ"]


class Move(NamedTuple):
    """A move between two schools of the township, entered twice: as a way out here and as a way in there.

    The first four say what the school that was left wrote, or found; the last three what the other wrote.
    """

    child: str
    out_of: str | None
    out_on: date | None
    to: str | None
    into: str | None
    in_on: date | None
    from_: str | None
    state: MoveState


FAULTY: Final = frozenset({"not_arrived", "no_departure", "ends_differ"})


def moves(register: Register, first: date, last: date) -> list[Move]:
    """Return the moves inside the township of which one end lies between two days, by child.

    A child who left for another school of the township and is not there yet is under way for as many days as the
    township allows (`arrival_days`), then lost, and stays on the list until somebody writes where the child is.
    """
    allowed = register.township.readings.arrival_days
    found = []
    for child in sorted(register.children):
        spells = sorted(register.children[child].enrolment, key=lambda spell: spell.from_)
        for before, after in zip([None, *spells], [*spells, None], strict=True):
            move = _move(child, before, after, last, allowed)
            if move and _concerns(move, first, last):
                found.append(move)
    return found


def _concerns(move: Move, first: date, last: date) -> bool:
    if move.in_on is None:
        return move.out_on is not None
    return first <= move.in_on <= last or (move.out_on is not None and first <= move.out_on <= last)


def _move(child: str, before: Enrolment | None, after: Enrolment | None, last: date, arrival_days: int) -> Move | None:
    left = before if before and before.ended == "moved_out" and _school(before.went_to) else None
    came = after if after and after.began == "moved_in" and _school(after.came_from) else None
    if left is None or left.until is None or left.until >= last:
        if came is None or came.from_ > last:
            return None
        return Move(child, None, None, None, came.school, came.from_, came.came_from, "no_departure")
    out_on = left.until + _DAY
    if after is None or after.from_ > last:
        lost = (last - out_on).days > arrival_days
        state: MoveState = "not_arrived" if lost else "under_way"
        return Move(child, left.school, out_on, left.went_to, None, None, None, state)
    agree = came is not None and came.school == left.went_to and came.came_from == left.school
    return Move(
        child,
        left.school,
        out_on,
        left.went_to,
        after.school,
        after.from_,
        after.came_from,
        "arrived" if agree else "ends_differ",
    )


def _school(other: str | None) -> bool:
    return other is not None and other != OUTSIDE
