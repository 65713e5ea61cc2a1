"""Whether the days of a plan's duties can be found in the calendar, and lie in an order that can be kept."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.deadline import Window, holds_part, window
from careplan.domain.finding import Found
from careplan.domain.period import Period
from careplan.domain.sound import sound_duties

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.settlement import Books
    from careplan.records.place import Fact
    from careplan.records.plan import Duty, Plan

_OFF_DAYS: Final = frozenset({"before", "after"})


def days_amiss(books: "Books", rule: str) -> Iterator[Found]:
    """Yield, once for each duty that can be settled, what is wrong with its days by one rule."""
    for plan in books.plans:
        numbers = {id(duty): number for number, duty in enumerate(plan.duties)}
        for duty in sound_duties(plan):
            for found, field, facts in _amiss(books, plan, duty):
                if found == rule:
                    place = plan.place("duties", numbers[id(duty)], field)
                    yield Found(place, {"duty": duty.id, **facts})
                    break


def _amiss(books: "Books", plan: "Plan", duty: "Duty") -> "Iterator[tuple[str, str, dict[str, Fact]]]":
    """Yield rule, field and facts of what is wrong, period by period."""
    every = _periods(books, plan, duty)
    found = [p for p in every if (days := _window(books, duty, p)) is None or holds_part(duty, p, days)]
    if not found:
        field = "within" if every else "valid" if duty.valid else "every"
        yield "duty-never-owed", field, {"every": duty.every.text}
    for period in found:
        days = _window(books, duty, period)
        facts: dict[str, Fact] = {"period": period.label}
        if days is None:
            yield "day-not-in-calendar", "due" if duty.due else "within" if duty.within else "opens", facts
            continue
        facts |= {"opens": days.opens.isoformat(), "due": days.due.isoformat()}
        if days.due < days.opens and not duty.after:
            yield "due-before-opens", "due" if duty.due else "opens" if duty.opens else "within", facts
        yield from _closing(books, duty, period, days)
        if _moves_over(duty) and not books.calendar.announced(days.due.year):
            field = "day_off" if duty.day_off in _OFF_DAYS else "due"
            yield "holidays-not-announced", field, {**facts, "year": days.due.year}


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
    phrases = (duty.opens, duty.due, duty.closes, *(duty.within or ()))
    return duty.day_off in _OFF_DAYS or any(phrase is not None and phrase.unit == "workdays" for phrase in phrases)
