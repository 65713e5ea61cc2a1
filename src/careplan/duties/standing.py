"""A state that must hold on every day: a proxy parent for each key child, a phone at each school."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Span
from careplan.domain.changes import edges
from careplan.domain.columns import Columns, Run
from careplan.domain.cover import to_cover
from careplan.domain.deadline import Window
from careplan.domain.derive import NOBODY, absence, days_of, frames, out_of_session, owed
from careplan.domain.facts import hold
from careplan.domain.held import held, turns
from careplan.domain.holding import held_at_once
from careplan.domain.obligation import Obligation, Only, Settlement, State
from careplan.domain.period import Period
from careplan.domain.settlements import Settlements
from careplan.domain.spells import Spell
from careplan.domain.subjects import Subject, life_of, stays, subjects
from careplan.domain.unbroken import joined, state_of_gaps
from careplan.domain.waiting import chained
from careplan.records.plan import Duty, Plan
from careplan.text import Text

_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


def fits(duty: Duty) -> bool:
    """Return whether a duty names a state instead of acts."""
    return duty.holds is not None


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each period and each subject that the duty was about on one of its days.

    What is needed is counted in days: those on which the subject was there and the duty was about it.
    """
    if duty.every.unit == "stay":
        yield from _of_stays(books, plan, duty, settled, only)
        return
    alone = only and only.subject
    for period, days, span, away in frames(books, plan, duty, only):
        for subject in subjects(books.register, duty.for_each, span, span.until, alone):
            yield from _towards(books, _Part(duty, period, days, away), subject, settled)


class _Part(NamedTuple):
    """A duty in one period: its days, and why it is owed to nobody in it."""

    duty: Duty
    period: Period
    days: Window
    away: Text | None


def _of_stays(books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None) -> Iterator[Obligation]:
    """Yield an obligation for each stay: its days are found from the coming, or from the plan's first day if later."""
    force = books.in_force(plan, duty)
    for id_, stay in stays(books.register, duty.for_each, only and only.subject):
        there = stay.meet(force)
        if there is None:
            continue
        period = Period(there.from_.isoformat(), *there)
        days = days_of(books, duty, period)
        if days is not None and days.opens <= there.until:
            subject = Subject(id_, there.length(), min(days.due, there.until))
            part = _Part(duty, period, days, out_of_session(books, duty, period))
            yield from _towards(books, part, subject, settled)


def _span(days: Window) -> Span:
    return Span(days.opens, max(days.opens, days.due))


def _towards(books: Books, part: _Part, subject: Subject, settled: Settlements) -> Iterator[Obligation]:
    """Yield what is owed towards a subject in a period, nothing where the duty was about it on no day."""
    duty, period, days, away = part
    span = _span(days)
    stretches = list(_owed(books, duty, subject.id, span))
    if not stretches:
        return
    seen = subject._replace(seen=stretches[-1].until)
    if away is None and duty.presence is not None:
        away = absence(books, duty, span, subject, days.due)
    if away is None and duty.cover and not any(to_cover(books.register, duty, subject.id, s.from_) for s in stretches):
        away = NOBODY
    days = days._replace(closes=days.due)
    obligation = replace(owed(books, duty, period, seen, days), not_applicable=away)
    yield _needed(books, obligation if away else chained(books, obligation, settled), stretches)


def _needed(books: Books, obligation: Obligation, stretches: list[Span]) -> Obligation:
    """Return an obligation with the days that it needs; if it waited, those from the day on which it could begin."""
    o = obligation
    if o.duty.after and not (o.not_applicable or o.waits):
        stretches = list(_owed(books, o.duty, o.subject, Span(o.opens, o.due)))
        if not stretches:
            gone = Text("前项完成以后已不涉及", "no longer asked for when the duty before it was done")
            o = replace(o, not_applicable=gone)
    return replace(o, need=sum(stretch.length() for stretch in stretches), closes=o.due)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:  # noqa: ARG001 no acts
    """Return whether the state held on every day so far; a gap that is closed again counts as late."""
    duty, today = obligation.duty, min(on, obligation.scheduled)
    if today < obligation.opens:
        return Settlement(obligation, State.UPCOMING)
    kept, gaps, last = 0, [], today
    for stretch in _owed(books, duty, obligation.subject, Span(obligation.opens, today)):
        last = stretch.until
        if held(books.register, duty, obligation.subject, stretch.from_):
            kept += stretch.length()
        else:
            gaps.append(stretch)
    state = state_of_gaps(obligation, gaps, last, on)
    return Settlement(obligation, state, kept, gaps=tuple(joined(gaps)))


def _owed(books: Books, duty: Duty, subject: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of a span on which a subject was there and the duty was about it."""
    life = life_of(books.register, duty.for_each, subject)
    for stretch in _stretches(books, duty, subject, life, span):
        day = stretch.from_
        if spells.on(life, day) is not None and hold(books.register, duty.for_each, subject, day, duty.where):
            yield stretch


def _stretches(books: Books, duty: Duty, subject: str, life: Sequence[Spell], span: Span) -> Iterator[Span]:
    """Yield the stretches of a span in which nothing changes that the duty asks of a subject."""
    days = {day for day in edges(life) if span.from_ < day <= span.until}
    days.update(_turns(books, duty, subject, span))
    starts = [span.from_, *sorted(days)]
    for start, following in zip(starts, [*starts[1:], span.until + _DAY], strict=True):
        yield Span(start, following - _DAY)


def _turns(books: Books, duty: Duty, subject: str, span: Span) -> Iterable[date]:
    """Return the days inside a span on which a state may begin or cease to hold; of a set they are found but once."""
    if duty.cover is None:
        return turns(books.register, duty, subject, span)
    found = books.turning.get((id(duty), subject))
    if found is None:
        first, last = min(plan.valid.from_ for plan in books.plans), max(plan.valid.until for plan in books.plans)
        whole = Span(first - _YEAR, last + _YEAR)  # days that a duty names may lie before its plan, or behind it
        found = books.turning[id(duty), subject] = frozenset(turns(books.register, duty, subject, whole))
    return (day for day in found if span.from_ < day <= span.until)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements in columns: most states hold from the first day to the last, for most."""
    return held_at_once(books, runs, on)
