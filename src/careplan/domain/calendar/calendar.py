"""The township's calendar: terms, days off and festivals, from its records and the announced holidays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, Self, TypeAlias

from careplan.domain.calendar.festival import festival
from careplan.domain.calendar.holiday import announced, announced_day
from careplan.domain.calendar.months import Span
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.records.calendar import CalendarYear, DayOff, Term, Workday

Vacation: TypeAlias = Literal["winter", "summer"]

_DAY = timedelta(days=1)
_SATURDAY = 5


class Holiday(NamedTuple):
    """A whole holiday, from its first day off to its last; two that touch are one, under both names."""

    name: Text
    from_: date
    until: date


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """What every day is in this township; made by `Calendar.of(years)`, with no years only notices speak.

    The township's own word is stronger than a notice, and a worked day is stronger than days off around it.
    """

    terms: tuple["Term", ...] = ()
    years: frozenset[int] = frozenset()
    copied: frozenset[int] = frozenset()
    own_off: Mapping[date, "DayOff"] = field(default_factory=dict)
    own_work: Mapping[date, "Workday"] = field(default_factory=dict)
    own_festivals: Mapping[tuple[str, int], date] = field(default_factory=dict)

    @classmethod
    def of(cls, years: Iterable["CalendarYear"]) -> Self:
        """Return the calendar of some years' records; a term that stands in two files is one term."""
        known = sorted(years, key=lambda y: y.year)
        terms = {term.id: term for record in known for term in record.terms}
        return cls(
            terms=tuple(sorted(terms.values(), key=lambda t: (t.from_, t.until, t.id))),
            years=frozenset(r.year for r in known),
            copied=frozenset(r.year for r in known if r.notice),
            own_off={day: off for r in known for off in r.days_off for day in Span(off.first, off.last).days()},
            own_work={work.date: work for r in known for work in r.workdays},
            own_festivals={(name, r.year): day for r in known for name, day in r.festivals.items()},
        )

    # terms

    def knows(self, day: date) -> bool:
        """Say whether the records settle if a day is in a term or in a vacation.

        They do inside a term, and between two terms if the day's own year has a file.
        """
        if self.term_on(day):
            return True
        return day.year in self.years and self.terms[:1] != () and self.terms[0].from_ <= day <= self.terms[-1].until

    def term_on(self, day: date) -> "Term | None":
        """Return the term that a day lies in."""
        return next((term for term in self.terms if term.from_ <= day <= term.until), None)

    def terms_between(self, first: date, last: date) -> tuple["Term", ...]:
        """Return the terms that share a day with the span, in order."""
        return tuple(term for term in self.terms if term.from_ <= last and term.until >= first)

    def in_session(self, day: date) -> bool:
        """Say whether a day lies in a term, days off in it included; ask `knows` before trusting a no."""
        return self.term_on(day) is not None

    def vacation(self, kind: Vacation, year: int) -> Span | None:
        """Return the gap between terms around Spring Festival or 1 August, None where it is not on record."""
        inside = festival("spring-festival", year) if kind == "winter" else date(year, 8, 1)
        if self.in_session(inside) or not self.knows(inside):
            return None
        before = max(term.until for term in self.terms if term.until < inside)
        after = min(term.from_ for term in self.terms if term.from_ > inside)
        return Span(before + _DAY, after - _DAY)

    def school_year_of(self, day: date) -> Span:
        """Return the school year around a day: from an autumn term's start to the day before the next one's.

        An autumn term begins in July to October; a year without one on record begins on 1 September.
        """
        year = day.year if day >= self._school_year_start(day.year) else day.year - 1
        return Span(self._school_year_start(year), self._school_year_start(year + 1) - _DAY)

    def _school_year_start(self, year: int) -> date:
        july, october = date(year, 7, 1), date(year, 10, 31)
        return next((t.from_ for t in self.terms if july <= t.from_ <= october), date(year, 9, 1))

    # days off

    def announced(self, year: int) -> bool:
        """Say whether a year's holidays are known: to the library, or copied in full into the year's file."""
        return year in self.copied or announced(year)

    def is_workday(self, day: date) -> bool:
        """Say whether a day is worked: by the township's records, else the notice, else Monday to Friday."""
        if day in self.own_work:
            return True
        if day in self.own_off:
            return False
        said = announced_day(day)
        return not said.off if said else day.weekday() < _SATURDAY

    def why_day(self, day: date) -> Text:
        """Return why a day is worked or not and who says so, names filled in; a guess is called one."""
        own = self.own_work.get(day) or self.own_off.get(day)
        if own:
            return _own_word(own, worked=day in self.own_work)
        said = announced_day(day)
        if said and said.holiday:
            return _notice_word(said.holiday, off=said.off)
        plain = _WEEKEND if day.weekday() >= _SATURDAY else _WEEKDAY
        if self.announced(day.year):
            return plain
        return Text(
            zh=f"{day.year} 年的放假安排尚未公布，暂按{plain.zh}算",
            en=f"the holidays of {day.year} are not announced yet; taken for {plain.en} until then",
        )

    def next_workday(self, day: date) -> date:
        """Return the day itself if it is worked, else the first worked day after it."""
        while not self.is_workday(day):
            day += _DAY
        return day

    def previous_workday(self, day: date) -> date:
        """Return the day itself if it is worked, else the last worked day before it."""
        while not self.is_workday(day):
            day -= _DAY
        return day

    def shift_days(self, day: date, n: int) -> date:
        """Return the day `n` days later (earlier, if negative); the day itself is not counted."""
        return day + n * _DAY

    def shift_workdays(self, day: date, n: int) -> date:
        """Return the nth worked day after a day (before it, if negative); the day itself is not counted."""
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def holidays_between(self, first: date, last: date) -> list[Holiday]:
        """Return the holidays that share a day with the span, each whole; a mere weekend is none."""
        found: list[Holiday] = []
        day = first
        while day <= last:
            if self._holiday(day):
                found.append(self._whole_holiday(day))
                day = found[-1].until
            day += _DAY
        return found

    def _holiday(self, day: date) -> Text | None:
        if day in self.own_work:
            return None
        if day in self.own_off:
            name = self.own_off[day].name
            return Text(zh=name, en=name)
        said = announced_day(day)
        return said.holiday if said and said.off else None

    def _whole_holiday(self, day: date) -> Holiday:
        first = last = day
        while self._holiday(first - _DAY):
            first -= _DAY
        while self._holiday(last + _DAY):
            last += _DAY
        names = list(dict.fromkeys(name for d in Span(first, last).days() if (name := self._holiday(d))))
        joined = Text(zh="、".join(name.zh for name in names), en=" and ".join(name.en for name in names))
        return Holiday(joined, first, last)

    def school_days_between(self, first: date, last: date) -> list[date]:
        """Return the days of a span that are worked and lie in a term."""
        return [day for day in Span(first, last).days() if self.in_session(day) and self.is_workday(day)]

    # festivals

    def festival(self, name: str, year: int) -> date:
        """Return the day of a festival, the township's own word first; KeyError for an unknown name."""
        own = self.own_festivals.get((name, year))
        return own or festival(name, year)


_WEEKEND = Text(zh="周末休息", en="a weekend")
_WEEKDAY = Text(zh="周一至周五的工作日", en="a workday, Monday to Friday")


def _own_word(own: "DayOff | Workday", *, worked: bool) -> Text:
    if worked:
        return Text(
            zh=f"本乡镇校历定为上班日：{own.name}（{own.why}）",
            en=f"worked by the township's calendar: {own.name} ({own.why})",
        )
    return Text(
        zh=f"本乡镇校历定为放假：{own.name}（{own.why}）",
        en=f"off by the township's calendar: {own.name} ({own.why})",
    )


def _notice_word(holiday: Text, *, off: bool) -> Text:
    if off:
        return Text(zh=f"国务院公布的假期：{holiday.zh}", en=f"announced holiday: {holiday.en}")
    return Text(zh=f"国务院公布的调休上班日（{holiday.zh}）", en=f"announced workday in exchange for {holiday.en}")
