"""Spells: which overlap, and where a stretch of days is not covered."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.spells import first_gap, overlapping

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
