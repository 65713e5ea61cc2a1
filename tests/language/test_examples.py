"""Every YAML block of docs/plan-language.md is a plan, or the duties of one, with nothing wrong in it."""

import json
from pathlib import Path

import pytest

from careplan.records.plan import Duty, Plan
from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow.plan_docs import MINIMAL, examples
from tests.golden import DOCS
from tests.run import careplan

SCHOOL = Path(__file__).parents[1] / "plans/_school"
PAGE = (DOCS / "plan-language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", examples(PAGE), ids=lambda plan: plan.removeprefix(MINIMAL)[:30].strip())
def test_example_is_clean(plan: str, tmp_path: Path) -> None:
    """`careplan plan check` finds nothing, with a calendar at hand."""
    file = tmp_path / "2026.yaml"
    file.write_text(plan, encoding="utf-8")
    ran = careplan("plan", "check", str(file), "--records", str(SCHOOL), "--format", "json", "--on", "2026-05-31")
    assert json.loads(ran.out)["findings"] == []


def test_the_examples_go_from_simple_to_hard() -> None:
    """One for each thing that a person must learn, before any table."""
    first = PAGE.split("## A whole plan")[0]
    duties = [duty for plan in examples(first) for duty in _plan(plan).duties]
    assert len(examples(first)) == 8
    shown = {key for duty in duties for key in duty.model_fields_set}
    assert {"proof", "holds", "within", "trigger", "after", "cover", "count", "where", "closes", "judge"} <= shown
    assert shown <= set(Duty.model_fields)


def _plan(text: str) -> Plan:
    tree, faults = read_yaml("plan/2026.yaml", text.encode())
    assert tree is not None
    assert not faults
    return Plan.model_validate(tree.value)
