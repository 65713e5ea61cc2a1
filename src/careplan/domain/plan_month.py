"""A month under a plan: what is owed in it, and the days of the calendar that matter, each with its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from careplan.domain.books import Books
from careplan.domain.calendar import Calendar, Span, Vacation, nth_weekday
from careplan.domain.calendar.festival import FESTIVALS, Festival
from careplan.domain.dating import Dated, closed, due, opened
from careplan.domain.day_words import day_words
from careplan.domain.obligation import Obligation, Settlement, State
from careplan.domain.phrase_words import festival_words
from careplan.records.expressions import DayPhrase
from careplan.records.plan import Duty, Plan
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

_OF_PERIOD: Final = frozenset({"start", "middle", "end"})
_FESTIVE: Final = frozenset({"festival", "holiday"})
_VACATIONS: Final[Mapping[str, Vacation]] = {"winter": "winter", "summer": "summer"}
_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_APPLICABLE: Final = frozenset(State) - {State.NOT_APPLICABLE}
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Entry:
    """Obligations of one duty and period that share their days: those of several subjects."""

    items: tuple[Settlement, ...]
    opens: Dated
    due: Dated
    closes: Dated

    @property
    def duty(self) -> Duty:
        """The duty that is owed."""
        return self.items[0].obligation.duty

    @property
    def period(self) -> str:
        """The name of the period."""
        return self.items[0].obligation.period.label

    @property
    def waits(self) -> Text | None:
        """What must be done first, where it waits on the day; its days are then those of the whole period."""
        return self.items[0].obligation.waits

    @property
    def subjects(self) -> tuple[str, ...]:
        """Everyone to whom it is owed."""
        return tuple(item.obligation.subject for item in self.items)


@dataclass(frozen=True, slots=True)
class Noted:
    """Days that the calendar tells apart, what they are, and why."""

    kind: str
    """`festival`, `day-off`, `workday`, `term`, `vacation`, `weekday` or `not-announced`."""
    from_: date
    until: date
    what: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Month:
    """What a month holds for a school or for all."""

    month: Span
    school: str | None
    due: tuple[Entry, ...]
    """What is due in the month, by due day."""
    running: tuple[Entry, ...]
    """What can be done in the month and is due later, states that must hold among them."""
    events: tuple[tuple[Plan, Duty], ...]
    """Duties that an event would open."""
    days: tuple[Noted, ...]


def month_of(world: "World", span: Span, school: str | None) -> Month:
    """Return what is owed in a month, and its days. What is not applicable is left out."""
    groups: dict[tuple[str, ...], list[Settlement]] = {}
    for item in world.answered_by(school, lambda o: o.opens <= span.until and o.due >= span.from_, _APPLICABLE):
        groups.setdefault(_alike(item), []).append(item)
    entries = [_entry(world, tuple(groups[key])) for key in sorted(groups)]
    return Month(
        month=span,
        school=school,
        due=tuple(entry for entry in entries if entry.due.day <= span.until),
        running=tuple(entry for entry in entries if entry.due.day > span.until),
        events=tuple(_events(world.books, span)),
        days=tuple(sorted(_days(world.books, span), key=lambda noted: (noted.from_, noted.kind, noted.what))),
    )


def _alike(item: Settlement) -> tuple[str, ...]:
    """Return what obligations share that stand in one line: due first, so that lines are in that order."""
    o, ruling = item.obligation, item.ruling
    row = o.trigger.row_id if o.trigger else ""
    moved = ruling.row_id if ruling else ""
    waits = o.waits.en if o.waits else ""
    return f"{o.due}", o.duty.id, o.period.label, f"{o.opens}", f"{o.closes}", row, moved, waits


def _entry(world: "World", items: tuple[Settlement, ...]) -> Entry:
    first = items[0]
    found = due(world, first)
    reasons = tuple(_reasons(world.books.calendar, first))
    return Entry(
        items,
        opened(world, first),
        found._replace(how=(*found.how[:1], *reasons, *found.how[1:])),
        closed(world, first),
    )


def _reasons(calendar: Calendar, item: Settlement) -> Iterator[Text]:
    """Yield when the festival, the terms or the vacation are by which a due day is found."""
    duty, period = item.obligation.duty, item.obligation.period
    phrase = duty.due or (duty.within[1] if duty.within else None)
    anchor = phrase.anchor if phrase else "end"
    args = phrase.args if phrase else ()
    if duty.every.unit == "festival" and anchor in _OF_PERIOD:
        year, _, name = period.label.partition("-")
        yield _festival_reason(calendar, name, int(year))
    elif anchor in _FESTIVE:
        for year_ in sorted({period.start.year, period.end.year}):
            yield _festival_reason(calendar, args[0], year_)
    else:
        yield from _school_reasons(calendar, item.obligation, anchor, args)


def _school_reasons(calendar: Calendar, obligation: Obligation, anchor: str, args: tuple[str, ...]) -> Iterator[Text]:
    """Yield the days of the terms or of the vacation in which a due day lies."""
    period, unit = obligation.period, obligation.duty.every.unit
    if anchor == "term" or (unit == "term" and anchor in _OF_PERIOD):
        for term in calendar.terms_between(period.start, period.end):
            yield Text(f"学期 {term.id}：{term.from_} 至 {term.until}", f"term {term.id}: {term.from_} to {term.until}")
    elif unit == "vacation" and anchor in _OF_PERIOD:
        yield Text(f"假期：{period.start} 至 {period.end}", f"vacation: {period.start} to {period.end}")
    elif anchor == "vacation":
        span = calendar.vacation(_VACATIONS[args[0]], period.end.year)
        if span:
            yield Text(f"假期：{span.from_} 至 {span.until}", f"vacation: {span.from_} to {span.until}")


def _festival_reason(calendar: Calendar, name: str, year: int) -> Text:
    day, title = calendar.festival(name, year), festival_words(name)
    why = _why_festival(calendar, name, year)
    return Text(f"{title.zh} {day}（{why.zh}）", f"{title.en} {day} ({why.en})")


def _why_festival(calendar: Calendar, name: str, year: int) -> Text:
    return _OWN if (name, year) in calendar.own_festivals else reckoned(FESTIVALS[name])


def _events(books: Books, span: Span) -> Iterator[tuple[Plan, Duty]]:
    for plan in books.plans:
        for duty in plan.duties:
            if duty.every.unit == "event" and books.in_force(plan, duty).meet(span):
                yield plan, duty


def _days(books: Books, span: Span) -> Iterator[Noted]:
    calendar = books.calendar
    yield from _festivals(calendar, span)
    yield from _days_off(calendar, span)
    yield from _terms(calendar, span)
    yield from _weekdays(books, span)
    if not calendar.announced(span.from_.year):
        what = Text(f"{span.from_.year} 年放假安排", f"holidays of {span.from_.year}")
        yield Noted("not-announced", span.from_, span.until, what, calendar.why_day(span.from_))


def _festivals(calendar: Calendar, span: Span) -> Iterator[Noted]:
    for name in FESTIVALS:
        day = calendar.festival(name, span.from_.year)
        if span.holds(day):
            yield Noted("festival", day, day, festival_words(name), _why_festival(calendar, name, day.year))


_OWN: Final = Text("本镇校历写明", "by the township's calendar")


def reckoned(festival: Festival) -> Text:
    """Return how a festival's day is found."""
    if festival.reckoning == "civil":
        return Text(f"公历 {festival.month} 月 {festival.day} 日", "a fixed day of the civil calendar")
    if festival.reckoning == "solar-term":
        return Text("节气", "a solar term")
    if festival.shift:
        return Text("农历正月初一前一天", "the day before the first day of the lunar year")
    zh = f"农历 {festival.month} 月 {festival.day} 日"
    return Text(zh, f"day {festival.day} of lunar month {festival.month}, never a leap month")


