"""The small township that most pages start from: whole, and nothing in it to find."""

from datetime import date
from pathlib import Path

from careplan.checks import load_checks, run_checks
from careplan.domain.obligation import DONE, OWING, State
from careplan.domain.world import World
from careplan.workflow.load import load_world

ON = date(2026, 5, 31)


def township() -> World:
    """Return the township as seen on the last day of May."""
    return load_world(str(Path(__file__).parent / "_township"), ON)


def test_every_file_is_read() -> None:
    """Nothing is refused and everybody is there."""
    world = township()
    assert world.faults == ()
    assert sorted(world.register.schools) == ["S01", "S02"]
    assert len(world.register.children) == 4
    assert sorted(world.register.staff) == ["T001", "T002", "T003", "T004", "T005", "Z01"]


def test_no_check_finds_anything() -> None:
    """A page's finding comes from the page's own files and never from the base."""
    found = run_checks(township(), load_checks())
    assert [(finding.slug, finding.place) for finding in found] == []


def test_everything_owed_in_may_is_done() -> None:
    """What was owed by the end of May is met, and June still lies ahead."""
    settlements = township().settlements
    assert [s.obligation.id for s in settlements if s.state in OWING] == []
    may = [s for s in settlements if s.obligation.due <= ON and s.obligation.duty.holds is None]
    assert {s.obligation.duty.id for s in may} >= {"talk", "home-visit", "care-form", "monthly-feedback"}
    assert {s.state for s in may} <= DONE
    assert {s.state for s in settlements if s.obligation.opens > ON} <= {State.UPCOMING, State.BLOCKED}
