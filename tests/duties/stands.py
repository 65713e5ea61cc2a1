"""Settle a page's records on the days that it names, and hold what is found against the lines that it lists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from careplan.domain.sound import flaws
from careplan.workflow.load import load_world
from tests.pages import Scenario, lay, pages_in, read_page

HERE = Path(__file__).parent


def scenarios(folder: Path) -> Iterator[object]:
    """Yield each scenario of each page of a folder with the page's name."""
    for path in pages_in(folder):
        for scenario in read_page(path).scenarios:
            yield pytest.param(scenario, id=f"{path.stem}: {scenario.title}")


def lines(scenario: Scenario) -> list[list[str]]:
    """Return the lines that a scenario expects, each as day, obligation and state."""
    return [line.split() for line in scenario.expected or ()]


def found(scenario: Scenario, root: Path) -> list[list[str]]:
    """Return every obligation of each day and duty that a scenario names, as its lines would list them."""
    lay(scenario, HERE, root)
    world = load_world(str(root), scenario.on)
    assert not world.faults
    assert not [flaw for plan in world.books.plans for flaw in flaws(plan)]
    named = {(day, name.split("/")[0]) for day, name, _ in lines(scenario)}
    return [
        [day, item.obligation.id, item.state.value]
        for day in sorted({day for day, _ in named})
        for item in replace(world, on=date.fromisoformat(day)).settlements
        if (day, item.obligation.duty.id) in named
    ]
