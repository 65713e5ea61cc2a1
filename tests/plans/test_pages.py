"""Every page of this folder settles records under one of the plans of examples/plans, and expects what it lists.

A line is `DAY DUTY/SUBJECT/PERIOD STATE`. For each day, duty and period that a block names, the block lists every
subject to whom something is owed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from careplan.checks import load_checks, run_checks
from careplan.records.plan import Plan
from careplan.workflow.load import load_world
from tests.pages import EXAMPLES, Scenario, lay, pages_in, read_page

HERE = Path(__file__).parent
PLANS = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
PLAN_CODES = "CP9"


def scenarios() -> Iterator[object]:
    """Yield each scenario of each page with the page's name."""
    for path in pages_in(HERE):
        for scenario in read_page(path).scenarios:
            yield pytest.param(scenario, id=f"{path.stem}: {scenario.title}")


@pytest.mark.parametrize("scenario", list(scenarios()))
def test_page(scenario: Scenario, tmp_path: Path) -> None:
    """Each obligation stands where the page says on each day."""
    lay(scenario, HERE, tmp_path)
    world = load_world(str(tmp_path), scenario.on)
    assert not world.faults
    expected = sorted(tuple(line.split()) for line in scenario.expected or ())
    named = {(day, *_duty_and_period(name)) for day, name, _ in expected}
    actual = [
        (day, item.obligation.id, item.state.value)
        for day in sorted({day for day, _, _ in named})
        for item in replace(world, on=date.fromisoformat(day)).settlements
        if (day, *_duty_and_period(item.obligation.id)) in named
    ]
    assert sorted(actual) == expected


def _duty_and_period(name: str) -> tuple[str, str]:
    """Return the duty and the period in an obligation's id; a class's own id has a slash too."""
    duty, *_, period = name.split("/")
    return duty, period


@pytest.mark.parametrize("plan", PLANS)
def test_plan_loads_clean(plan: str, tmp_path: Path) -> None:
    """A plan of the examples has no fault, and no check of plans finds anything in it."""
    lay(Scenario(plan, 1, base="school", plan=plan), HERE, tmp_path)
    world = load_world(str(tmp_path), date(2026, 5, 31))
    assert not world.faults
    (found,) = world.books.plans
    assert isinstance(found, Plan)
    checks = [check for check in load_checks() if check.check.code.startswith(PLAN_CODES)]
    assert [finding.message("en") for finding in run_checks(world, checks)] == []


@pytest.mark.parametrize("plan", PLANS)
def test_plan_has_a_page_with_both_outcomes(plan: str) -> None:
    """Each plan is shown with what is done and what is not, on a page of its own."""
    scenarios = read_page(HERE / f"{plan}.md").scenarios
    assert {scenario.plan for scenario in scenarios} == {plan}
    states = {line.split()[2] for scenario in scenarios for line in scenario.expected or ()}
    assert states & {"met", "seen"}
    assert states & {"missed", "not_seen", "unknown"}


def test_every_page_has_its_plan() -> None:
    """No page is left behind when a plan goes."""
    assert [path.stem for path in pages_in(HERE)] == PLANS