def _days_off(calendar: Calendar, span: Span) -> Iterator[Noted]:
    """Yield each run of holidays, whole, and each worked Saturday or Sunday."""
    for holiday in calendar.holidays_between(span.from_, span.until):
        why = calendar.why_day(max(holiday.from_, span.from_))
        yield Noted("day-off", holiday.from_, holiday.until, holiday.name, why)
    for day in span.days():
        if day.weekday() >= _SATURDAY and calendar.is_workday(day):
            yield Noted("workday", day, day, Text("上班日", "a workday"), calendar.why_day(day))


def _terms(calendar: Calendar, span: Span) -> Iterator[Noted]:
    terms = calendar.terms
    for term in calendar.terms_between(span.from_, span.until):
        why = Text(f"校历：{term.from_} 至 {term.until}", f"by the calendar: {term.from_} to {term.until}")
        yield Noted("term", term.from_, term.until, Text(f"学期 {term.id}", f"term {term.id}"), why)
    for before, after in pairwise(terms):
        gap = Span(before.until + _DAY, after.from_ - _DAY)
        if gap.from_ <= gap.until and gap.meet(span):
            why = Text(f"{before.id} 与 {after.id} 之间", f"between {before.id} and {after.id}")
            yield Noted("vacation", gap.from_, gap.until, Text("假期", "vacation"), why)


def _weekdays(books: Books, span: Span) -> Iterator[Noted]:
    """Yield the weekdays by number that the plans in force name and that lie in the month."""
    seen: set[tuple[str, ...]] = set()
    for plan in books.plans:
        for duty in plan.duties:
            for phrase in _phrases(duty) if books.in_force(plan, duty).meet(span) else ():
                if phrase.args not in seen and _named_here(phrase, span):
                    seen.add(phrase.args)
                    yield from _nth(phrase, span)


def _phrases(duty: Duty) -> Iterator[DayPhrase]:
    for phrase in (duty.opens, duty.due, duty.closes, *(duty.within or ())):
        if phrase is not None and phrase.anchor == "weekday" and phrase.args[0]:
            yield phrase


def _named_here(phrase: DayPhrase, span: Span) -> bool:
    return not phrase.args[2] or int(phrase.args[2]) == span.from_.month


def _nth(phrase: DayPhrase, span: Span) -> Iterator[Noted]:
    day = nth_weekday(span.from_.year, span.from_.month, _NTH[phrase.args[0]], _WEEKDAYS.index(phrase.args[1]))
    if day:
        bare = DayPhrase(phrase.text, phrase.anchor, phrase.args)
        why = Text(f"计划写“{phrase.text}”", f"the plan says “{phrase.text}”")
        yield Noted("weekday", day, day, day_words(bare, "first"), why)
