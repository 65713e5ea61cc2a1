"""No recurrence drifts: a century of periods and days against dateutil, which knows nothing of this project."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

import pytest
from dateutil import rrule
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.calendar import Calendar, Span
from careplan.domain.deadline import window
from careplan.domain.period import Period, periods
from careplan.records.calendar import CalendarYear
from careplan.records.expressions import parse_every
from careplan.records.plan import Duty
from tests.domain.books import duty

FIRST, LAST = date(1990, 1, 1), date(2090, 12, 31)
CENTURY = Span(FIRST, LAST)
NOWHERE = Calendar()
WEEKDAYS: Final = {
    "monday": rrule.MO,
    "tuesday": rrule.TU,
    "wednesday": rrule.WE,
    "thursday": rrule.TH,
    "friday": rrule.FR,
    "saturday": rrule.SA,
    "sunday": rrule.SU,
}
NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
ANCHORS = st.dates(FIRST, LAST)


def days(rule: rrule.rrule) -> list[date]:
    """Return the days of a rule that lie in the century."""
    return [found.date() for found in rule.between(_at(FIRST), _at(LAST), inc=True)]


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 days without an hour


def of(every: str, calendar: Calendar = NOWHERE) -> list[Period]:
    """Return a century's periods of a recurrence."""
    return periods(parse_every(every), CENTURY, calendar, "end")


def starts(every: str) -> list[date]:
    """Return on which days a recurrence's periods begin, but for those that the century cuts."""
    return [period.start for period in of(every) if period.start > FIRST]


def dues(phrase: str, every: str = "month") -> list[date]:
    """Return the due days of a duty in each period of a century."""
    made = Duty.model_validate(duty(every=every, due=phrase))
    found = [window(made, period, NOWHERE, 10) for period in of(every)]
    return [one.due for one in found if one]


def whole(found: list[Period]) -> bool:
    """Say whether each period begins on the day after the one before."""
    return all(before.end + timedelta(days=1) == after.start for before, after in pairwise(found))


@pytest.mark.parametrize("every", ["month", "quarter", "half-year", "year"])
def test_blocks_of_the_civil_year(every: str) -> None:
    """Months, quarters, half-years and years begin where the civil calendar says, for a hundred and one years."""
    step = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[every]
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_at(FIRST), interval=step, bymonthday=1)
    assert [period.start for period in of(every)] == days(rule)
    assert whole(of(every))
    assert of(every)[-1].end == LAST


@pytest.mark.parametrize(("every", "numbers"), [("half-month", (1, 16)), ("third-month", (1, 11, 21))])
def test_parts_of_a_month(every: str, numbers: tuple[int, ...]) -> None:
    """半月 and 旬 begin on the same days of each month, whatever its length."""
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_at(FIRST), bymonthday=numbers)
    assert [period.start for period in of(every)] == days(rule)
    assert whole(of(every))


def test_weeks_begin_on_mondays() -> None:
    """From 1990 to 2090, and each is named as ISO 8601 has it."""
    assert starts("week") == days(rrule.rrule(rrule.WEEKLY, dtstart=_at(FIRST), byweekday=rrule.MO))[1:]
    for period in of("week"):
        year, number, _ = period.start.isocalendar()
        assert period.label == f"{year}-W{number:02}"


@given(ANCHORS, st.integers(1, 60), st.sampled_from(["days", "weeks"]))
@settings(max_examples=25, deadline=None)
def test_stretches_from_a_day(anchor: date, n: int, unit: str) -> None:
    """N days or weeks from a date: each begins where counting from the date leads."""
    rule = rrule.rrule(rrule.DAILY, dtstart=_at(anchor), interval=n * (7 if unit == "weeks" else 1))
    found = of(f"{n} {unit} from {anchor}")
    assert [period.start for period in found] == days(rule)
    assert whole(found)


@given(ANCHORS, st.integers(1, 30))
@settings(max_examples=25, deadline=None)
def test_months_from_a_day(anchor: date, n: int) -> None:
    """N months from a date keep its number, or the month's end where it has none, and come back to it."""
    found = [period.start for period in of(f"{n} months from {anchor}")]
    steps = (anchor + relativedelta(months=k * n) for k in range(len(found) + 1))
    assert found == [day for day in steps if day <= LAST]


@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)), st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_years_from_a_day(day: date, n: int) -> None:
    """A year of its own, 29 February among its first days, begins on that day of every year."""
    found = starts(f"{n} years from {day}" if n > 1 else f"year from {day:%m-%d}")
    assert found == [first for k in range(-10, 91) if not k % n and (first := day + relativedelta(years=k)) > FIRST]


