"""Days found from a period: what a phrase of the plan means in 2026."""

from datetime import date

import pytest

from careplan.domain.calendar import Calendar
from careplan.domain.deadline import Window, window
from careplan.domain.period import Period
from careplan.records.calendar import CalendarYear
from careplan.records.plan import Duty
from tests.domain.books import duty
from tests.domain.test_period import CALENDAR

MAY = Period("2026-05", date(2026, 5, 1), date(2026, 5, 31))
YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
SCHOOL_YEAR = Period("2026-2027", date(2026, 9, 1), date(2027, 8, 31))
JANUARY = Period("2027-01", date(2026, 12, 26), date(2027, 1, 25))


def days(period: Period, **words: str) -> Window | None:
    """Return the window of a duty with some words in a period; made up within ten days."""
    return window(Duty.model_validate(duty(**words)), period, CALENDAR, 10)


@pytest.mark.parametrize(
    ("phrase", "period", "due"),
    [
        ("end", MAY, "2026-05-31"),
        ("25", MAY, "2026-05-25"),
        ("day -1", MAY, "2026-05-31"),
        ("31", Period("2026-02", date(2026, 2, 1), date(2026, 2, 28)), "2026-02-28"),
        ("end + 5 days", MAY, "2026-06-05"),
        ("25 - 1 day", MAY, "2026-05-24"),
        ("25 - 2 workdays", MAY, "2026-05-21"),
        ("middle", MAY, "2026-05-16"),
        ("06-01", YEAR, "2026-06-01"),
        ("2026-06-10", YEAR, "2026-06-10"),
        ("late 05", YEAR, "2026-05-31"),
        ("early 06", YEAR, "2026-06-10"),
        ("month 06", YEAR, "2026-06-30"),
        ("week 2", Period("2026-spring", date(2026, 3, 2), date(2026, 7, 10)), "2026-03-15"),
        ("week 1", Period("2026-autumn", date(2026, 9, 1), date(2027, 1, 22)), "2026-09-06"),
        ("week 21", Period("2026-autumn", date(2026, 9, 1), date(2027, 1, 22)), "2027-01-22"),
        ("week -2", Period("2026-autumn", date(2026, 9, 1), date(2027, 1, 22)), "2027-01-17"),
        ("mid-autumn", YEAR, "2026-09-25"),
        ("double-ninth + 1 week", YEAR, "2026-10-25"),
        ("national-day holiday start", YEAR, "2026-10-01"),
        ("national-day holiday start - 1 workday", YEAR, "2026-09-30"),
        ("last friday 11", YEAR, "2026-11-27"),
        ("first monday", MAY, "2026-05-04"),
        ("wednesday", Period("2026-W19", date(2026, 5, 4), date(2026, 5, 10)), "2026-05-06"),
        ("term start + 7 days", Period("2026-autumn", date(2026, 9, 1), date(2027, 1, 22)), "2026-09-08"),
        ("term end", YEAR, "2027-01-22"),
        ("term start", Period("2026H2", date(2026, 7, 1), date(2026, 12, 31)), "2026-09-01"),
        ("term start", MAY, "2026-03-02"),
        ("term middle", Period("2026-spring", date(2026, 3, 2), date(2026, 7, 10)), "2026-05-06"),
        ("first monday 09", SCHOOL_YEAR, "2026-09-07"),
        ("first monday 06", SCHOOL_YEAR, "2027-06-07"),
        ("first monday 01", YEAR, "2026-01-05"),
        ("06-01", SCHOOL_YEAR, "2027-06-01"),
        ("12-31", SCHOOL_YEAR, "2026-12-31"),
        ("spring-festival - 20 days", SCHOOL_YEAR, "2027-01-17"),
        ("spring-festival - 20 days", Period("2023", date(2023, 1, 1), date(2023, 12, 31)), "2023-01-02"),
        ("spring-festival - 20 days", Period("2025", date(2025, 1, 1), date(2025, 12, 31)), "2025-01-09"),
        ("25", JANUARY, "2027-01-25"),
        ("day -1", JANUARY, "2027-01-31"),
        ("early", JANUARY, "2027-01-10"),
        ("late", JANUARY, "2027-01-31"),
        ("01-28", JANUARY, "2027-01-28"),
        ("12-20", JANUARY, "2026-12-20"),
        ("last friday", JANUARY, "2027-01-29"),
        ("25", Period("2027-01", date(2026, 12, 26), date(2026, 12, 31)), "2027-01-25"),
        ("wednesday", Period("2026-W01", date(2026, 1, 1), date(2026, 1, 4)), "2026-01-04"),
        ("thursday", Period("2026-W01", date(2026, 1, 1), date(2026, 1, 4)), "2026-01-01"),
        ("02-29", YEAR, "2026-02-28"),
        ("02-29", Period("2028", date(2028, 1, 1), date(2028, 12, 31)), "2028-02-29"),
        ("end - 36 hours", MAY, "2026-05-30"),
        ("middle 05", YEAR, "2026-05-20"),
        ("summer vacation", YEAR, "2026-08-31"),
        ("end + 1 month", MAY, "2026-06-30"),
        ("start + 25 hours", MAY, "2026-05-03"),
    ],
)
def test_due_days(phrase: str, period: Period, due: str) -> None:
    """A phrase names one day, and the window contains it."""
    found = days(period, due=phrase)
    assert found
    assert found.due.isoformat() == due
    assert found.closes >= found.due


