"""Settle (结算): the one place that decides what is owed, met, late or missed. Everything else reads settlements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import Block, Columns, Run
from careplan.domain.obligation import Obligation, Only, Settlement, State
from careplan.domain.settlements import Settlements
from careplan.domain.sound import sound_duties
from careplan.domain.spent import Spent, rival_groups
from careplan.records.plan import Duty, Plan


class Shape(Protocol):
    """A shape of duty: a module in careplan.duties."""

    def fits(self, duty: Duty) -> bool:
        """Return whether a duty is of this shape; a duty is of exactly one."""

    def derive(
        self, books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
    ) -> Iterator[Obligation]:
        """Yield what is owed, to everyone or to one alone, from the register and never from the acts."""

    def judge(self, books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
        """Return where an obligation stands on a day; acts that count go into `taken` and count no more."""

    def at_once(self, books: Books, runs: Sequence[Run], on: date) -> Columns | None:
        """Return what deriving and judging would find for duties that the same acts could pay, decided in columns.

        None where a shape, or one of these duties, is judged one by one only.
        """


class _Shaped(NamedTuple):
    """One duty in one plan, with its shape."""

    run: Run
    shape: Shape


def settle(books: Books, shapes: Sequence[Shape], on: date, *, at_once: bool = True) -> Settlements:
    """Return the state of every obligation of every plan on a day.

    Duties that wait for others are settled after them. An act pays one duty: among duties that the same act could
    pay, one that is judged takes it before one that is not, then the one that is due first, then the
    one that asks most narrowly, unless the plan says that they share. What a shape can decide for
    everyone at once is decided so, and settled one by one when somebody looks; without `at_once` nothing is.
    """
    stages_ = [_shaped(plan, stage, shapes) for plan in books.plans for stage in stages(plan)]
    found, held = Settlements(on), set[str]()
    for group in rival_groups(books, (one.run.duty.id for stage in stages_ for one in stage)) if at_once else ():
        columns = _columns(books, group, stages_, on)
        if columns is not None:
            found.hold(columns)
            held |= group
    spent = Spent(books)
    for stage in stages_:
        single = [one for one in stage if one.run.duty.id not in held]
        found.add(_settled_stage(books, single, found, spent, on))
    return found


def _shaped(plan: Plan, stage: Sequence[Duty], shapes: Sequence[Shape]) -> list[_Shaped]:
    return [_Shaped(Run(plan, duty), shape) for duty in stage for shape in shapes if shape.fits(duty)]


def _columns(books: Books, group: set[str], stages_: Sequence[Sequence[_Shaped]], on: date) -> Columns | None:
    """Return the settlements of rival duties in columns, None where their shape has none for them.

    Those who wait are settled one by one; so are, where there are several plans, those for whom others wait: what
    is seen of them depends on the plan that asks.
    """
    mine = [[one for one in stage if one.run.duty.id in group] for stage in stages_]
    members = [one for stage in mine for one in stage]
    several = books.plans if len(books.plans) > 1 else ()
    awaited = {name for plan in several for duty in plan.duties for name in duty.after}
    shape = members[0].shape
    if any(one.shape is not shape or one.run.duty.after for one in members) or group & awaited:
        return None
    columns = shape.at_once(books, [one.run for one in members], on)
    if columns is not None:
        shaped, nothing = {id(one.run.duty): one for one in members}, Settlements(on)

        def in_full(subject: str) -> list[Settlement]:
            spent = Spent(books)
            return [s for stage in mine for s in _settled_stage(books, stage, nothing, spent, on, Only(subject))]

        def alone(block: Block, subject: str) -> Settlement:
            only, one = Only(subject, block.period), [shaped[id(block.duty)]]
            (found,) = _settled_stage(books, one, nothing, Spent(books), on, only)
            return found

        columns.in_full, columns.alone = in_full, alone
        columns.settle_the_odd()
    return columns


def _settled_stage(
    books: Books, stage: Sequence[_Shaped], before: Settlements, spent: Spent, on: date, only: Only | None = None
) -> list[Settlement]:
    """Return the settlements of duties that do not wait for each other, towards everyone or one alone."""
    derived = [
        (*_amended(books, obligation, on), shape)
        for (plan, duty), shape in stage
        for obligation in shape.derive(books, plan, duty, before, only)
        if obligation.trigger is None or obligation.trigger.day <= on
    ]
    derived.sort(key=_taking)
    return [_settled(books, o, amendment, shape, spent, on) for o, amendment, shape in derived]


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


def _taking(derived: tuple[Obligation, Act | None, Shape]) -> tuple[bool, date, date, int, int, str, str]:
    """Return the key by which obligations take acts: judged first, due first, closing first, asking more narrowly."""
    obligation, _, _ = derived
    proofs = obligation.duty.proof or ()
    values = min((len(proof.where) for proof in proofs), default=0)
    duty, days = obligation.duty, (obligation.due, obligation.closes)
    return duty.judge != "duty", *days, len(proofs), -values, duty.id, obligation.period.label


def _amended(books: Books, obligation: Obligation, on: date) -> tuple[Obligation, Act | None]:
    """Return an obligation with its days as a record moved them, and that record; it opens by the new due day."""
    amendment = books.rulings.amendment(obligation, on)
    if amendment is None or amendment.done_on is None or obligation.not_applicable or obligation.waits:
        return obligation, None
    due = amendment.done_on
    closes = due + (obligation.closes - obligation.due)
    return replace(obligation, opens=min(obligation.opens, due), due=due, closes=closes), amendment


def _settled(
    books: Books, obligation: Obligation, amendment: Act | None, shape: Shape, spent: Spent, on: date
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
