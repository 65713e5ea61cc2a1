"""docs/plans-coverage.md maps every row of seventeen real plans to duties that exist, and every duty is mapped."""

import re
from datetime import date
from pathlib import Path

import pytest

from careplan.records.plan import Plan
from careplan.workflow.load import load_world
from tests.pages import Scenario, lay

REPO = Path(__file__).parent.parent
ROWS = (24, 5, 12, 4, 5, 4, 3, 3, 5, 1, 5, 1, 3, 1, 3, 2, 3)
"""How many duties each plan says, P00 to P16: 84 in all."""
SPAN_ONLY = "P10.05"
"""The row that says from when to when its plan is in force, and nothing that is owed."""

_row = re.compile(r"^\| (P\d\d\.\d\d) \|(.*?)\|(.*?)\|", re.MULTILINE)
_name = re.compile(r"`([a-z-]+)`")


def section(number: int) -> str:
    """Return what the page says about one plan."""
    text = (REPO / "docs/plans-coverage.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^## P{number:02} .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return str(found)


def plan(number: int, root: Path) -> Plan:
    """Return one of the plans."""
    records = REPO / "records"
    if number:
        name = f"p{number:02}"
        lay(Scenario(name, 1, base="school", plan=name), REPO / "tests/plans", root)
        records = root
    (found,) = load_world(str(records), date(2026, 5, 31)).books.plans
    return found


@pytest.mark.parametrize("number", range(17))
def test_every_row_is_said_by_duties_that_exist(number: int, tmp_path: Path) -> None:
    """Every row names duties of its plan; together the rows name all of them."""
    text = section(number)
    rows = {row[0]: _name.findall(row[2]) for row in _row.findall(text)}
    assert sorted(rows) == [f"P{number:02}.{n:02}" for n in range(1, ROWS[number] + 1)]
    assert all(rows.values())
    below = [] if number else _name.findall(text.rpartition("|\n")[2])
    duties = plan(number, tmp_path).duties
    assert sorted({*(name for names in rows.values() for name in names), *below}) == sorted(d.id for d in duties)
    if number:
        cited = {duty.id: duty.source.clause.split() for duty in duties}
        said = {(name, row) for row, names in rows.items() for name in names if row != SPAN_ONLY}
        assert said == {(name, row) for name, clauses in cited.items() for row in clauses}


@pytest.mark.parametrize("number", range(17))
def test_every_duty_cites_its_document(number: int, tmp_path: Path) -> None:
    """Each duty has the words of a clause that its document has, and no clause is without a duty."""
    found = plan(number, tmp_path)
    clauses = {clause for document in found.documents for clause in document.clauses}
    assert {duty.source.clause for duty in found.duties} == clauses
    assert all(duty.source.words for duty in found.duties)


def test_there_are_84_rows() -> None:
    """None of the seventeen plans' duties is left out."""
    text = (REPO / "docs/plans-coverage.md").read_text(encoding="utf-8")
    assert len(_row.findall(text)) == sum(ROWS) == len({row[0] for row in _row.findall(text)})
