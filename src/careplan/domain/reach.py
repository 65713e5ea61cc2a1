"""Whether the days of a plan's duties can be found in the calendar, and lie in an order that can be kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.deadline import Window, follows_itself, holds_part, stated, window
from careplan.domain.finding import Found
from careplan.domain.period import Period
from careplan.domain.sound import sound_duties
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.books import Books
    from careplan.domain.calendar import Span
    from careplan.records.expressions import DayPhrase
    from careplan.records.place import Fact
    from careplan.records.plan import Duty, Plan

_WEEKENDS: Final = Text("暂按周末算", "weekends only are taken for days off")
_NOTHING: Final = Text("公布以前找不到日子，先不列", "nothing is owed until they are")
_MINUTES: Final = 24 * 60
_OFF_DAYS: Final = frozenset({"before", "after"})


def days_amiss(books: "Books", rule: str) -> Iterator[Found]:
    """Yield, once for each duty that can be settled, what is wrong with its days by one rule."""
    found = books.amiss.get("days")
    if found is None:
        found = books.amiss["days"] = {}
        whole = books.from_the_first
        for plan in books.plans:
            for one, place in _every(whole, plan):
                found.setdefault(one, []).append(place)
    yield from found.get(rule, ())


def _every(books: "Books", plan: "Plan") -> "Iterator[tuple[str, Found]]":
    """Yield what is wrong with the days of a plan's duties: each rule once for each duty."""
    numbers = {id(duty): number for number, duty in enumerate(plan.duties)}
    for duty in sound_duties(plan):
        seen = set()
        for rule, field, facts in _amiss(books, plan, duty):
            if rule not in seen:
                seen.add(rule)
                yield rule, Found(plan.place("duties", numbers[id(duty)], field), {"duty": duty.id, **facts})


def _amiss(books: "Books", plan: "Plan", duty: "Duty") -> "Iterator[tuple[str, str, dict[str, Fact]]]":
    """Yield rule, field and facts of what is wrong, period by period."""
    every = _periods(books, plan, duty)
    found = [p for p in every if _has_days(books, duty, p)]
    if not found:
        field = "within" if every else "valid" if duty.valid else "every"
        yield "duty-never-owed", field, {"every": duty.every.text}
    yield from _shared(books, duty, found)
    for period in found:
        days = _window(books, duty, period)
        facts: dict[str, Fact] = {"period": period.label}
        if days is None:
            field = "due" if duty.due else "within" if duty.within else "opens"
            waiting = _unannounced(books, duty, period)
            if waiting:
                yield "holidays-not-announced", field, {**facts, "year": waiting, "meanwhile": _NOTHING}
            else:
                yield "day-not-in-calendar", field, facts
            continue
        facts |= {"opens": days.opens.isoformat(), "due": days.due.isoformat()}
        yield from _too_much(duty, period, days)
        if days.due < days.opens and not duty.after:
            yield "due-before-opens", "due" if duty.due else "opens" if duty.opens else "within", facts
        yield from _closing(books, duty, period, days)
        if _moves_over(duty) and not books.calendar.announced(days.due.year):
            field = "day_off" if duty.day_off in _OFF_DAYS else "due"
            yield "holidays-not-announced", field, {**facts, "year": days.due.year, "meanwhile": _WEEKENDS}


def _has_days(books: "Books", duty: "Duty", period: Period) -> bool:
    """Return whether a duty has days in a period, or the calendar cannot tell; a summer has no winter vacation."""
    days = _window(books, duty, period)
    if days is not None:
        return holds_part(duty, period, days)
    known = all(books.calendar.knows(day) for day in period.whole)
    return not known or any(phrase is not None and phrase.anchor == "holiday" for phrase in _phrases(duty))


def _shared(books: "Books", duty: "Duty", found: list[Period]) -> "Iterator[tuple[str, str, dict[str, Fact]]]":
    """Yield that days of one's own lie in two periods and hold neither: they would be owed once in each."""
    if not follows_itself(duty) or duty.after or not (duty.within or (duty.opens and duty.due)):
        return
    sharing: dict[Span, list[Period]] = {}
    for period in found:
        days = stated(duty, period, books.calendar)
        if days:
            sharing.setdefault(days, []).append(period)
    for days, periods in sharing.items():
        whole = duty.within and any(days.meet(period.whole) == period.whole for period in periods)
        if len(periods) > 1 and not whole:
            labels = {"period": periods[0].label, "next": periods[1].label}
            field = "within" if duty.within else "opens"
            yield "days-across-periods", field, {**labels, "from": f"{days.from_}", "until": f"{days.until}"}


def _too_much(duty: "Duty", period: Period, days: Window) -> "Iterator[tuple[str, str, dict[str, Fact]]]":
    """Yield what cannot be kept in the days that there are: a gap beyond the period, more than the days can hold.

    More minutes than the days have; or, in days that the duty names itself, more than one act a day.
    """
    length = period.whole.length()
    if duty.gap is not None and duty.gap > length and follows_itself(duty):
        yield "gap-over-period", "gap", {"gap": duty.gap, "period": period.label, "days": length}
    named = duty.within is not None or (duty.opens is not None and duty.due is not None)
    room = max((days.due - days.opens).days + 1, 1)
    room = room if named or duty.count.of == "minutes" else length
    most = room * _MINUTES if duty.count.of == "minutes" else room
    if duty.count.least > most and not duty.after and (named or duty.count.of != "acts"):
        yield "count-over-days", "count", {"count": duty.count.text, "period": period.label, "days": room}


def _unannounced(books: "Books", duty: "Duty", period: Period) -> int | None:
    """Return the year whose holidays must be announced before the days of a period can be found, None if none."""
    named = any(phrase is not None and phrase.anchor == "holiday" for phrase in _phrases(duty))
    years = (period.whole.from_.year, period.whole.until.year)
    return next((year for year in years if named and not books.calendar.announced(year)), None)


def _phrases(duty: "Duty") -> "tuple[DayPhrase | None, ...]":
    return (duty.opens, duty.due, duty.closes, *(duty.within or ()))


def _periods(books: "Books", plan: "Plan", duty: "Duty") -> list[Period]:
    """Return a duty's periods; of an event's duty, the day on which it could first happen; of a stay, the longest."""
    if duty.every.unit not in {"event", "stay"}:
        return books.periods(plan, duty)
    first, last = books.in_force(plan, duty)
    if first > last:
        return []
    return [Period(first.isoformat(), first, last if duty.every.unit == "stay" else first)]


def _closing(
    books: "Books", duty: "Duty", period: Period, days: Window
) -> "Iterator[tuple[str, str, dict[str, Fact]]]":
    if duty.closes is None:
        return
    bare = duty.model_copy(update={"due": duty.closes, "closes": None, "day_off": "as-stated"})
    closing = _window(books, bare, period)
    if closing is None:
        yield "day-not-in-calendar", "closes", {"period": period.label}
    elif closing.due < days.due:
        facts: dict[str, Fact] = {"period": period.label, "closes": closing.due.isoformat()}
        yield "closes-before-due", "closes", {**facts, "due": days.due.isoformat()}


def _window(books: "Books", duty: "Duty", period: Period) -> Window | None:
    event: date | None = period.start if duty.trigger else None
    calendar, make_up = books.calendar, books.register.township.readings.make_up_days
    return window(duty, period, calendar, make_up, trigger=event, after=period.start)


def _moves_over(duty: "Duty") -> bool:
    """Return whether a duty's days depend on which days are off."""
    return duty.day_off in _OFF_DAYS or any(p is not None and p.unit == "workdays" for p in _phrases(duty))
