"""What bodies outside the schools owe: shown as theirs, and answered for by no school."""

import json
from pathlib import Path

import pytest

from tests.duties.stands import HERE
from tests.pages import lay, read_page
from tests.run import careplan


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Return a village whose committee and clinic owe something."""
    scenarios = read_page(HERE / "features/owners.md").scenarios
    lay(next(one for one in scenarios if one.title.startswith("村委会")), HERE, tmp_path)
    return tmp_path


def test_due_has_a_list_of_their_own(village: Path) -> None:
    """Not among the school's."""
    ran = careplan("due", "--on", "2026-05-31", "--lang", "en", cwd=village)
    school, committee, either = ran.out.split("\n\n")[1:]
    assert school.startswith("S02 the school")
    assert "by-committee" not in school
    assert committee.startswith("village committee (")
    assert either.startswith("village committee or clinic (")


def test_no_school_s_completion_hangs_on_them(village: Path) -> None:
    """The report has them in a table apart."""
    ran = careplan(
        "report", "--month", "2026-05", "--school", "S02", "--format", "json", "--on", "2026-06-30", cwd=village
    )
    report = json.loads(ran.out)
    tables = {id_: [row["id"] for row in table["rows"]] for id_, table in report["tables"].items()}
    assert tables["duties"] == ["by-either", "by-both"]
    assert tables["outside_duties"] == ["by-committee", "by-patrol"]


def test_an_owner_of_no_known_name_is_said_as_written(village: Path) -> None:
    """Showing a plan is no check; the check names the nearest owner, the plan's own among them."""
    plan = village / "plan/2026.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("owner: village-committee", "owner: vilage-committee"))
    shown = careplan("plan", "show", "--file", "plan/2026.yaml", "--lang", "en", "--on", "2026-05-31", cwd=village)
    assert shown.code == 0
    assert "vilage-committee owes" in shown.out
    checked = careplan("plan", "check", "plan/2026.yaml", "--lang", "en", "--on", "2026-05-31", cwd=village)
    assert "CP941" in checked.out
    assert "owner: village-committee`" in checked.out
