"""From a duty, a period and a subject to an obligation: the steps that every shape of duty takes alike."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from careplan.domain import spells
from careplan.domain.books import Books, Frame
from careplan.domain.calendar import Span
from careplan.domain.cover import need_of, to_cover
from careplan.domain.deadline import Window, holds_part, window
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, Only
from careplan.domain.period import Period
from careplan.domain.settlements import Settlements
from careplan.domain.subjects import Subject, holder_of, life_of, school_of, stays, subjects
from careplan.domain.waiting import chained
from careplan.records.plan import Duty, Plan
from careplan.text import Text

NOBODY: Final = Text("没有要做到的人，没有应做数", "there is nobody to reach, so nothing is owed")
"""Why a duty of a set is not owed where nobody is in it."""


def frames(books: Books, plan: Plan, duty: Duty, only: Only | None = None) -> list[Frame]:
    """Return the periods of a duty whose days the calendar knows, or those asked about; found once for each duty."""
    found = books.frames.get(id(duty))
    if found is None:
        found = books.frames[id(duty)] = list(_frames(books, plan, duty))
    return found if only is None else [frame for frame in found if only.takes(frame.period)]


def _frames(books: Books, plan: Plan, duty: Duty) -> Iterator[Frame]:
    bound = duty.within is not None or duty.opens is not None or duty.holds is not None
    for period in books.periods(plan, duty):
        days = days_of(books, duty, period)
        if days is not None:
            span = Span(days.opens, max(days.opens, days.due)) if bound else Span(period.start, period.end)
            yield Frame(period, days, span, out_of_session(books, duty, period))


def in_set(books: Books, duty: Duty, span: Span, due: date, only: str | None = None) -> Iterator[Subject]:
    """Yield the subjects that were there in a span and meet the duty's conditions on the last day of theirs."""
    for subject in subjects(books.register, duty.for_each, span, due, only):
        if hold(books.register, duty.for_each, subject.id, subject.seen, duty.where):
            yield subject


def owed(
    books: Books, duty: Duty, period: Period, subject: Subject, days: Window, away: Text | None = None
) -> Obligation:
    """Return the obligation of a duty towards a subject in a period; `away` says why it is not applicable.

    Where nobody is there to be reached, nothing is owed: it is not done either.
    """
    to_reach = to_cover(books.register, duty, subject.id, subject.seen)
    need = need_of(books.register, duty, subject.id, subject.seen, to_reach)
    if duty.count.of == "days" and not duty.after:  # of a period that a plan's end cut, the days that are left
        need = min(need, Span(days.opens, max(days.opens, days.due)).length())
    nobody = NOBODY if need == 0 and (duty.cover or duty.count.least) else None
    first, last = duty.within or (None, None)
    opening, ending = duty.opens or first, duty.due or last
    return Obligation(
        duty=duty,
        subject=subject.id,
        period=period,
        opens=days.opens,
        scheduled=days.due,
        due=days.due,
        closes=days.closes,
        clock=ending.clock if ending else None,
        from_clock=opening.clock if opening else None,
        need=need,
        members=to_reach,
        school=school_of(books.register, duty.for_each, subject.id, subject.seen),
        holder=holder_of(books.register, duty, subject.id, subject.seen),
        not_applicable=away or nobody,
    )


def out_of_session(books: Books, duty: Duty, period: Period) -> Text | None:
    """Return why a duty of the terms (or of the vacations) is not owed in a period, None if it is.

    A period counts as term time when at least the township's share of its days lies in a term; days that the
    calendar does not know count as term time, so that an unwritten calendar hides nothing.
    """
    if duty.during == "any":
        return None
    total = (period.end - period.start).days + 1
    days = (period.start + timedelta(days=n) for n in range(total))
    in_term = sum(books.calendar.in_session(day) or not books.calendar.knows(day) for day in days)
    wanted = in_term if duty.during == "term" else total - in_term
    if wanted and wanted >= books.register.township.readings.presence * total:
        return None
    if duty.during == "term":
        return Text(
            f"假期：{total} 天中只有 {in_term} 天在学期内",
            f"vacation: {in_term} of {total} days lie in a term",
        )
    return Text(f"学期内：{total} 天中只有 {wanted} 天放假", f"term time: {wanted} of {total} days lie in a vacation")


def absence(books: Books, duty: Duty, span: Span, subject: Subject, due: date) -> Text | None:
    """Return why a subject was not there long enough in a span, None if it was.

    The share of days is the duty's own `presence` or the township's; `any` asks for one day, `due` for the due day.
    Whoever came only after the due day was owed nothing by it.
    """
    if subject.seen > max(due, span.from_):
        return Text(
            f"{subject.seen} 才在册，晚于期限 {due}", f"there only from {subject.seen}, after it was due on {due}"
        )
    presence = duty.presence if duty.presence is not None else books.register.township.readings.presence
    if presence == "any":
        return None
    if presence == "due":
        there = spells.on(life_of(books.register, duty.for_each, subject.id), due)
        return None if there else Text(f"到期日 {due} 不在册", f"not there on {due}, the due day")
    if subject.days >= round(float(presence) * span.length(), 6):
        return None
    percent, days, total = f"{float(presence) * 100:g}%", subject.days, span.length()
    return Text(
        f"在册 {days} 天，不到 {total} 天的 {percent}", f"there on {days} of {total} days, fewer than {percent}"
    )


def days_of(books: Books, duty: Duty, period: Period, event: date | None = None) -> Window | None:
    """Return the days of a duty in a period; None where it has none or the calendar does not know one that it names.

    A duty that waits for another has the whole period until that one is done.
    """
    make_up = books.register.township.readings.make_up_days
    days = window(duty, period, books.calendar, make_up, trigger=event, after=period.start)
    if days is None or not holds_part(duty, period, days):
        return None
    return Window(period.start, period.end, period.end) if duty.after else days


def each_stay(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each stay whose due day lies in the plan; it is named by the stay's first day."""
    span = books.in_force(plan, duty)
    for id_, stay in stays(books.register, duty.for_each, only and only.subject):
        end = min(stay.until, span.until)
        if stay.from_ > end or stay.until < span.from_ or (stay.until > span.until and at_leaving(duty)):
            continue
        period = Period(stay.from_.isoformat(), stay.from_, end)
        days = days_of(books, duty, period)
        if days is None or not span.holds(max(days.due, stay.from_)):
            continue
        subject = Subject(id_, (end - stay.from_).days + 1, min(days.due, end))
        if hold(books.register, duty.for_each, id_, subject.seen, duty.where):
            away = out_of_session(books, duty, Period(period.label, max(stay.from_, span.from_), end))
            obligation = owed(books, duty, period, subject, days, away)
            yield obligation if obligation.not_applicable else chained(books, obligation, settled)


def at_leaving(duty: Duty) -> bool:
    """Return whether a duty's days are counted from the end of a stay: nobody who stays on owes it."""
    phrases = (duty.opens, duty.due, *(duty.within or ()))
    return any(phrase is not None and phrase.anchor == "end" for phrase in phrases)


def each_period(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each period and each subject, or one alone, that was there and in the set."""
    alone = only and only.subject
    for frame in frames(books, plan, duty, only):
        for subject in in_set(books, duty, frame.span, frame.days.due, alone):
            away = frame.vacation or absence(books, duty, frame.span, subject, frame.days.due)
            obligation = owed(books, duty, frame.period, subject, frame.days, away)
            yield obligation if obligation.not_applicable else chained(books, obligation, settled)
