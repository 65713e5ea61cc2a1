"""So many acts in each period: a talk a month, two to three activities a year, a hand-in by the 25th."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.deadline import Window, window
from careplan.domain.derive import absence, chained, in_set, out_of_session, owed
from careplan.domain.evidence import candidates, objection
from careplan.domain.obligation import Obligation, Settlement, State
from careplan.domain.period import Period
from careplan.domain.settlement import Books, Settlements, state_by_day
from careplan.records.plan import Duty, Plan


def fits(duty: Duty) -> bool:
    """Return whether a duty is counted period by period."""
    return duty.holds is None and duty.every.unit != "event"


def derive(books: Books, plan: Plan, duty: Duty, settled: Settlements) -> Iterator[Obligation]:
    """Yield an obligation for each period and each subject that was there and in the set."""
    for period in books.periods(plan, duty):
        days = _window(books, duty, period)
        if days is None:
            continue
        bound = duty.within is not None or duty.opens is not None
        span = Span(days.opens, max(days.opens, days.due)) if bound else Span(period.start, period.end)
        vacation = out_of_session(books, duty, period)
        for subject in in_set(books, duty, span, days.due):
            away = vacation or absence(books, duty, span, subject)
            obligation = replace(owed(books, duty, period, subject, days), not_applicable=away)
            yield obligation if away else chained(books, obligation, settled)


def _window(books: Books, duty: Duty, period: Period) -> Window | None:
    if duty.after:  # the days follow from the day on which the duty before it is done
        return Window(period.start, period.end, period.end)
    return window(duty, period, books.calendar, books.register.township.readings.make_up_days)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet."""
    minutes = obligation.duty.count.of == "minutes"
    acts: list[Act] = []
    done, met_on, tried = 0, None, False
    for act in candidates(obligation, books.evidence):
        if act.day > on or act in taken:
            continue
        if objection(obligation, act, books.register):
            tried = tried or obligation.opens <= act.day <= obligation.due
            continue
        acts.append(act)
        done += (act.minutes or 0) if minutes else 1
        if met_on is None:
            taken.add(act)
            met_on = act.day if done >= obligation.need else None
    state = _state(obligation, done, met_on, on)
    if obligation.duty.judge == "observed":
        state = _observed(state, tried=tried)
    return Settlement(obligation, state, done, tuple(acts), met_on)


def _state(obligation: Obligation, done: int, met_on: date | None, on: date) -> State:
    duty = obligation.duty
    if duty.judge == "advisory":
        return State.ADVISORY
    if obligation.need == 0:  # at most so many: kept until the period is over
        too_many = duty.count.most is not None and done > duty.count.most
        return (
            State.MISSED if too_many else state_by_day(obligation, obligation.due if on > obligation.due else None, on)
        )
    return state_by_day(obligation, met_on, on)


def _observed(state: State, *, tried: bool) -> State:
    """Return the state of a parent's own duty: seen or not, never a failure of the school."""
    if state in {State.MET, State.LATE}:
        return State.SEEN
    if state in {State.OVERDUE, State.MISSED}:
        return State.NOT_SEEN if tried else State.UNKNOWN
    return state
