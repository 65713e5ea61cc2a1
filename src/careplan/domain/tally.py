"""How far acts bring an obligation, in acts, in minutes or in days, and where it then stands."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.cover import reached
from careplan.domain.evidence import candidates, objection
from careplan.domain.obligation import DONE, OWING, Obligation, Settlement, State
from careplan.domain.register import Register
from careplan.domain.settlement import state_by_day
from careplan.records.duty_parts import Cover


class Tally(NamedTuple):
    """The acts that counted, by day, how much they come to, and the day on which that was enough."""

    acts: tuple[Act, ...] = ()
    done: int = 0
    met_on: date | None = None
    needed: tuple[Act, ...] = ()
    """The acts up to that day; a limit needs none."""
    after_hours: bool = False
    """Whether that was on the due day and past the hour that was due."""


def is_limit(obligation: Obligation) -> bool:
    """Return whether nothing is needed: at most so many."""
    return obligation.need == 0


def tally(obligation: Obligation, acts: Iterable[Act], register: Register) -> Tally:
    """Return what acts come to that count for an obligation, given in the order in which they are taken."""
    of, days = obligation.duty.count.of, set[date]()
    counted: list[Act] = []
    cover, reached_so_far = obligation.duty.cover, Counter[str]()
    needed = 0
    done, met_on, last = 0, None, (date.min, "")
    for act in acts:
        here = reached(obligation, act, register)
        if (cover and not here) or (of == "days" and act.effective in days):
            continue
        counted.append(act)
        days.add(act.effective)
        reached_so_far.update(here)
        done = _enough(reached_so_far, cover) if cover else done + ((act.minutes or 0) if of == "minutes" else 1)
        if met_on is None and not is_limit(obligation):
            needed += 1
            last = max(last, (act.effective, act.time or ""))
            met_on = last[0] if done >= obligation.need else None
    late = met_on == obligation.due and last[1] > (obligation.clock or "24")
    return Tally(tuple(sorted(counted, key=Act.order)), done, met_on, tuple(counted[:needed]), late)


def _enough(found: Counter[str], cover: Cover) -> int:
    """Return how many members were reached as often as they must be."""
    return sum(times >= cover.times for times in found.values())


def state_of(obligation: Obligation, found: Tally, on: date, *, tried: bool) -> State:
    """Return where an obligation stands; `tried` says whether something was done of which nothing came."""
    duty = obligation.duty
    if duty.judge == "advisory":
        return State.ADVISORY
    state = _limited(obligation, found.done, on) if is_limit(obligation) else state_by_day(obligation, found.met_on, on)
    if found.after_hours and state is State.MET:
        state = State.LATE
    return observed(state, tried=tried) if duty.judge == "observed" else state


def _limited(obligation: Obligation, done: int, on: date) -> State:
    """Return where a limit stands: open until its days are over, missed as soon as there is too much."""
    most = obligation.duty.count.most
    if most is not None and done > most:
        return State.MISSED
    return state_by_day(obligation, obligation.due if on > obligation.due else None, on)


def observed(state: State, *, tried: bool) -> State:
    """Return the state of a parent's own duty: seen or not, never a failure of the school."""
    if state in DONE:
        return State.SEEN
    if state in OWING:
        return State.NOT_SEEN if tried else State.UNKNOWN
    return state


def count(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet.

    Acts in time are taken first, and of these the ones that fewest other duties could use: a call pays for "a call
    or a visit", so that the visit is left for the visit.
    """
    acts: list[Act] = []
    tried = False
    for act in candidates(obligation, books.evidence, books.register):
        if act.effective > on or (act in taken and not is_limit(obligation)):
            continue
        if objection(obligation, act, books.register):
            tried = tried or obligation.opens <= act.day <= obligation.due
        else:
            acts.append(act)
    acts.sort(key=lambda act: (act.effective > obligation.due, books.wanted(obligation.duty, act)))
    found = tally(obligation, acts, books.register)
    taken.update(found.needed)
    state = state_of(obligation, found, on, tried=tried)
    return Settlement(obligation, state, found.done, found.acts, found.met_on)
