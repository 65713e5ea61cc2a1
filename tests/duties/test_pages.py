"""Every page of this folder settles its records on the days that it names, and expects the states that it lists.

A line is `DAY DUTY/SUBJECT/PERIOD STATE`. For each day and duty that a block names, the block must list every
obligation that there is.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from careplan import duties
from careplan.domain.obligation import State
from careplan.workflow.load import load_world
from tests.pages import Scenario, lay, pages_in, read_page

HERE = Path(__file__).parent


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
    expected = [line.split() for line in scenario.expected or ()]
    named = sorted({(day, name.split("/")[0]) for day, name, _ in expected})
    actual = [
        [day, item.obligation.id, item.state.value]
        for day, duty in named
        for item in replace(world, on=date.fromisoformat(day)).settlements
        if item.obligation.duty.id == duty
    ]
    assert sorted(actual) == sorted(expected)


def test_every_shape_has_a_page_with_both_outcomes() -> None:
    """A shape of duty without an example of a met and of a missed duty is not explained."""
    for shape in duties.shapes():
        name = str(vars(shape)["__name__"]).rsplit(".", 1)[1]
        page = read_page(HERE / f"{name}.md")
        states = {line.split()[2] for scenario in page.scenarios for line in scenario.expected or ()}
        assert {"met", "missed"} <= states, name


def test_every_state_is_reached() -> None:
    """The pages reach every state of the table in docs/plan-language.md."""
    lines = [line for path in pages_in(HERE) for s in read_page(path).scenarios for line in s.expected or ()]
    assert {line.split()[2] for line in lines} == {state.value for state in State}


def test_pages_are_about_shapes() -> None:
    """No page is left behind when a shape goes."""
    shapes = {str(vars(shape)["__name__"]).rsplit(".", 1)[1] for shape in duties.shapes()}
    assert {path.stem for path in pages_in(HERE)} == shapes
