"""docs/systems.md names only what exists, and every duty of the plan."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from careplan.checks import load_checks
from careplan.records.acts import PROOFS
from careplan.records.kinds import kinds
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from tests.reports.samples import clean_world

REPO = Path(__file__).parent.parent
SYSTEMS = [f"S{n}" for n in range(1, 19)]


class System(NamedTuple):
    """One row of the page."""

    title: str
    records: list[str]
    duties: list[str]
    checks: list[str]
    report: list[str]


@cache
def page() -> dict[str, System]:
    """Return the rows of the table by system."""
    rows = {}
    for line in (REPO / "docs/systems.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"S\d+", cells[0]):
            rows[cells[0]] = System(cells[1], *(re.findall(r"`([^`]+)`", cell) for cell in cells[2:]))
    return rows


@cache
def duties() -> dict[str, str]:
    """Return the system of each duty of the source plan."""
    world = load_world(str(REPO / "records"), date(2026, 5, 31))
    (plan,) = (plan for plan in world.books.plans if plan.year == 2026)
    return {duty.id: duty.system for duty in plan.duties if duty.system}


def test_every_system_has_its_row() -> None:
    """All eighteen, each with records, duties, checks and a place in the report, and a reading below."""
    assert list(page()) == SYSTEMS
    assert all(all(system) for system in page().values())
    text = (REPO / "docs/systems.md").read_text(encoding="utf-8").split("\n## ")[1]
    read = {id_ for line in text.splitlines() if line.startswith("- **") for id_ in re.findall(r"S\d+", line)}
    assert read == set(SYSTEMS)


def test_every_duty_of_the_plan_is_named_in_its_system() -> None:
    """A new duty shows up here, a removed one too."""
    assert len(duties()) == 39
    assert {id_: name for name, system in page().items() for id_ in system.duties} == duties()


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_name_of_a_row_exists(name: str) -> None:
    """Kinds of record and act, checks, tables and figures of the report."""
    system = page()[name]
    assert set(system.records) <= {kind.name for kind in kinds()} | PROOFS
    assert set(system.checks) <= {loaded.slug for loaded in load_checks()}
    assert set(system.report) <= told()


@cache
def told() -> frozenset[str]:
    """Return the ids of all tables and figures of the monthly reports."""
    views = reports(clean_world(date(2026, 5, 31)), "2026-05", every=True)
    return frozenset(id_ for view in views for id_ in (*view.tables, *view.figures))
