"""The small clean township of the checks' pages, with a month in it that went wrong in known places."""

import shutil
from datetime import date
from pathlib import Path

from careplan.domain.world import World
from careplan.workflow.load import load_world

CLEAN = Path(__file__).parent.parent / "checks" / "_township"
AFTER = date(2026, 6, 20)
"""A day after everything of May has closed."""

LETTERS = """\
row_id,date,kind,children,by,with,minutes,place,direction,topic,done_on,outcome,reason,counts_for,ref,note
FA28SV,2026-05-06,letter,S01-282TV,T003,,,,out,,2026-05-08,,,,,
PK3D7Q,2026-05-10,letter,S01-282TV,T003,,,,in,,,,,,,
WM2X9C,2026-05-12,letter,S01-282TV,T003,,,,in,,2026-05-20,,,,,
JQ8N4T,2026-05-13,suggestion,,T003,,,,,,2026-05-16,,,,,
C7V1BD,2026-05-14,counselling,S01-282TV,T003,,20,,,,,,,,,
BSRPNR,2026-05-15,proxy_meeting,,T001,T002 T003,45,会议室,,,,done,,,,
T5HRZ2,2026-05-11,flag,S01-282TV,T003,,,,,homework,,,,,,
XN6KWY,2026-05-18,flag_resolved,,T003,,,,,,,,,,T5HRZ2,
GD9P3M,2026-05-21,flag,S01-JS1XV,T003,,,,,glasses,,,,,,
BP8FRP,2026-05-22,submission,,T001,,,,,statistics,,,,,,
Q4Z8HE,2026-05-25,waiver,S01-282TV,T001,,,,,dinner,,,child-ill,2026-05,,
"""
ARTICLE = """\
---
title: 信|息 `<b>一</b>` *篇* [点](http://example.org)
date: 2026-05-22
by: T004
---

正文。
"""


def trouble(root: Path) -> Path:
    """Lay the township in which one proxy parent did nothing, a letter lay about and a child left; return its root.

    S01: one child leaves after 20 May; a dinner is waived; of three letters one is late and one never handed on.
    S02: proxy parent T005 wrote nothing, and the statistics were not handed in; one call was not answered.
    """
    shutil.copytree(CLEAN, root, dirs_exist_ok=True)
    (root / "schools/S01/months/2026-05/school.csv").write_text(LETTERS, encoding="utf-8")
    _edit(
        root / "schools/S01/children/S01-JS1XV.yaml",
        ("    began: new\n", "    began: new\n    until: 2026-05-20\n    ended: left_with_parents\n"),
        ("  - staff: T002\n    from: 2025-09-01\n", "  - staff: T002\n    from: 2025-09-01\n    until: 2026-05-20\n"),
    )
    (root / "schools/S02/months/2026-05/T005.csv").unlink()
    month = root / "schools/S02/months/2026-05"
    _edit(month / "school.csv", ("8NETMS,2026-05-21,submission,,T004,,,,file,,statistics,,,\n", ""))
    with (month / "T004.csv").open("a", encoding="utf-8") as file:
        file.write("6VNE1J,2026-05-24,phone_call,S02-F431P,T004,,,phone,father,no_answer,\n")
    (root / "schools/S02/articles/2026-05-22.md").write_text(ARTICLE, encoding="utf-8")
    return root


def _edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (path.name, old)
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def clean_world(on: date) -> World:
    """Return the clean township as seen on a day."""
    return load_world(str(CLEAN), on)
