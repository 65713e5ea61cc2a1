"""Periods: each found from the calendar and its anchor, never from the one before."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.calendar import Calendar, Span
from careplan.domain.period import periods
from careplan.records.calendar import CalendarYear
from careplan.records.expressions import parse_every

CALENDAR = Calendar.of(
    [
        CalendarYear.model_validate(
            {
                "year": "2026",
                "terms": [
                    {"id": "2026-spring", "name": "春", "from": "2026-03-02", "until": "2026-07-10"},
                    {"id": "2026-autumn", "name": "秋", "from": "2026-09-01", "until": "2027-01-22"},
                ],
            }
        )
    ]
)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
CENTURY = st.dates(date(1990, 1, 1), date(2089, 12, 31))
RECURRENCES = (
    "day",
    "week",
    "2 weeks from 2026-03-02",
    "month",
    "2 months from 2026-01-31",
    "quarter",
    "half-year",
    "school-year",
    "year",
    "year from 07-01",
    "year from 02-29",
    "month from 2026-01-31",
    "2 years",
    "festival mid-autumn, double-ninth",
    "once",
)


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("quarter", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("half-year", ["2026H1", "2026H2"]),
        ("year", ["2026"]),
        ("once", ["2026"]),
        ("year from 07-01", ["2025-2026", "2026-2027"]),
        ("year from 2026-07-01", ["2025-2026", "2026-2027"]),
        ("2 years from 2025-07-01", ["2025-2027"]),
        ("month from 2026-10-15", ["2026-10+1", "2026-11+1", "2026-12+1"]),
        ("term", ["2026-spring", "2026-autumn"]),
        ("vacation", ["2026-07-11..2026-08-31"]),
        ("school-year", ["2025-2026", "2026-2027"]),
        ("festival mid-autumn, spring-festival", ["2026-spring-festival", "2026-mid-autumn"]),
        ("6 months from 2026-01-01", ["2026-01+6", "2026-07+6"]),
    ],
)
def test_names_of_periods(every: str, expected: list[str]) -> None:
    """Each recurrence has names that a clerk can write into counts_for."""
    assert [p.label for p in periods(parse_every(every), YEAR, CALENDAR, "end")] == expected


def test_a_year_from_the_29th_of_february() -> None:
    """It begins on the 28th where there is no 29th, and no day falls between two years."""
    years = periods(parse_every("year from 02-29"), Span(date(2026, 6, 1), date(2029, 6, 1)), CALENDAR, "end")
    assert [str(p.start) for p in years[1:]] == ["2027-02-28", "2028-02-29", "2029-02-28"]
    assert all(before.end + timedelta(days=1) == after.start for before, after in pairwise(years))


def test_weeks_begin_on_monday_and_are_cut_at_the_ends() -> None:
    """The week that holds New Year's Day keeps its ISO name and only the days inside."""
    weeks = periods(parse_every("week"), YEAR, CALENDAR, "end")
    assert weeks[0][:3] == ("2026-W01", date(2026, 1, 1), date(2026, 1, 4))
    assert weeks[-1][:3] == ("2026-W53", date(2026, 12, 28), date(2026, 12, 31))


def test_months_that_close_on_the_25th() -> None:
    """They run from the 26th to the 25th and are named by the month in which they close."""
    may = [p for p in periods(parse_every("month"), YEAR, CALENDAR, 25) if p.label == "2026-05"]
    assert [p[:3] for p in may] == [("2026-05", date(2026, 4, 26), date(2026, 5, 25))]


def test_school_days_leave_out_days_off() -> None:
    """On Labour Day no school day is owed."""
    days = periods(parse_every("school day"), Span(date(2026, 4, 30), date(2026, 5, 9)), CALENDAR, "end")
    assert [p.label for p in days] == ["2026-04-30", "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09"]


@given(start=CENTURY, length=st.integers(0, 800), every=st.sampled_from(RECURRENCES))
def test_periods_never_overlap_and_stay_inside(start: date, length: int, every: str) -> None:
    """In order, inside the span, each day at most once."""
    span = Span(start, min(start + timedelta(days=length), date(2099, 12, 31)))
    found = periods(parse_every(every), span, Calendar(), "end")
    assert len({p.label for p in found}) == len(found)
    for period in found:
        assert span.from_ <= period.start <= period.end <= span.until
    for before, after in pairwise(found):
        assert before.end < after.start


@given(
    start=CENTURY, length=st.integers(0, 800), every=st.sampled_from(["week", "month", "quarter", "half-year", "year"])
)
def test_periods_without_gaps(start: date, length: int, every: str) -> None:
    """Weeks, months and years cover every day of a span."""
    span = Span(start, min(start + timedelta(days=length), date(2099, 12, 31)))
    found = periods(parse_every(every), span, Calendar(), "end")
    assert sum((p.end - p.start).days + 1 for p in found) == span.length()


@given(start=CENTURY)
def test_a_month_is_the_same_wherever_one_begins_to_count(start: date) -> None:
    """The month of a day is that month for ever: nothing drifts."""
    whole = {
        p.label: p for p in periods(parse_every("month"), Span(date(1990, 1, 1), date(2089, 12, 31)), Calendar(), 31)
    }
    first = periods(parse_every("month"), Span(start, start), Calendar(), "end")[0]
    assert whole[first.label].start <= start <= whole[first.label].end
