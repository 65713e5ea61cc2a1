"""Settle (结算): the one place that decides what is owed, met, late or missed. Everything else reads settlements."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from careplan.domain.act import Act
from careplan.domain.calendar import Calendar, Span
from careplan.domain.evidence import Evidence
from careplan.domain.obligation import OWING, Obligation, Settlement, State
from careplan.domain.period import Period, periods
from careplan.domain.register import Register
from careplan.domain.ruling import Rulings
from careplan.domain.sound import sound_duties
from careplan.records.acts import ActKind
from careplan.records.plan import Duty, Plan, act_kinds

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Books:
    """What settling needs: who, what is owed, when, and what was done."""

    register: Register
    plans: tuple[Plan, ...]
    calendar: Calendar
    evidence: Evidence

    def in_force(self, plan: Plan, duty: Duty) -> Span:
        """Return the days on which a duty is in force; the last may lie before the first, and then it never is."""
        valid = duty.valid or plan.valid
        return Span(max(valid.from_, plan.valid.from_), min(valid.until, plan.valid.until))

    def periods(self, plan: Plan, duty: Duty) -> list[Period]:
        """Return the periods of a duty that begin while it is in force in a plan.

        Where the next plan carries the duty on, a period that both ask for is one, and the plan's in which it begins.
        """
        span = self.in_force(plan, duty)
        if duty.every.unit in {"once", "stay"}:  # of a stay, the part that lies in the plan
            return periods(replace(duty.every, unit="once"), span, self.calendar, "end")
        whole = self._carried_on(duty, span)
        found = periods(duty.every, whole, self.calendar, self.register.township.month_closes)
        return [period for period in found if span.holds(period.start)]

    def _carried_on(self, duty: Duty, span: Span) -> Span:
        """Return the days on which a duty is in force without a break, in one plan after the other."""
        spans = sorted(
            self.in_force(plan, other)
            for plan in self.plans
            for other in plan.duties
            if (other.id, other.every, other.for_each) == (duty.id, duty.every, duty.for_each)
        )
        first, last = span
        for other in spans:
            last = other.until if other.from_ == last + _DAY else last
        for other in reversed(spans):
            first = other.from_ if other.until == first - _DAY else first
        return Span(first, last)

    @cached_property
    def kinds(self) -> Mapping[str, ActKind]:
        """Every kind of act that a row may be, by its word."""
        return act_kinds(self.plans)

    @cached_property
    def rivals(self) -> Mapping[str, tuple[Duty, ...]]:
        """For each duty's id, the duties, itself among them, that one and the same act could pay."""
        duties = [duty for plan in self.plans for duty in plan.duties]
        found: dict[str, dict[int, Duty]] = {duty.id: {} for duty in duties}
        for duty in duties:
            found[duty.id].update((id(other), other) for other in duties if _rival(duty, other))
        return {name: tuple(others.values()) for name, others in found.items()}

    def wanted(self, duty: Duty, act: Act) -> int:
        """Return how many other duties an act could pay."""
        others = (other for other in self.rivals[duty.id] if other.id != duty.id)
        return len({other.id for other in others if any(act.shows(proof) for proof in other.proof or ())})

    @cached_property
    def rulings(self) -> Rulings:
        """The waivers and moved dates on record."""
        return Rulings(self.evidence, self.register)


