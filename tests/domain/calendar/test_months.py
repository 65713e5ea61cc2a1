"""Civil dates: nothing drifts from 1990 to 2090."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.calendar import (
    Span,
    add_months,
    add_years,
    closing_month,
    days_after,
    half_year,
    month,
    month_end,
    month_start,
    nth_weekday,
    on_day,
    part_of_month,
    quarter,
    today_in_shanghai,
    week,
    week_start,
    year,
)

FIRST, LAST = date(1990, 1, 1), date(2090, 12, 31)
ONE = timedelta(days=1)
days = st.dates(FIRST, LAST)


def test_the_31st_stays_at_month_ends_for_a_hundred_years() -> None:
    """Counted from its anchor, a duty of the 31st falls on every month's last day."""
    anchor = date(1990, 1, 31)
    for n in range(101 * 12):
        found = add_months(anchor, n)
        assert (found + ONE).day == 1
        assert (found.year - 1990) * 12 + found.month - 1 == n


def test_29_february_comes_back_in_leap_years() -> None:
    """A birthday of 29 February is kept on 28 February in other years and returns."""
    found = [add_years(date(2024, 2, 29), n).isoformat() for n in range(5)]
    assert found == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    assert add_years(date(2000, 2, 29), 90) == date(2090, 2, 28)


@given(days, st.integers(-1200, 1200))
def test_adding_months_lands_in_the_right_month(day: date, n: int) -> None:
    """The month is exact; the day is the same or, where there is none, the month's last."""
    found = add_months(day, n)
    assert found.year * 12 + found.month == day.year * 12 + day.month + n
    assert found.day == day.day or (found.day < day.day and found == month_end(found))


@given(days)
def test_a_month_there_and_back(day: date) -> None:
    """Days up to the 28th survive every sum of months."""
    day = on_day(day, min(day.day, 28))
    assert add_months(add_months(day, 7), -7) == day


@pytest.mark.parametrize("span_of", [week, month, quarter, half_year, year])
def test_periods_tile_the_century(span_of: object) -> None:
    """Each period begins on the day after the one before; none is lost, none counted twice."""
    assert callable(span_of)
    day = span_of(FIRST).from_
    while day <= LAST:
        span = span_of(day)
        assert span.from_ == day
        assert span_of(span.until) == span
        day = span.until + ONE
    assert day > LAST


@given(days)
def test_a_period_holds_its_own_day(day: date) -> None:
    """A day lies in its week of seven days from Monday, its month, quarter and half-year."""
    assert week(day).holds(day)
    assert week(day).length() == 7
    assert week_start(day).weekday() == 0
    assert month(day) == Span(month_start(day), month_end(day))
    assert quarter(day).holds(day)
    assert {quarter(day).from_.month, quarter(day).until.month} in [{1, 3}, {4, 6}, {7, 9}, {10, 12}]
    assert half_year(day).from_ == date(day.year, 1 if day.month <= 6 else 7, 1)
    assert half_year(day).until in {date(day.year, 6, 30), date(day.year, 12, 31)}


@given(days, st.integers(1, 31))
def test_a_month_that_closes_early(day: date, closes_on: int) -> None:
    """A closing month holds its day, ends on the closing day and touches the next one."""
    span = closing_month(day, closes_on)
    assert span.holds(day)
    assert span.until == on_day(span.until, closes_on)
    assert closing_month(span.until + ONE, closes_on).from_ == span.until + ONE
    assert closing_month(day, 31) == month(day)


def test_month_closing_on_the_25th() -> None:
    """The 25th still belongs to its month; the 26th opens the next one, over the new year too."""
    assert closing_month(date(2026, 5, 25), 25) == (date(2026, 4, 26), date(2026, 5, 25))
    assert closing_month(date(2026, 12, 26), 25) == (date(2026, 12, 26), date(2027, 1, 25))


@given(days)
def test_weeks_cut_by_month_ends_make_the_month(day: date) -> None:
    """The weeks of a month, each cut at its ends, hold each of its days once."""
    whole = month(day)
    found: list[date] = []
    start = week_start(whole.from_)
    while start <= whole.until:
        piece = week(start).meet(whole)
        assert piece is not None
        found += piece.days()
        start += timedelta(days=7)
    assert found == list(whole.days())


def test_spans_that_do_not_meet() -> None:
    """Two spans share a single day, or none."""
    may, june = month(date(2026, 5, 1)), month(date(2026, 6, 1))
    assert may.meet(june) is None
    assert may.meet(Span(date(2026, 5, 31), date(2026, 6, 30))) == (date(2026, 5, 31), date(2026, 5, 31))


def test_within_seven_days_does_not_count_the_first() -> None:
    """Civil Code 201 and 1259: within 7 days from 1 September ends on the 8th, over month ends too."""
    assert days_after(date(2026, 9, 1), 7) == date(2026, 9, 8)
    assert days_after(date(2024, 2, 28), 2) == date(2024, 3, 1)


@given(st.integers(1990, 2090), st.integers(1, 12), st.integers(0, 6))
def test_nth_weekdays_are_all_of_them(in_year: int, in_month: int, weekday: int) -> None:
    """First to fifth are every such weekday of the month, and the last is the last of them."""
    whole = month(date(in_year, in_month, 1))
    every = [day for day in whole.days() if day.weekday() == weekday]
    forward = [found for n in range(1, 6) if (found := nth_weekday(in_year, in_month, n, weekday))]
    backward = [found for n in range(1, 6) if (found := nth_weekday(in_year, in_month, -n, weekday))]
    assert forward == every
    assert backward == every[::-1]


def test_nth_weekday_beyond_the_month() -> None:
    """A fifth Friday that the month lacks is no day, and there is no zeroth."""
    assert nth_weekday(2026, 2, 5, 4) is None
    assert nth_weekday(2026, 5, 2, 6) == date(2026, 5, 10)
    with pytest.raises(ValueError, match="first is 1"):
        nth_weekday(2026, 5, 0, 4)


@given(st.integers(1990, 2090), st.integers(1, 12))
def test_three_parts_make_a_month(in_year: int, in_month: int) -> None:
    """上旬, 中旬 and 下旬 hold each day of the month once."""
    early, middle, late = (part_of_month(in_year, in_month, part) for part in ("early", "middle", "late"))
    assert [*early.days(), *middle.days(), *late.days()] == list(month(early.from_).days())
    assert (early.length(), middle.length()) == (10, 10)


def test_today_in_shanghai_is_eight_hours_ahead() -> None:
    """At four in the afternoon in Greenwich a new day begins in China, whatever zone the clock shows."""
    assert today_in_shanghai(datetime(2026, 5, 31, 15, 59, tzinfo=UTC)) == date(2026, 5, 31)
    assert today_in_shanghai(datetime(2026, 5, 31, 16, 0, tzinfo=UTC)) == date(2026, 6, 1)
    west = timezone(timedelta(hours=-8))
    assert today_in_shanghai(datetime(2026, 12, 31, 8, 0, tzinfo=west)) == date(2027, 1, 1)


def test_a_moment_without_a_zone_is_refused() -> None:
    """A naive moment could be any day."""
    with pytest.raises(ValueError, match="time zone"):
        today_in_shanghai(datetime(2026, 5, 31, 16, 0))  # noqa: DTZ001 the point of the test
