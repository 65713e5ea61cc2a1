"""A clean township: everything owed is done in time, and nothing is found, whatever its size."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.checks import load_checks, run_checks
from careplan.domain.obligation import State
from careplan.store.layout import formatted
from careplan.workflow.demo.build import Size, clean_town, files_of
from tests.town import seen

LAST = date(2026, 12, 31)
GOOD = {State.MET, State.NOT_APPLICABLE, State.ADVISORY, State.WAIVED}


def assert_clean(size: Size) -> None:
    """Assert that nothing is found, and that every duty was met by its day, so that none was overdue on any day."""
    files = files_of(clean_town(size))
    on = date(size.year, 12, 31)
    world = seen(files, on)
    assert [(f.slug, f.place, dict(f.facts)) for f in run_checks(world, load_checks())] == []
    settlements = world.settlements
    open_still = [s for s in settlements if s.state not in GOOD]
    assert [s.obligation.id for s in open_still if s.state is not State.OPEN or s.obligation.duty.holds is None] == []
    assert sum(s.state is State.MET for s in settlements) > sum(s.state is State.WAIVED for s in settlements)


@settings(max_examples=5, deadline=None)
@given(
    st.builds(
        Size,
        schools=st.integers(1, 12),
        children=st.integers(1, 50),
        proxies=st.integers(1, 40),
        seed=st.integers(0, 10_000),
    )
)
def test_no_finding_at_any_size(size: Size) -> None:
    """One to twelve schools, any number of children and proxy parents, any seed."""
    assert_clean(size)


@pytest.mark.parametrize("size", [Size(12, 300, 60, 2026, 9), Size(1, 1, 1, 2026, 3), Size(2, 40, 4, 2025, 1)])
def test_no_finding_at_the_ends(size: Size) -> None:
    """The largest, the smallest, and another year."""
    assert_clean(size)


def test_it_has_what_a_real_year_has() -> None:
    """Moves, arrivals, leavers, key children, deputies, waivers, a moved date, a school without broadband."""
    town = clean_town(Size())
    world = seen(files_of(town), LAST)
    assert (len(world.register.schools), len(world.register.children)) == (6, 120)
    assert sum(bool(m.staff.proxy_parent) for m in world.register.staff.values()) == 31  # 30, and one who came in July
    spells = [spell for child in world.register.children.values() for spell in child.enrolment]
    assert {spell.ended for spell in spells} >= {
        *("moved_out", "parents_back", "turned_16", "finished", "left_with_parents", None),
    }
    assert {spell.began for spell in spells} == {"new", "moved_in"}
    assert {p.ended for c in world.register.children.values() for p in c.proxy} == {
        *("changed", "staff_left", "child_left", None),
    }
    rows = world.books.evidence.acts
    kinds = {act.kind for act in rows}
    assert kinds >= {"waiver", "amendment", "letter", "suggestion", "flag", "flag_resolved", "counselling", "award"}
    assert any(act.deputy_for for act in rows)
    assert max(len(act.children) for act in rows if act.kind == "dinner") == 3
    assert [s.id for s in world.register.schools.values() if not s.broadband] == ["S06"]
    shared = [care.guardian for child in world.register.children.values() for care in child.guardians[:1]]
    assert len(set(shared)) < len(shared)


def test_school_things_happen_on_workdays_and_dinners_at_ease() -> None:
    """Days look as people live: forms are not all filled in on one day, dinners come Friday to Sunday."""
    town = clean_town(Size(2, 20, 4))
    hand_ins = [row.day for row in town.rows if row.kind in {"submission", "proxy_meeting"}]
    assert all(town.calendar.is_workday(day) for day in hand_ins)
    dinners = [row.day.weekday() for row in town.rows if row.kind == "dinner"]
    assert min(dinners) >= 4
    forms = [row.day.day for row in town.rows if row.kind == "care_form"]
    assert len(set(forms)) > 4
    assert max(forms) <= 24


def test_every_file_is_written_as_fmt_would() -> None:
    """`careplan fmt` has nothing to do."""
    files = files_of(clean_town(Size(2, 20, 4)))
    tidy = {path: formatted(path, data)[0] for path, data in files.items()}
    assert [path for path in files if tidy[path] != files[path]] == []


def test_same_seed_same_bytes_and_another_seed_another_township() -> None:
    """Only the seed decides."""
    small = Size(2, 12, 3, 2026, 5)
    assert files_of(clean_town(small)) == files_of(clean_town(small))
    assert files_of(clean_town(small)) != files_of(clean_town(Size(2, 12, 3, 2026, 6)))
