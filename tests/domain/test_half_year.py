"""A half year whole: every child accounted for once, as settling has it, and the sums that are printed."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.account import Standing, closing_days
from careplan.domain.census import CensusEntry, half_year_label, half_year_named
from careplan.domain.half_year import Census, NotBegunError, census_of
from careplan.domain.obligation import DONE
from careplan.domain.register import Register
from tests.domain.halves import FIRST, LAST, line, moved, register, stay, world
from tests.domain.test_flow import registers

A, B, C, D = "S01-AAAAA", "S01-BBBBB", "S01-CCCCC", "S01-DDDDD"
JULY = date(2026, 7, 1)


def standings(census: Census) -> dict[str, str]:
    """Return where each child stands, checking that each stands once."""
    found = {account.child: account.standing.value for account in census.accounts}
    assert len(found) == len(census.accounts)
    return found


def test_every_child_stands_somewhere() -> None:
    """Verified, gone, sought in vain, never looked for: each child once, at its last school."""
    who = register(
        {
            A: [stay("S01", "2025-09-01")],
            B: [stay("S01", "2025-09-01", "2026-03-31", "left_with_parents")],
            C: [stay("S01", "2025-09-01")],
            D: moved("2025-09-01", "S01", "S02", "2026-03-16"),
        }
    )
    lines = [line(A, "2026-05-25"), line(C, "2026-05-25", "not_found"), line(B), line(D, "2026-02-01")]
    census = census_of(world(who, JULY, lines), "2026H1")
    assert standings(census) == {A: "verified", B: "left", C: "not_verified", D: "verified"}
    assert {account.child: account.school for account in census.accounts} == {A: "S01", B: "S01", C: "S01", D: "S02"}
    (sought,) = census.standing(Standing.NOT_VERIFIED)
    assert sought.entry is lines[1]
    assert census.broken == []
    assert census.over


def test_the_sums_in_numbers() -> None:
    """The identities carry the figures that are printed."""
    who = register(
        {
            A: [stay("S01", "2025-09-01")],
            B: [stay("S01", "2026-02-01")],
            D: moved("2025-09-01", "S01", "S02", "2026-03-16"),
        }
    )
    sums = {(i.name, i.school): (i.parts, i.total) for i in census_of(world(who, JULY), "2026H1").identities}
    assert sums["stock_and_flow", "S01"] == ((("opening", 2), ("arrivals", 1), ("departures", -1)), ("closing", 2))
    assert sums["stock_and_flow", None] == ((("opening", 2), ("arrivals", 2), ("departures", -1)), ("closing", 3))
    assert sums["moves", None] == (
        (("moved_out_inside", 1), ("under_way_before", 0), ("under_way_after", 0)),
        ("moved_in_inside", 1),
    )
    assert sums["every_child", None][1] == ("ever", 3)
    assert sums["schools", None] == ((("S01", 2), ("S02", 1), ("S03", 0)), ("closing", 3))


def test_a_move_under_way_is_part_of_the_sum_and_a_lost_child_breaks_it() -> None:
    """A child on the way between two schools is counted as such for thirty days and no longer."""
    who = register({A: [stay("S01", "2025-09-01", "2026-06-20", "moved_out", went_to="S02")]})
    june = census_of(world(who, JULY), "2026H1")
    assert (june.broken, june.faulty_moves) == ([], [])
    later = census_of(world(who, date(2026, 12, 31)), "2026H2")
    assert [(identity.name, identity.holds) for identity in later.broken] == [("moves", False)]
    assert [move.child for move in later.faulty_moves] == [A]


def test_looked_at_in_the_middle() -> None:
    """Before the half year is over, everything is as of the day."""
    who = register({A: [stay("S01", "2025-09-01", "2026-03-31", "finished")], B: [stay("S01", "2026-05-02")]})
    census = census_of(world(who, date(2026, 3, 31)), "2026H1")
    assert (census.until, census.over) == (date(2026, 3, 31), False)
    assert standings(census) == {A: "not_verified"}
    assert census_of(world(who, LAST), "2026H1").over


def test_visits_count_from_the_first_day_to_the_last_day_for_making_up() -> None:
    """Thirty days after June the plan closes; what is dated later, or ahead of the day of looking, does not count."""
    who = register({A: [stay("S01", "2025-09-01")]})
    on = date(2026, 8, 15)
    assert closing_days(world(who, on).books, world(who, on).settlements) == {
        "2026H1": date(2026, 7, 30),
        "2026H2": date(2027, 1, 30),
    }
    for day, expected in (
        ("2025-12-31", "not_verified"),
        ("2026-01-01", "verified"),
        ("2026-07-30", "verified"),
        ("2026-07-31", "not_verified"),
    ):
        assert standings(census_of(world(who, on, [line(A, day)]), "2026H1")) == {A: expected}
    early = world(who, date(2026, 7, 15), [line(A, "2026-07-30")])
    assert standings(census_of(early, "2026H1")) == {A: "not_verified"}


def test_found_after_being_sought_in_vain() -> None:
    """A later visit that found the child settles it, whatever the order of the lines."""
    who = register({A: [stay("S01", "2025-09-01")]})
    lines = [line(A, "2026-05-25"), line(A, "2026-05-20", "not_found")]
    for some in (lines, lines[::-1]):
        (account,) = census_of(world(who, JULY, some), "2026H1").accounts
        assert (account.standing, account.entry) == (Standing.VERIFIED, lines[0])


def test_half_years_by_name() -> None:
    """A half year has one name, and nothing else is one."""
    span = half_year_named("2026H1")
    assert span
    assert (span.from_, span.until, half_year_label(span.until)) == (FIRST, LAST, "2026H1")
    assert half_year_label(date(2026, 7, 1)) == "2026H2"
    for word in ("2026H3", "2026H0", "0000H1", "2026h1", "2026-H1", "H1", "２０２６H1", "2０26H1", "2026H1\n"):
        assert half_year_named(word) is None
        with pytest.raises(ValueError, match=re.escape(word) + "$"):
            census_of(world(register({}), JULY), word)
    with pytest.raises(NotBegunError):
        census_of(world(register({}), LAST), "2026H2")


lines_of = st.lists(
    st.builds(
        line,
        st.integers(0, 4).map(lambda n: f"S01-{n:05}"),
        st.integers(-20, 230).map(lambda n: str(FIRST + timedelta(days=n))),
        st.sampled_from(["present", "left", "not_found"]),
        st.sampled_from(["S01", "S02"]),
    ),
    max_size=8,
)


@given(who=registers, lines=lines_of, later=st.integers(0, 300))
def test_the_census_and_settling_never_disagree(who: Register, lines: list[CensusEntry], later: int) -> None:
    """Each child once; verified at the end exactly where the plan's duty is met; all sums hold but those of moves."""
    on = FIRST + timedelta(days=later)
    some = world(who, on, lines)
    census = census_of(some, "2026H1")
    found = standings(census)
    assert found.keys() >= set(who.on_register(census.until))
    for identity in census.identities:
        assert identity.holds or identity.name == "moves"
    if census.over:
        for child in who.on_register(LAST):
            (settled,) = (
                s for s in some.settlements.of("half-year-census", child) if s.obligation.period.label == "2026H1"
            )
            assert (found[child] == "verified") == (settled.state in DONE)
