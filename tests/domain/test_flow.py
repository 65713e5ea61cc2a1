"""Stock and flow by hand, and for every register that can be thought of."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.flow import Flow, changes, flows, moves, total
from careplan.domain.register import Register
from tests.domain.halves import FIRST, LAST, moved, register, stay

A, B, C = "S01-AAAAA", "S01-BBBBB", "S01-CCCCC"


def of(who: Register, first: date = FIRST, last: date = LAST) -> dict[str, Flow]:
    """Return the flows of some days by school."""
    return {flow.school or "": flow for flow in flows(who, first, last, changes(who, first, last))}


def numbers(flow: Flow) -> tuple[int, int, int, int]:
    """Return opening stock, arrivals, departures, closing stock."""
    return len(flow.opening), flow.came, flow.went, len(flow.closing)


def test_a_move_on_the_16th() -> None:
    """Until the 15th here, from the 16th there: on each day the child is at one school."""
    who = register({A: moved("2025-09-01", "S01", "S02", "2026-03-16")})
    assert numbers(of(who)["S01"]) == (1, 0, 1, 0)
    assert numbers(of(who)["S02"]) == (0, 1, 0, 1)
    assert of(who)["S01"].departures == {"moved_out": 1}
    assert of(who)["S02"].arrivals == {"moved_in": 1}
    on_the_15th = of(who, last=date(2026, 3, 15))
    assert [numbers(on_the_15th[school]) for school in ("S01", "S02")] == [(1, 0, 0, 1), (0, 0, 0, 0)]
    on_the_16th = of(who, last=date(2026, 3, 16))
    assert [numbers(on_the_16th[school]) for school in ("S01", "S02")] == [(1, 0, 1, 0), (0, 1, 0, 1)]


def test_changes_bear_the_days_of_the_record() -> None:
    """A way out names the last day there, a way in the first one; the way out comes first."""
    who = register({A: moved("2025-09-01", "S01", "S02", "2026-03-16")})
    found = [(str(c.day), c.way, c.school, c.reason, c.other) for c in changes(who, FIRST, LAST)]
    assert found == [("2026-03-15", "out", "S01", "moved_out", "S02"), ("2026-03-16", "in", "S02", "moved_in", "S01")]


def test_out_and_back() -> None:
    """Who left and came back counts both times, and is in both stocks."""
    spells = [
        stay("S01", "2025-09-01", "2026-02-28", "moved_out", went_to="S02"),
        stay("S02", "2026-03-01", "2026-05-10", "moved_out", began="moved_in", came_from="S01", went_to="S01"),
        stay("S01", "2026-05-11", began="moved_in", came_from="S02"),
    ]
    found = of(register({A: spells}))
    assert numbers(found["S01"]) == (1, 1, 1, 1)
    assert numbers(found["S02"]) == (0, 1, 1, 0)
    assert [move.state for move in moves(register({A: spells}), FIRST, LAST)] == ["arrived", "arrived"]


def test_a_correction() -> None:
    """A child entered by mistake goes out as a correction, with the reason."""
    who = register({A: [stay("S01", "2026-02-01", "2026-02-20", "correction")], B: [stay("S01", "2025-09-01")]})
    assert numbers(of(who)["S01"]) == (1, 1, 1, 1)
    assert of(who)["S01"].departures == {"correction": 1}


def test_a_school_that_closes() -> None:
    """Its children move on, it ends at 0, and it is not listed in the half year after."""
    who = register({id_: moved("2025-09-01", "S02", "S01", "2026-04-01") for id_ in (A, B, C)}, S02="2026-03-31")
    assert numbers(of(who)["S02"]) == (3, 0, 3, 0)
    assert numbers(of(who)["S01"]) == (0, 3, 0, 3)
    assert numbers(total(of(who).values())) == (3, 3, 3, 3)
    assert sorted(of(who, date(2026, 7, 1), date(2026, 12, 31))) == ["S01", "S03"]


def test_the_last_day_of_a_half_year_counts_in_the_next() -> None:
    """Whoever has 31 December as the last day is in the stock of that day and departs on 1 January."""
    who = register({A: [stay("S01", "2025-09-01", "2025-12-31", "finished")]})
    assert numbers(of(who, date(2025, 7, 1), date(2025, 12, 31))["S01"]) == (0, 1, 0, 1)
    assert numbers(of(who)["S01"]) == (1, 0, 1, 0)


def test_no_reason_given_is_a_reason_of_its_own() -> None:
    """Nobody who left is lost because nobody wrote why."""
    assert of(register({A: [stay("S01", "2025-09-01", "2026-02-20")]}))["S01"].departures == {"unstated": 1}


def test_a_last_day_far_ahead_is_no_way_out_yet() -> None:
    """Some clerks write a day far off for "still there"."""
    assert numbers(of(register({A: [stay("S01", "2026-02-01", "2199-12-31", "finished")]}))["S01"]) == (0, 1, 0, 1)


def test_a_child_at_two_schools_breaks_the_sum_and_is_named() -> None:
    """The sum does not hold where the records cannot be true."""
    who = register({A: [stay("S01", "2025-09-01"), stay("S02", "2026-03-01")], B: [stay("S01", "2025-09-01")]})
    assert {school: flow.odd for school, flow in of(who).items()} == {"S01": (A,), "S02": (), "S03": ()}
    assert numbers(of(who)["S01"]) == (2, 0, 0, 1)


def test_under_way_across_the_end_of_june() -> None:
    """Left in June, arrived in July: under way at the end of one half year and at the beginning of the next."""
    spells = [
        stay("S01", "2025-09-01", "2026-06-20", "moved_out", went_to="S02"),
        stay("S02", "2026-07-05", began="moved_in", came_from="S01"),
    ]
    who = register({A: spells})
    assert [(m.state, m.into) for m in moves(who, FIRST, LAST)] == [("under_way", None)]
    assert [(m.state, m.into) for m in moves(who, date(2026, 7, 1), date(2026, 12, 31))] == [("arrived", "S02")]


def test_who_never_arrives_is_followed_into_the_next_half_year() -> None:
    """Thirty days are allowed; then the child is lost, and stays on the list until somebody says where it is."""
    who = register({A: [stay("S01", "2025-09-01", "2026-06-20", "moved_out", went_to="S02")]})
    states = [
        [move.state for move in moves(who, first, last)]
        for first, last in (
            (FIRST, LAST),
            (date(2026, 7, 1), date(2026, 7, 21)),
            (date(2026, 7, 1), date(2026, 7, 22)),
            (date(2027, 1, 1), date(2027, 6, 30)),
        )
    ]
    assert states == [["under_way"], ["under_way"], ["not_arrived"], ["not_arrived"]]


def test_ends_that_differ() -> None:
    """The school says S02, the other one says from outside, or the child turns up at a third one."""
    out = stay("S01", "2025-09-01", "2026-03-15", "moved_out", went_to="S02")
    outside = stay("S02", "2026-03-16", began="moved_in", came_from="outside")
    third = stay("S03", "2026-03-16", began="moved_in", came_from="S01")
    for second in (outside, third, stay("S02", "2026-03-16")):
        assert [move.state for move in moves(register({A: [out, second]}), FIRST, LAST)] == ["ends_differ"]


def test_a_way_in_without_a_way_out() -> None:
    """A child said to come from S02 was never there."""
    who = register({A: [stay("S01", "2026-03-16", began="moved_in", came_from="S02")]})
    assert [(m.state, m.into, m.from_) for m in moves(who, FIRST, LAST)] == [("no_departure", "S01", "S02")]


def test_moves_to_and_from_outside_are_nobody_elses_entry() -> None:
    """The world beyond the township keeps no books that ours could be held to."""
    who = register(
        {
            A: [stay("S01", "2025-09-01", "2026-03-15", "moved_out", went_to="outside")],
            B: [stay("S01", "2026-03-16", began="moved_in", came_from="outside")],
        }
    )
    assert moves(who, FIRST, LAST) == []


days = st.integers(0, 900).map(lambda n: date(2025, 1, 1) + timedelta(days=n))


@st.composite
def lives(draw: st.DrawFn) -> list[dict[str, str]]:
    """Draw spells one after the other, some with days between them, the last one perhaps still running."""
    edges = sorted(draw(st.lists(days, min_size=1, max_size=6, unique=True)))
    spells = []
    for first, last in zip(edges[::2], [*edges[1::2], None], strict=False):
        ended = draw(st.sampled_from(["moved_out", "finished", "dropped_out", "died", "correction", ""]))
        school = draw(st.sampled_from(["S01", "S02", "S03"]))
        spells.append(stay(school, str(first), str(last) if last else "", ended if last else ""))
    return spells


registers = st.lists(lives(), max_size=5).map(
    lambda several: register({f"S01-{number:05}": spells for number, spells in enumerate(several)})
)


@given(who=registers, ends=st.tuples(days, days).map(sorted), middle=days)
def test_every_sum_holds(who: Register, ends: list[date], middle: date) -> None:
    """Opening + arrivals − departures = closing, for each school, child and stretch of days; and stretches add up."""
    first, last = ends
    found = of(who, first, last)
    for flow in found.values():
        assert len(flow.opening) + flow.came - flow.went == len(flow.closing)
        assert flow.odd == ()
    assert list(total(found.values()).closing) == who.on_register(last)
    if first < middle <= last:
        before, after = of(who, first, middle - timedelta(days=1)), of(who, middle, last)
        for school in before.keys() & after.keys():
            assert before[school].closing == after[school].opening
        came = sum(flow.came for flow in (*before.values(), *after.values()))
        assert came == sum(flow.came for flow in found.values())
        went = sum(flow.went for flow in (*before.values(), *after.values()))
        assert went == sum(flow.went for flow in found.values())


@given(st.lists(st.tuples(st.sampled_from(["S01", "S02"]), days, st.none() | days), min_size=1, max_size=4))
def test_a_sum_that_does_not_hold_names_a_child(spells: list[tuple[str, date, date | None]]) -> None:
    """Whatever is written, the township's sum holds or some child is named."""
    who = register({A: [stay(school, str(first), str(last) if last else "") for school, first, last in spells]})
    for flow in of(who).values():
        holds = len(flow.opening) + flow.came - flow.went == len(flow.closing)
        assert holds == (flow.odd == ())
