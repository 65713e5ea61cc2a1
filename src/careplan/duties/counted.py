"""So many acts in each period: a talk a month, two to three activities a year, a hand-in by the 25th."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.derive import absence, chained, days_of, in_set, out_of_session, owed
from careplan.domain.evidence import candidates, objection
from careplan.domain.obligation import Obligation, Settlement
from careplan.domain.settlement import Books, Settlements
from careplan.domain.tally import is_limit, state_of, tally
from careplan.records.plan import Duty, Plan


def fits(duty: Duty) -> bool:
    """Return whether a duty is counted period by period."""
    return duty.holds is None and duty.every.unit != "event"


def derive(books: Books, plan: Plan, duty: Duty, settled: Settlements) -> Iterator[Obligation]:
    """Yield an obligation for each period and each subject that was there and in the set."""
    for period in books.periods(plan, duty):
        days = days_of(books, duty, period)
        if days is None:
            continue
        bound = duty.within is not None or duty.opens is not None
        span = Span(days.opens, max(days.opens, days.due)) if bound else Span(period.start, period.end)
        vacation = out_of_session(books, duty, period)
        for subject in in_set(books, duty, span, days.due):
            away = vacation or absence(books, duty, span, subject, days.due)
            obligation = replace(owed(books, duty, period, subject, days), not_applicable=away)
            yield obligation if away else chained(books, obligation, settled)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet."""
    acts: list[Act] = []
    tried = False
    for act in candidates(obligation, books.evidence):
        if act.day > on or (act in taken and not is_limit(obligation)):
            continue
        if objection(obligation, act, books.register):
            tried = tried or obligation.opens <= act.day <= obligation.due
        else:
            acts.append(act)
    found = tally(obligation, acts)
    taken.update(found.needed)
    state = state_of(obligation, found, on, tried=tried)
    return Settlement(obligation, state, found.done, found.acts, found.met_on)
