"""Every page of this folder settles its records on the days that it names, and expects the states that it lists.

A line is `DAY DUTY/SUBJECT/PERIOD STATE`. For each day and duty that a block names, the block must list every
obligation that there is.
"""

from pathlib import Path

import pytest

from careplan import duties
from careplan.domain.obligation import State
from tests.duties.stands import HERE, found, lines, scenarios
from tests.pages import Scenario, pages_in, read_page


@pytest.mark.parametrize("scenario", list(scenarios(HERE)))
def test_page(scenario: Scenario, tmp_path: Path) -> None:
    """Each obligation stands where the page says on each day."""
    assert sorted(found(scenario, tmp_path)) == sorted(lines(scenario))


def test_every_shape_has_a_page_with_both_outcomes() -> None:
    """A shape of duty without an example of a met and of a missed duty is not explained."""
    for shape in duties.shapes():
        name = str(vars(shape)["__name__"]).rsplit(".", 1)[1]
        page = read_page(HERE / f"{name}.md")
        states = {line[2] for scenario in page.scenarios for line in lines(scenario)}
        assert {"met", "missed"} <= states, name


def test_every_state_is_reached() -> None:
    """The pages reach every state of the table in docs/plan-language.md."""
    reached = {line[2] for path in pages_in(HERE) for s in read_page(path).scenarios for line in lines(s)}
    assert reached == {state.value for state in State}


def test_pages_are_about_shapes() -> None:
    """No page is left behind when a shape goes."""
    shapes = {str(vars(shape)["__name__"]).rsplit(".", 1)[1] for shape in duties.shapes()}
    assert {path.stem for path in pages_in(HERE)} == shapes
