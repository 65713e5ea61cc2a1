"""The row that is proposed for what is owed is one that the tables take: it has every column that its kind needs."""

from pathlib import Path

from careplan.domain.command import cells_of
from careplan.workflow.load import load_world
from tests.duties.stands import HERE
from tests.pages import Scenario, lay

PLAN = b"""\
year: 2026
title: {zh: \xe8\xae\xa1\xe5\x88\x92, en: Plan}
documents:
  - {id: plan, title: plan}
valid: {from: 2026-05-01, until: 2026-05-31}
kinds:
  danger: {title: {zh: \xe9\x9a\x90\xe6\x82\xa3\xe6\x8e\x92\xe6\x9f\xa5, en: Danger check}, needs: [school, topic]}
duties:
  - id: visit
    title: {zh: \xe5\xae\xb6\xe8\xae\xbf, en: Visit}
    source: {clause: 1, words: visit}
    chapter: care
    owner: class_teacher + counsellor
    for_each: family
    every: month
    proof: home_visit
  - id: danger
    title: {zh: \xe9\x9a\x90\xe6\x82\xa3, en: Danger}
    source: {clause: 2, words: danger}
    chapter: care
    owner: central_office
    for_each: school
    every: month
    proof: danger
"""


def test_family_school_and_two_together(tmp_path: Path) -> None:
    """A family's children are named, a plan's own kind has its columns, and the second of two stands in `with`."""
    scenario = Scenario(title="", line=1, base="village", files={"plan/2026.yaml": PLAN})
    lay(scenario, HERE, tmp_path)
    world = load_world(str(tmp_path), scenario.on)
    (visit,) = world.settlements.of("visit", "S01-G1111")
    cells = cells_of(world, visit.obligation, scenario.on, None)
    assert cells["guardians"] == "S01-G1111"
    assert cells["children"] == "S01-BBBBB S01-CCCCC"
    assert cells["with"] == "…"
    (danger,) = world.settlements.of("danger", "S01")
    cells = cells_of(world, danger.obligation, scenario.on, None)
    assert cells["school"] == "S01"
    assert cells["topic"] == "…"
