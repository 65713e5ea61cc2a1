"""Something happened that opens a duty: a letter to hand on, a suggestion to answer, harm to report at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import Columns, Run
from careplan.domain.derive import days_of, out_of_session, owed
from careplan.domain.evidence import objection, proves
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, Only, Settlement
from careplan.domain.period import Period, periods
from careplan.domain.register import Register
from careplan.domain.settlements import Settlements
from careplan.domain.subjects import Subject
from careplan.domain.tally import Tally, state_of, tally
from careplan.domain.waiting import chained, to_the_hour
from careplan.records.plan import Duty, Plan

if TYPE_CHECKING:
    from careplan.records.duty_parts import Trigger


def fits(duty: Duty) -> bool:
    """Return whether a duty is opened by events; no event is the good case."""
    return duty.holds is None and duty.every.unit == "event" and not duty.of_register


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each act that opens the duty and each subject that the act is about."""
    for act, subjects in _opening(books, plan, duty):
        period = Period(act.row_id, act.day, act.day)
        days = days_of(books, duty, period, act.day)
        if days is None:
            continue
        away = out_of_session(books, duty, period)
        for id_ in (who for who in subjects if only is None or only.subject == who):
            subject = Subject(id_, 1, act.day)
            if _known(books, duty, id_) and hold(books.register, duty.for_each, id_, act.day, duty.where):
                obligation = replace(owed(books, duty, period, subject, days, away), trigger=act)
                obligation = to_the_hour(obligation, "trigger", act.day, act.time)
                yield obligation if obligation.not_applicable else chained(books, obligation, settled)


def _opening(books: Books, plan: Plan, duty: Duty) -> Iterator[tuple[Act, list[str]]]:
    """Yield each act of the kind that opens the duty, with the subjects for whom it is the so manieth of its period."""
    trigger = cast("Trigger", duty.trigger)  # an event's duty without one is refused
    span = books.in_force(plan, duty)
    within = periods(trigger.every, span, books.calendar, books.register.township.month_closes) if trigger.every else []
    found: Counter[tuple[str, str]] = Counter()
    for act in books.evidence.of_kind(trigger.kind or ""):
        if not (span.holds(act.day) and act.has(trigger.where)):
            continue
        label = next((one.label for one in within if one.start <= act.day <= one.end), None if trigger.every else "")
        if trigger.times == 1:
            yield act, list(_about(duty, act))
        elif label is not None:
            counted = [(who, label) for who in _about(duty, act)]
            found.update(counted)
            yield act, [who for who, _ in counted if found[who, label] == trigger.times]


def _about(duty: Duty, act: Act) -> tuple[str, ...]:
    if duty.for_each == "child":
        return tuple(dict.fromkeys(act.children))
    if duty.for_each == "staff":
        return act.staff or (act.by,)
    if duty.for_each == "class":
        return (act.class_,) if act.class_ else ()
    if duty.for_each == "family":
        return act.guardians
    if duty.for_each == "school":
        return (act.school,) if act.school else ()
    return ("township",)


def _known(books: Books, duty: Duty, subject: str) -> bool:
    register = books.register
    known = {
        "child": register.children,
        "family": register.guardians,
        "class": register.classes,
        "staff": register.staff,
        "school": register.schools,
    }
    return duty.for_each == "township" or subject in known[duty.for_each]


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return whether the event was answered: by its own `done_on`, or by acts whose `ref` names its row."""
    event = cast("Act", obligation.trigger)
    tried = [
        act
        for act in books.evidence.answers(event.row_id)
        if act.day <= on and act not in taken and _answers(obligation, act, books.register)
    ]
    counting = [act for act in tried if objection(obligation, act, books.register) is None]
    found = tally(obligation, counting, books.register)
    taken.update(found.needed)
    if not obligation.duty.proof and event.done_on and event.done_on <= on:
        found = Tally(done=obligation.need, met_on=event.done_on)
    state = state_of(obligation, found, on, tried=bool(tried))
    return Settlement(obligation, state, found.done, found.acts, found.met_on)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:  # noqa: ARG001 as every shape
    """Return None: each is judged by itself."""
    return None


def _answers(obligation: Obligation, act: Act, register: Register) -> bool:
    """Return whether an act that refers to the event is of a kind that proves the duty, and not about others only."""
    if obligation.duty.for_each == "child" and act.children and obligation.subject not in act.children:
        return False
    return any(proves(proof, act, obligation, register) for proof in obligation.duty.proof or ())
