"""docs/plans-coverage.md maps every clause of the source plan to duties that exist, and every duty is mapped."""

import re
from datetime import date
from pathlib import Path

from careplan.workflow.load import load_world

REPO = Path(__file__).parent.parent


def test_every_duty_of_the_source_plan_is_said_and_cited() -> None:
    """P00.01 to P00.24 each name duties of the plan; together they name all of it; each duty cites its clause."""
    text = (REPO / "docs/plans-coverage.md").read_text(encoding="utf-8")
    rows = {
        row[0]: re.findall(r"`([a-z-]+)`", row[2])
        for row in re.findall(r"^\| (P00\.\d\d) \|(.*?)\|(.*?)\|", text, re.MULTILINE)
    }
    assert sorted(rows) == [f"P00.{n:02}" for n in range(1, 25)]
    (plan,) = load_world(str(REPO / "records"), date(2026, 5, 31)).books.plans
    below = re.findall(r"`([a-z-]+)`", text.rpartition("|\n")[2])
    assert sorted({*(name for names in rows.values() for name in names), *below}) == sorted(
        duty.id for duty in plan.duties
    )
    assert all(rows.values())
    source = {clause for document in plan.documents for clause in document.clauses}
    assert {duty.source.clause for duty in plan.duties} <= source
    assert all(duty.source.words for duty in plan.duties)