@pytest.mark.parametrize(
    ("span", "opens", "due"),
    [
        ("late 05", "2026-05-21", "2026-05-31"),
        ("mid-autumn .. double-ninth", "2026-09-25", "2026-10-18"),
        ("03-01 .. 12-31", "2026-03-01", "2026-12-31"),
        ("summer vacation", "2026-07-11", "2026-08-31"),
        ("month 11", "2026-11-01", "2026-11-30"),
        ("early 06", "2026-06-01", "2026-06-10"),
        ("first monday 09 .. last friday 09", "2026-09-07", "2026-09-25"),
    ],
)
def test_spans(span: str, opens: str, due: str) -> None:
    """A span opens on its first day and is due on its last."""
    found = days(YEAR, within=span)
    assert found
    assert (found.opens.isoformat(), found.due.isoformat()) == (opens, due)


@pytest.mark.parametrize(("policy", "due"), [("as-stated", 25), ("before", 24), ("after", 28)])
def test_the_25th_on_mid_autumn_itself(policy: str, due: int) -> None:
    """In September 2026 the 25th is a day off, and so are the two days after it."""
    september = Period("2026-09", date(2026, 9, 1), date(2026, 9, 30))
    found = days(september, due="25", day_off=policy)
    assert found
    assert found.due == date(2026, 9, due)


def test_the_term_that_starts_in_a_half_year_is_meant() -> None:
    """The autumn term before reaches into January; its start is no day of this half year."""
    terms = [
        {"id": "2025-autumn", "name": "秋", "from": "2025-09-01", "until": "2026-01-23"},
        {"id": "2026-spring", "name": "春", "from": "2026-03-02", "until": "2026-07-10"},
    ]
    calendar = Calendar.of([CalendarYear.model_validate({"year": "2026", "terms": terms})])
    first_half = Period("2026H1", date(2026, 1, 1), date(2026, 6, 30))
    found = window(Duty.model_validate(duty(due="term start + 7 days")), first_half, calendar, 10)
    assert found
    assert found.due == date(2026, 3, 9)


@pytest.mark.parametrize("phrase", ["term start", "summer vacation"])
def test_a_period_without_a_term_or_a_vacation(phrase: str) -> None:
    """February has neither here."""
    assert days(Period("2026-02", date(2026, 2, 1), date(2026, 2, 28)), due=phrase) is None


def test_a_day_that_the_calendar_does_not_know() -> None:
    """No winter vacation is on record for 2026, so no day is guessed."""
    assert days(YEAR, due="winter vacation") is None


def test_it_closes_when_the_duty_says_and_never_before_it_is_due() -> None:
    """`closes` is the duty's own word; otherwise the township's days for making up are added."""
    stated, short, plain = days(MAY, closes="end + 30 days"), days(MAY, closes="15"), days(MAY)
    assert stated and short and plain  # noqa: PT018 three windows, one thought
    assert [w.closes.isoformat() for w in (stated, short, plain)] == ["2026-06-30", "2026-05-31", "2026-06-10"]
