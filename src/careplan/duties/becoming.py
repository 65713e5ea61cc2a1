"""Something became so of a subject, or changed: a child became a key child, somebody turned fourteen, a new carer."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Span
from careplan.domain.changes import changes, edges
from careplan.domain.columns import Columns, Run
from careplan.domain.derive import days_of, out_of_session, owed
from careplan.domain.facts import fact, hold
from careplan.domain.obligation import Obligation, Only, Settlement
from careplan.domain.period import Period
from careplan.domain.settlements import Settlements
from careplan.domain.spells import Spell
from careplan.domain.subjects import Subject, lives_of
from careplan.domain.tally import count
from careplan.domain.waiting import chained
from careplan.records.expressions import parse_expected
from careplan.records.plan import Duty, Plan

if TYPE_CHECKING:
    from careplan.records.duty_parts import Trigger

_DAY = timedelta(days=1)


def fits(duty: Duty) -> bool:
    """Return whether a change of the register opens the duty."""
    return duty.holds is None and duty.every.unit == "event" and duty.of_register


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each day on which it became so of a subject, or changed; it is named by that day."""
    span = books.in_force(plan, duty)
    for id_, lives in lives_of(books.register, duty.for_each, only and only.subject):
        for day in _becoming(books, duty, id_, lives, span):
            period = Period(day.isoformat(), day, day)
            days = days_of(books, duty, period, day)
            if days is None or not hold(books.register, duty.for_each, id_, day, duty.where):
                continue
            away = out_of_session(books, duty, period)
            obligation = owed(books, duty, period, Subject(id_, 1, day), days, away)
            yield obligation if obligation.not_applicable else chained(books, obligation, settled)


def _becoming(books: Books, duty: Duty, subject: str, lives: Sequence[Spell], span: Span) -> Iterator[date]:
    """Yield the days of a span on which something becomes so of a subject that is there, or on which a fact changes.

    It becomes so where it was not so, or the subject not there, the day before; it changes where it was another on the
    last day before on which the subject was there.
    """
    kind, register, trigger = duty.for_each, books.register, cast("Trigger", duty.trigger)
    any_value = [dict.fromkeys(trigger.changes, parse_expected("true"))]

    def is_there(day: date) -> bool:
        return spells.on(lives, day) is not None

    def is_so(day: date) -> bool:
        return is_there(day) and bool(trigger.becomes) and hold(register, kind, subject, day, trigger.becomes)

    def differs(day: date) -> bool:
        life = spells.last_within(lives, date.min, day - _DAY)
        before = min(day - _DAY, life.until or day) if life else None
        named = (known for name in trigger.changes if (known := fact(kind, name)))
        return before is not None and any(
            known(register, subject, day) != known(register, subject, before) for known in named
        )

    days = {day for day in edges(lives) if span.holds(day)}
    days.update(changes(register, kind, subject, Span(span.from_ - _DAY, span.until), trigger.becomes, any_value))
    for day in sorted(days):
        if is_there(day) and ((is_so(day) and not is_so(day - _DAY)) or differs(day)):
            yield day


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands of acts about the subject from that day on."""
    return count(books, obligation, taken, on)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:  # noqa: ARG001 as every shape
    """Return None: each is judged by itself."""
    return None
