"""Spells: which overlap, and where a stretch of days is not covered."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.spells import days_within, first_gap, last_within, latest, on, overlapping

START = date(2026, 1, 1)


class Stay(NamedTuple):
    """A spell in days from the start of the year; no end means it lasts."""

    first: int
    last: int | None

    @property
    def from_(self) -> date:
        """The first day."""
        return START + timedelta(days=self.first)

    @property
    def until(self) -> date | None:
        """The last day."""
        return None if self.last is None else START + timedelta(days=self.last)


stays = st.lists(
    st.builds(
        lambda first, length: Stay(first, None if length is None else first + length),
        st.integers(0, 30),
        st.none() | st.integers(0, 12),
    ),
    max_size=6,
)


def covered(spells: list[Stay], day: int) -> int:
    """Return how many spells hold on a day."""
    return sum(s.first <= day and (s.last is None or day <= s.last) for s in spells)


@pytest.mark.parametrize(
    ("spells", "pairs"),
    [
        ([Stay(0, 9), Stay(10, None)], []),
        ([Stay(0, 10), Stay(10, None)], [(0, 1)]),
        ([Stay(10, None), Stay(0, 10)], [(1, 0)]),
        ([Stay(0, None), Stay(5, 6), Stay(8, 9)], [(0, 1), (0, 2)]),
        ([Stay(0, 3), Stay(0, 3)], [(0, 1)]),
    ],
)
def test_overlapping(spells: list[Stay], pairs: list[tuple[int, int]]) -> None:
    """The one that still holds is named first, wherever it stands."""
    assert list(overlapping(spells)) == pairs


@given(stays)
def test_overlap_is_found_exactly_where_two_hold_on_one_day(spells: list[Stay]) -> None:
    """Something is found if and only if some day has two spells."""
    assert bool(list(overlapping(spells))) == any(covered(spells, day) > 1 for day in range(50))


@given(stays, st.integers(0, 40), st.integers(0, 10))
def test_first_gap_is_the_first_day_that_no_spell_covers(spells: list[Stay], first: int, length: int) -> None:
    """Day by day gives the same answer."""
    days = [day for day in range(first, first + length + 1) if not covered(spells, day)]
    expected = START + timedelta(days=days[0]) if days else None
    assert first_gap(spells, START + timedelta(days=first), START + timedelta(days=first + length)) == expected


@given(stays, st.integers(0, 40), st.integers(0, 10))
def test_days_within_counts_each_day_once(spells: list[Stay], first: int, length: int) -> None:
    """However many spells hold on it."""
    last = first + length
    found = days_within(spells, START + timedelta(days=first), START + timedelta(days=last))
    assert found == sum(covered(spells, day) > 0 for day in range(first, last + 1))


@given(stays, st.integers(0, 40))
def test_on_is_a_spell_of_that_day_that_began_last(spells: list[Stay], day: int) -> None:
    """None where no spell holds."""
    found = on(spells, START + timedelta(days=day))
    holding = [s.first for s in spells if s.first <= day and (s.last is None or day <= s.last)]
    assert (found.first if found else None) == max(holding, default=None)


@given(stays, st.integers(0, 40))
def test_latest_is_the_last_that_began(spells: list[Stay], day: int) -> None:
    """Whether or not it has ended."""
    found = latest(spells, START + timedelta(days=day))
    assert (found.first if found else None) == max((s.first for s in spells if s.first <= day), default=None)


@given(stays, st.integers(0, 40), st.integers(0, 10))
def test_last_within_holds_on_the_last_covered_day(spells: list[Stay], first: int, length: int) -> None:
    """Of a window, whatever came before or after."""
    last = first + length
    found = last_within(spells, START + timedelta(days=first), START + timedelta(days=last))
    days = [day for day in range(first, last + 1) if covered(spells, day)]
    assert (found is None) == (not days)
    if found:
        assert found.first <= days[-1]
        assert found.last is None or found.last >= days[-1]
