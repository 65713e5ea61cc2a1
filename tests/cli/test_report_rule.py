"""`careplan report --rule`: the same report by another definition of the left-behind child."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.run import careplan
from tests.workflow.scratch import lay_township

MAY = ("report", "--month", "2026-05", "--on", "2026-06-20")
RULES = """\
rules:
  - {id: either-parent, title: {zh: 一方外出即计, en: Either}, source: 本镇, parents: either}
  - {id: both-away, title: {zh: 双方外出, en: Both}, source: 本镇, parents: both}
  - {id: two-years, title: {zh: 外出两年, en: Two years}, source: 本镇, parents: either, months: 24}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small township with three rules on record, the first in use.

    Of its four children S02-F431P's parents have been away since 2024-02-20, the others' since 2025-03-01.
    """
    lay_township(tmp_path)
    (tmp_path / "rules/eligibility.yaml").write_text(RULES, encoding="utf-8")
    settings = tmp_path / "careplan.yaml"
    lines = [line for line in settings.read_text(encoding="utf-8").split("\n") if not line.startswith("eligibility:")]
    settings.write_text("\n".join(["eligibility: either-parent", *lines]), encoding="utf-8")
    return tmp_path


def drawn(root: Path, *words: str) -> dict[str, Any]:
    """Return a report as JSON."""
    ran = careplan(*MAY, *words, "--format", "json", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def left_behind(report: dict[str, Any]) -> list[int]:
    """Return how many children count and how many do not."""
    totals = report["tables"]["stock_by_school"]["totals"]["cells"]
    return [totals["left_behind"], totals["others"]]


def test_two_rules_differ_on_the_same_register(root: Path) -> None:
    """Who counts was worked out by hand; the report says by which rule, in its head and with its figures."""
    counted = {}
    for rule in ("either-parent", "two-years"):
        report = drawn(root, "--rule", rule)
        counted[rule] = left_behind(report)
        assert report["rule"]["id"] == rule
        assert report["rule"]["title"]["zh"] in report["definitions"]["stock"]["rule"]["zh"]
    assert counted == {"either-parent": [4, 0], "two-years": [1, 3]}


def talks(report: dict[str, Any]) -> dict[str, Any]:
    """Return the line of the talks."""
    (row,) = (row for row in report["tables"]["duties"]["rows"] if row["id"] == "talk")
    cells: dict[str, Any] = row["cells"]
    return cells


def test_duties_that_ask_who_is_left_behind_are_settled_by_the_rule(root: Path) -> None:
    """Four talks are owed by one rule and one by the other; what is settled says by which."""
    settled = drawn(root)["definitions"]["states"]["rule"]["en"]
    assert settled == "the plan's duties as settled"
    plan = root / "plan/2026.yaml"
    lines = plan.read_text(encoding="utf-8").replace(
        "    proof: talk\n", "    proof: talk\n    where: {left_behind: true}\n"
    )
    plan.write_text(lines, encoding="utf-8")
    for rule, title, owed in (("either-parent", "Either", 4), ("two-years", "Two years", 1)):
        report = drawn(root, "--rule", rule)
        assert talks(report)["expected"] == owed
        assert report["definitions"]["states"]["rule"]["en"] == f"{settled}; rule of eligibility: {title}"


def test_without_it_the_township_s_own_rule_is_used(root: Path) -> None:
    """The same report, to the byte."""
    assert drawn(root) == drawn(root, "--rule", "either-parent")


def test_the_rule_is_printed(root: Path) -> None:
    """In Markdown too, in both languages."""
    assert "口径：双方外出（both-away）" in careplan(*MAY, "--rule", "both-away", cwd=root).out
    assert (
        "Rule of eligibility: Both (both-away)" in careplan(*MAY, "--rule", "both-away", "--lang", "en", cwd=root).out
    )


def test_a_rule_that_is_not_on_record(root: Path) -> None:
    """Exit 2, with those that there are."""
    ran = careplan(*MAY, "--rule", "both-awy", "--lang", "en", cwd=root)
    assert ran.code == 2
    assert "Did you mean both-away? There are: both-away, either-parent, two-years" in ran.err
