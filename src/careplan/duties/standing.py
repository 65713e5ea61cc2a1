"""A state that must hold on every day: a proxy parent for each key child, a phone at each school."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.deadline import Window
from careplan.domain.derive import out_of_session, owed
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, Settlement, State
from careplan.domain.settlement import Books, Settlements
from careplan.domain.subjects import life_of, subjects
from careplan.domain.tally import observed
from careplan.records.plan import Duty, Plan

_DAY = timedelta(days=1)


def fits(duty: Duty) -> bool:
    """Return whether a duty names a state instead of acts."""
    return duty.holds is not None


def derive(books: Books, plan: Plan, duty: Duty, settled: Settlements) -> Iterator[Obligation]:  # noqa: ARG001 waits for none
    """Yield an obligation for each period and each subject that the duty was about on one of its days.

    What is needed is counted in days: those on which the subject was there and the duty was about it.
    """
    for period in books.periods(plan, duty):
        span = Span(period.start, period.end)
        vacation = out_of_session(books, duty, period)
        for subject in subjects(books.register, duty.for_each, span, period.end):
            stretches = [
                s for s in _stretches(books, duty, subject.id, span) if _owed(books, duty, subject.id, s.from_)
            ]
            if stretches:
                seen = subject._replace(seen=stretches[-1].until)
                days = Window(period.start, period.end, period.end)
                need = sum(stretch.length() for stretch in stretches)
                yield replace(owed(books, duty, period, seen, days), need=need, not_applicable=vacation)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:  # noqa: ARG001 no acts
    """Return whether the state held on every day so far; a gap that is closed again counts as late."""
    period, duty = obligation.period, obligation.duty
    today = min(on, period.end)
    if today < period.start:
        return Settlement(obligation, State.UPCOMING)
    held, gaps = 0, []
    for stretch in _stretches(books, duty, obligation.subject, Span(period.start, today)):
        if not _owed(books, duty, obligation.subject, stretch.from_):
            continue
        if hold(books.register, duty.for_each, obligation.subject, stretch.from_, duty.holds or []):
            held += stretch.length()
        else:
            gaps.append(stretch)
    return Settlement(obligation, _state(obligation, gaps, today, on), held, gaps=tuple(_joined(gaps)))


def _state(obligation: Obligation, gaps: list[Span], today: date, on: date) -> State:
    over = on > obligation.period.end
    if obligation.duty.judge == "advisory":
        return State.ADVISORY
    if not gaps:
        state = State.MET if over else State.OPEN
    elif gaps[-1].until < today:
        state = State.LATE
    else:
        state = State.MISSED if over else State.OVERDUE
    return observed(state, tried=True) if obligation.duty.judge == "observed" else state


def _stretches(books: Books, duty: Duty, subject: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of a span in which no fact about the subject changes."""
    if duty.for_each == "child":
        starts = [
            span.from_,
            *(d for d in books.changes(subject) if span.from_ < d <= span.until),
        ]
    else:
        starts = list(span.days())
    for start, following in zip(starts, [*starts[1:], span.until + _DAY], strict=True):
        yield Span(start, following - _DAY)


def _joined(gaps: list[Span]) -> Iterator[Span]:
    """Yield gaps with those that touch made one."""
    current: Span | None = None
    for gap in gaps:
        if current and current.until + _DAY == gap.from_:
            current = Span(current.from_, gap.until)
        else:
            if current:
                yield current
            current = gap
    if current:
        yield current


def _owed(books: Books, duty: Duty, subject: str, day: date) -> bool:
    there = spells.on(life_of(books.register, duty.for_each, subject), day) is not None
    return there and hold(books.register, duty.for_each, subject, day, duty.where)
