"""Once in a stay: an agreement within thirty days of a child's coming, a summary before an adult leaves."""

from collections.abc import Iterator, Sequence
from datetime import date

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import Columns, Run
from careplan.domain.derive import days_of, out_of_session, owed
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, Settlement
from careplan.domain.period import Period
from careplan.domain.settlements import Settlements
from careplan.domain.subjects import Subject, stays
from careplan.domain.tally import count
from careplan.domain.waiting import chained
from careplan.records.plan import Duty, Plan


def fits(duty: Duty) -> bool:
    """Return whether a duty is owed once while a subject is there."""
    return duty.holds is None and duty.gap is None and duty.every.unit == "stay"


def derive(books: Books, plan: Plan, duty: Duty, settled: Settlements, only: str | None = None) -> Iterator[Obligation]:
    """Yield an obligation for each stay whose due day lies in the plan; it is named by the stay's first day."""
    span = books.in_force(plan, duty)
    for id_, stay in stays(books.register, duty.for_each, only):
        end = min(stay.until, span.until)
        if stay.from_ > end or stay.until < span.from_ or (stay.until > span.until and _at_leaving(duty)):
            continue
        period = Period(stay.from_.isoformat(), stay.from_, end)
        days = days_of(books, duty, period)
        if days is None or not span.holds(max(days.due, stay.from_)):
            continue
        subject = Subject(id_, (end - stay.from_).days + 1, min(days.due, end))
        if hold(books.register, duty.for_each, id_, subject.seen, duty.where):
            away = out_of_session(books, duty, period)
            obligation = owed(books, duty, period, subject, days, away)
            yield obligation if obligation.not_applicable else chained(books, obligation, settled)


def _at_leaving(duty: Duty) -> bool:
    """Return whether a duty's days are counted from the end of a stay: nobody who stays on owes it."""
    phrases = (duty.opens, duty.due, *(duty.within or ()))
    return any(phrase is not None and phrase.anchor == "end" for phrase in phrases)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet."""
    return count(books, obligation, taken, on)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:  # noqa: ARG001 as every shape
    """Return None: each is judged by itself."""
    return None
