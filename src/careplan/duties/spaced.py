"""Never longer than so many days between two acts: a call at least every two weeks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Span
from careplan.domain.changes import changes
from careplan.domain.columns import Columns, Run
from careplan.domain.derive import each_period, each_stay, frames
from careplan.domain.evidence import wholly_done
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, Only, Settlement, State
from careplan.domain.settlements import Settlements
from careplan.domain.subjects import joined_on
from careplan.domain.unbroken import state_of_gaps
from careplan.records.plan import Duty, Plan

_DAY = timedelta(days=1)


def fits(duty: Duty) -> bool:
    """Return whether a duty names the longest time between acts."""
    return duty.gap is not None


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each period, or stay, and each subject that was there and in the set."""
    every = each_stay if duty.every.unit == "stay" else each_period
    return every(books, plan, duty, settled, only)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:  # noqa: ARG001 an act spaces, it does not pay
    """Return whether the gap was kept on every day so far, counted from the act before or from where it began.

    Where the duty opens inside its period, the first gap counts from that day.
    """
    opens, gap = obligation.opens, timedelta(days=obligation.duty.gap or 0)
    today = min(on, obligation.due)
    if today < opens:
        return Settlement(obligation, State.UPCOMING)
    acts = [act for act in wholly_done(obligation, books.evidence, books.register) if act.day <= today]
    first = opens if opens > obligation.period.start else _from(books, obligation)
    days = [first, *(act.day for act in acts if act.day > first), today + gap + _DAY]
    broken = (Span(a + gap + _DAY, min(b - _DAY, today)) for a, b in pairwise(days))
    gaps = [found for span in broken if span.from_ <= span.until and (found := span.meet(Span(opens, today)))]
    inside = tuple(act for act in acts if act.day >= opens)
    return Settlement(obligation, state_of_gaps(obligation, gaps, today, on), len(inside), inside, gaps=tuple(gaps))


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:  # noqa: ARG001 as every shape
    """Return None: each is judged by itself."""
    return None


def _from(books: Books, obligation: Obligation) -> date:
    """Return from when days without an act count: since when it was asked for without a break.

    Not before the subject's coming, the first day of which there are books, or the term after a vacation.
    """
    kind, subject, start = obligation.duty.for_each, obligation.subject, obligation.period.start
    first = max(joined_on(books.register, kind, subject, start), books_begin(books))
    if obligation.duty.every.unit != "stay":
        first = max(first, _run_begins(books, obligation))
    return max(first, _in_set_since(books, obligation, first))


def _run_begins(books: Books, obligation: Obligation) -> date:
    """Return the first day of the periods that lead to an obligation's one after the other, with none left out."""
    name, start = obligation.duty.id, obligation.period.start
    mine = ((plan, duty) for plan in books.plans for duty in plan.duties if duty.id == name)
    starts = {
        frame.period.end: frame.period.start
        for plan, duty in mine
        for frame in frames(books, plan, duty)
        if frame.vacation is None
    }
    while (before := starts.get(start - _DAY)) is not None:
        start = before
    return start


def _in_set_since(books: Books, obligation: Obligation, first: date) -> date:
    """Return since when, and not before a day, the duty's conditions have held of the subject."""
    duty, subject, last = obligation.duty, obligation.subject, min(obligation.due, obligation.period.end)
    days = [first, *changes(books.register, duty.for_each, subject, Span(first, last), duty.where)]
    lapses = (n for n, day in enumerate(days) if not hold(books.register, duty.for_each, subject, day, duty.where))
    after = max(lapses, default=-1) + 1
    return days[after] if after < len(days) else first


def books_begin(books: Books) -> date:
    """Return the first day of the first plan: what was before it is not on record."""
    return min(plan.valid.from_ for plan in books.plans)
