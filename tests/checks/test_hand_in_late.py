"""A hand-in that came on its due day and past the hour is told in hours, not as late by no days."""

from pathlib import Path

from careplan.checks.hand_in_late import hand_in_late
from careplan.text import Text
from careplan.workflow.load import load_world
from tests.duties.stands import HERE
from tests.pages import Scenario, lay

PLAN = """\
year: 2026
title: {zh: 计划, en: Plan}
documents:
  - {id: plan, title: 计划}
valid: {from: 2026-05-01, until: 2026-05-31}
duties:
  - id: hand-in
    title: {zh: 上报, en: Hand-in}
    source: {clause: 一, words: 原话}
    chapter: hand-in
    owner: school
    for_each: school
    every: month
    due: 25 17:00
    proof: submission
    cover: {to: [county, police]}
"""
ROWS = """\
row_id,date,time,kind,topic,to,by
r1,2026-05-25,09:00,submission,statistics,county,T09
r2,2026-05-25,18:30,submission,statistics,police,T09
"""


def test_past_the_hour(tmp_path: Path) -> None:
    """The row that came too late is named, with both hours and the time between them."""
    files: dict[str, bytes | None] = {
        "plan/2026.yaml": PLAN.encode(),
        "schools/S01/months/2026-05/school.csv": ROWS.encode(),
    }
    scenario = Scenario(title="", line=1, base="hamlet", files=files)
    lay(scenario, HERE, tmp_path)
    (found,) = hand_in_late(load_world(str(tmp_path), scenario.on))
    assert found.place.line == 3
    facts = found.facts
    assert (facts["day"], facts["due"], facts["slip"]) == ("2026-05-25 18:30", "2026-05-25 17:00", "time=17:00")
    assert facts["late"] == Text("1 小时 30 分钟", "1 h 30 min")