@pytest.mark.parametrize("number", range(1, 32))
def test_a_day_of_the_month(number: int) -> None:
    """The nth of each month, the last day where a month has fewer: the 31st stays on month ends for ever."""
    ends = tuple(range(min(number, 28), number + 1))
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_at(FIRST), bymonthday=ends, bysetpos=-1)
    assert dues(f"{number}" if number < 10 else f"day {number}") == days(rule)


@pytest.mark.parametrize("back", range(1, 6))
def test_a_day_from_the_end_of_the_month(back: int) -> None:
    """The last day but so many, leap years and all."""
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_at(FIRST), bymonthday=-back)
    assert dues(f"day -{back}") == days(rule)


@pytest.mark.parametrize("weekday", WEEKDAYS)
@pytest.mark.parametrize("nth", NTH)
def test_nth_weekdays(nth: str, weekday: str) -> None:
    """The first Monday, the last Friday, and every other, in each month of a century."""
    rule = rrule.rrule(rrule.MONTHLY, dtstart=_at(FIRST), byweekday=WEEKDAYS[weekday](NTH[nth]))
    assert dues(f"{nth} {weekday}") == days(rule)


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_weekday_of_each_week(weekday: str) -> None:
    """Each whole week has it once; where the century cuts a week, its last day stands in."""
    rule = rrule.rrule(rrule.WEEKLY, dtstart=_at(FIRST), byweekday=WEEKDAYS[weekday])
    assert dues(weekday, "week")[1:-1] == [day for day in days(rule) if date(1990, 1, 8) <= day < date(2090, 12, 25)]


@pytest.mark.parametrize("phrase", ["02-29", "02-28", "06-30", "12-31"])
def test_a_day_of_each_year(phrase: str) -> None:
    """29 February is the 28th in a common year."""
    leap = date.fromisoformat(f"2000-{phrase}")
    assert dues(phrase, "year") == [leap + relativedelta(year=year) for year in range(1990, 2091)]


@given(ANCHORS, st.sampled_from(["days", "weeks", "months"]), st.integers(0, 40), st.sampled_from("+-"))
@settings(max_examples=100, deadline=None)
def test_so_many_days_weeks_or_months_from_an_event(day: date, unit: str, n: int, sign: str) -> None:
    """The first day is not counted; a month ends on the day of the same number, or on its last."""
    made = Duty.model_validate(
        duty(every="event", trigger="flag", proof=None, opens="trigger - 40 months", due=f"trigger {sign} {n} {unit}")
    )
    found = window(made, Period("r1", day, day), NOWHERE, 0, trigger=day)
    assert found
    n = n if sign == "+" else -n
    step = {"days": relativedelta(days=n), "weeks": relativedelta(weeks=n), "months": relativedelta(months=n)}[unit]
    assert found.due == day + step


def _terms(moves: list[int]) -> Iterator[dict[str, object]]:
    for year, move in zip(range(1990, 2090), moves, strict=True):
        autumn, spring = date(year, 8, 26) + timedelta(days=move), date(year + 1, 2, 16) + timedelta(days=move)
        terms = [
            {"id": f"{year}-autumn", "name": "秋", "from": f"{autumn}", "until": f"{date(year + 1, 1, 20)}"},
            {"id": f"{year + 1}-spring", "name": "春", "from": f"{spring}", "until": f"{date(year + 1, 7, 8)}"},
        ]
        yield {"year": str(year), "terms": terms}


@given(st.lists(st.integers(0, 12), min_size=100, max_size=100))
@settings(max_examples=10, deadline=None)
def test_terms_vacations_and_school_years(moves: list[int]) -> None:
    """Terms that begin on another day each year: each once, vacations between, and a school year from each autumn."""
    years = list(_terms(moves))
    calendar = Calendar.of(CalendarYear.model_validate(year) for year in years)
    written = [(t["id"], t["from"], t["until"]) for year in years for t in year["terms"]]  # type: ignore[attr-defined]
    terms = of("term", calendar)
    assert [(p.label, f"{p.start}", f"{p.end}") for p in terms] == written
    vacations = of("vacation", calendar)
    assert whole(sorted([*terms, *vacations], key=lambda period: period.start))
    assert len(vacations) == len(terms) - 1
    years_found = of("school-year", calendar)
    assert whole(years_found)
    autumns = [from_ for id_, from_, _ in written if str(id_).endswith("autumn")]
    assert [f"{p.start}" for p in years_found][1:101] == autumns