class Settlements(Sequence[Settlement]):
    """Every settlement of some books on a day, in a fixed order."""

    def __init__(self, items: Iterable[Settlement], on: date) -> None:
        """Sort by due day, duty, subject and period."""
        self.on = on
        self._items = sorted(items, key=_order)
        self._by_key: dict[tuple[str, str], list[Settlement]] = {}
        self._by_start: dict[tuple[str, str], list[Settlement]] = {}
        for item in self._items:
            key = item.obligation.duty.id, item.obligation.subject
            self._by_key.setdefault(key, []).append(item)

    def __len__(self) -> int:
        """Return how many obligations there are."""
        return len(self._items)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204 Sequence's two overloads
        """Return one settlement, or several."""
        return self._items[index]

    def __iter__(self) -> Iterator[Settlement]:
        """Yield them in order."""
        return iter(self._items)

    @cached_property
    def owing(self) -> Sequence[Settlement]:
        """Every settlement in which somebody has been let down so far, in order."""
        return tuple(item for item in self._items if item.state in OWING)

    def of(self, duty: str, subject: str) -> Sequence[Settlement]:
        """Return the settlements of one duty towards one subject, by due day."""
        return self._by_key.get((duty, subject), ())

    def subjects(self, duty: str) -> Sequence[str]:
        """Return everyone towards whom a duty has obligations, in the order of ids."""
        return self._subjects.get(duty, ())

    @cached_property
    def _subjects(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for duty, subject in sorted(self._by_key):
            found.setdefault(duty, []).append(subject)
        return found

    def begun(self, duty: str, subject: str, by: date) -> Iterator[Settlement]:
        """Yield the settlements of one duty towards one subject whose period began by a day, the last one first."""
        key = duty, subject
        if key not in self._by_start:
            self._by_start[key] = sorted(self._by_key.get(key, ()), key=_start)
        items = self._by_start[key]
        yield from (items[at] for at in range(bisect_right(items, by, key=_start) - 1, -1, -1))


def _start(item: Settlement) -> date:
    return item.obligation.period.start


def _order(item: Settlement) -> tuple[date, str, str, str]:
    o = item.obligation
    return o.scheduled, o.duty.id, o.subject, o.period.label


class Shape(Protocol):
    """A shape of duty: a module in careplan.duties."""

    def fits(self, duty: Duty) -> bool:
        """Return whether a duty is of this shape; a duty is of exactly one."""

    def derive(self, books: Books, plan: Plan, duty: Duty, settled: Settlements) -> Iterator[Obligation]:
        """Yield what is owed, from the register and never from the acts."""

    def judge(self, books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
        """Return where an obligation stands on a day; acts that count go into `taken` and count no more."""


def settle(books: Books, shapes: Sequence[Shape], on: date) -> Settlements:
    """Return the state of every obligation of every plan on a day.

    Duties that wait for others are settled after them. An act pays one duty: among duties that the same act could
    pay, the one that is due first takes it, of those due together the one that asks most narrowly, unless the plan
    says that they share.
    """
    done: list[Settlement] = []
    spent = _Spent(books)
    for plan in books.plans:
        for stage in stages(plan):
            before = Settlements(done, on)
            derived = [
                (*_amended(books, obligation, on), shape)
                for duty in stage
                for shape in shapes
                if shape.fits(duty)
                for obligation in shape.derive(books, plan, duty, before)
                if obligation.trigger is None or obligation.trigger.day <= on
            ]
            derived.sort(key=_taking)
            done += (_settled(books, o, amendment, shape, spent, on) for o, amendment, shape in derived)
    return Settlements(done, on)


def stages(plan: Plan) -> list[list[Duty]]:
    """Return the duties in the order in which they can be settled: each stage waits only for those before it.

    Duties that cannot be settled, and those that wait for one of them, are left out: checks say why.
    """
    placed: set[str] = set()
    remaining = sound_duties(plan)
    found: list[list[Duty]] = []
    while remaining:
        stage = [duty for duty in remaining if placed.issuperset(duty.after)]
        if not stage:
            break
        found.append(stage)
        placed |= {duty.id for duty in stage}
        remaining = [duty for duty in remaining if duty.id not in placed]
    return found


class _Spent:
    """Which acts have paid already, so that none pays twice, in its own duty or in one that it could pay as well."""

    def __init__(self, books: Books) -> None:
        self._rivals = {name: sorted({other.id for other in others}) for name, others in books.rivals.items()}
        self._taken: dict[tuple[str, str], set[Act]] = {}

    def before(self, obligation: Obligation) -> set[Act]:
        """Return the acts about the subject that are spent for this duty."""
        spent: set[Act] = set()
        for name in self._rivals[obligation.duty.id]:
            spent |= self._taken.get((name, obligation.subject), spent)
        return spent

    def keep(self, obligation: Obligation, acts: set[Act]) -> None:
        """Note the acts that paid an obligation."""
        self._taken.setdefault((obligation.duty.id, obligation.subject), set()).update(acts)


def _rival(duty: Duty, other: Duty) -> bool:
    """Return whether one and the same act could pay either of two duties, but not both."""
    return bool(
        other.for_each == duty.for_each
        and {proof.kind for proof in duty.proof or ()} & {proof.kind for proof in other.proof or ()}
        and other.id not in duty.shares
        and duty.id not in other.shares
    )


def _taking(derived: tuple[Obligation, Act | None, Shape]) -> tuple[date, date, int, int, str, str]:
    """Return the key by which obligations take acts: due first, closing first, then the one that asks more narrowly."""
    obligation, _, _ = derived
    proofs = obligation.duty.proof or ()
    values = min((len(proof.where) for proof in proofs), default=0)
    return obligation.due, obligation.closes, len(proofs), -values, obligation.duty.id, obligation.period.label


def _amended(books: Books, obligation: Obligation, on: date) -> tuple[Obligation, Act | None]:
    """Return an obligation with its days as a record moved them, and that record; it opens by the new due day."""
    amendment = books.rulings.amendment(obligation, on)
    if amendment is None or amendment.done_on is None or obligation.not_applicable or obligation.waits:
        return obligation, None
    due = amendment.done_on
    closes = due + (obligation.closes - obligation.due)
    return replace(obligation, opens=min(obligation.opens, due), due=due, closes=closes), amendment


def _settled(
    books: Books, obligation: Obligation, amendment: Act | None, shape: Shape, spent: _Spent, on: date
) -> Settlement:
    if obligation.not_applicable:
        return Settlement(obligation, State.NOT_APPLICABLE, reason=obligation.not_applicable)
    waiver = books.rulings.waiver(obligation, on)
    if waiver:
        return Settlement(obligation, State.WAIVED, reason=books.rulings.reason(waiver), ruling=waiver)
    if obligation.waits:
        return Settlement(obligation, State.BLOCKED, reason=obligation.waits)
    taken = spent.before(obligation)
    before = set(taken)
    settlement = shape.judge(books, obligation, taken, on)
    spent.keep(obligation, taken - before)
    return _moved(settlement, amendment, books) if amendment else settlement


def _moved(settlement: Settlement, amendment: Act, books: Books) -> Settlement:
    pending = settlement.state in {State.UPCOMING, State.OPEN}
    state = State.MOVED if pending else settlement.state
    return replace(settlement, state=state, reason=books.rulings.reason(amendment), ruling=amendment)


def state_by_day(obligation: Obligation, met_on: date | None, on: date) -> State:
    """Return where an obligation stands that was met on a day, or not yet; the due day itself is not late."""
    if met_on is not None:
        return State.MET if met_on <= obligation.due else State.LATE
    if on < obligation.opens:
        return State.UPCOMING
    if on <= obligation.due:
        return State.OPEN
    return State.OVERDUE if on <= obligation.closes else State.MISSED
