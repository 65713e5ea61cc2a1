"""`begins` in careplan.yaml: what was due before a township kept its records is owed by nobody."""

import shutil
from datetime import date
from pathlib import Path

from careplan.checks import load_checks, run_checks
from careplan.store.overlay import Overlay
from careplan.store.tree import Folder
from careplan.workflow.load import world_of
from tests.run import TOWNSHIP, careplan

DAY = date(2026, 5, 31)
BEGINS = date(2026, 5, 12)


def test_nothing_is_owed_of_the_days_before() -> None:
    """Nothing is due earlier, all that is due later is there, and the plan is as sound as it was."""
    settings = Path(TOWNSHIP, "careplan.yaml").read_bytes()
    whole = world_of(Folder(str(TOWNSHIP)), DAY)
    later = world_of(Overlay(Folder(str(TOWNSHIP)), {"careplan.yaml": settings + f"begins: {BEGINS}\n".encode()}), DAY)
    owed, owed_later = ([s.obligation for s in world.settlements] for world in (whole, later))
    assert min(one.due for one in owed) < BEGINS
    assert {one.id for one in owed_later} == {one.id for one in owed if one.due >= BEGINS} != set()
    plan = [one for one in load_checks() if one.check.code.startswith("CP9")]
    assert run_checks(later, plan) == run_checks(whole, plan)


def test_why_says_from_which_day_records_are_kept(tmp_path: Path) -> None:
    """A duty of a day before is owed by nobody, and that is the reason given."""
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    with (root / "careplan.yaml").open("ab") as file:
        file.write(b"begins: 2026-06-02\n")
    said = careplan("why", "S01-282TV", "key-child-paired", "--on", "2026-05-31", "--lang", "en", cwd=root)
    assert "Records are kept from 2026-06-02 on; nothing is owed of 2026-05-31." in said.out
