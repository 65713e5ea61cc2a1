"""Closing a month: what is in the way, what is frozen, and what is said when it is known better."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from careplan.workflow.answer_schemas import CLOSE as CLOSE_SCHEMA
from tests.reports.samples import trouble
from tests.run import TOWNSHIP, Ran, careplan

ON = ("--on", "2026-06-10")
SIGNED = ("--filled-by", "Z01", "--checked-by", "示例干事", "--head", "shiligan")
CLOSE = ("close", "--month", "2026-05", *ON, *SIGNED)
CLOSED = "closed/2026-05/month.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township in which everything of May was done."""
    return Path(shutil.copytree(TOWNSHIP, tmp_path / "records"))


def close(root: Path, *words: str) -> Ran:
    """Close May."""
    return careplan(*CLOSE, *words, cwd=root)


def report(root: Path, *words: str) -> dict[str, Any]:
    """Return the township's report of May, or another, as JSON."""
    asked = words if "--month" in words else ("--month", "2026-05", *words)
    found: dict[str, Any] = json.loads(careplan("report", *asked, "--format", "json", *ON, cwd=root).out)
    return found


def drop_a_visit(root: Path) -> str:
    """Take the row of a home visit out of the records, and return the one child whom it was about."""
    for file in sorted(root.glob("schools/*/months/2026-05/T*.csv")):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        visits = (line for line in lines if ",home_visit," in line)
        visit = next((line for line in visits if " " not in line.split(",")[3]), None)
        if visit:
            file.write_text("".join(line for line in lines if line != visit), encoding="utf-8")
            return visit.split(",")[3]
    raise AssertionError("no visit to take out")


def test_a_month_is_closed_once(root: Path) -> None:
    """The figures that the report shows, with day, signatures and digest; a second time nothing is written."""
    drawn = report(root)
    ran = close(root)
    assert (ran.code, ran.err) == (0, "")
    document = json.loads((root / CLOSED).read_text(encoding="utf-8"))
    assert document["on"] == "2026-06-10"
    assert {document[role] for role in ("filled_by", "checked_by", "head")} == {"Z01"}
    assert document["digest"].startswith("sha256:")
    township = document["reports"][0]
    completion = drawn["figures"]["completion"]["value"]
    assert township["of"] == "township"
    assert township["figures"]["completion"] == f"{completion['done']}/{completion['base']}"
    assert township["figures"]["children"] == str(drawn["figures"]["children"]["value"])
    assert [of["of"] for of in document["reports"]] == ["township", "S01", "S02"]
    before = (root / CLOSED).read_bytes()
    again = close(root)
    assert (again.code, (root / CLOSED).read_bytes()) == (0, before)
    assert "与已结的相同" in again.out
    assert careplan("check", *ON, cwd=root).code == 0


def test_the_same_records_close_to_the_same_bytes(root: Path) -> None:
    """Taken away and closed again it is the same file."""
    close(root)
    before = (root / CLOSED).read_bytes()
    (root / CLOSED).unlink()
    close(root)
    assert (root / CLOSED).read_bytes() == before


def test_what_changes_afterwards_is_said_in_every_report(root: Path) -> None:
    """Reported 100 %, corrected to one less, because that visit is no longer there; the closed file stays."""
    before = report(root)
    close(root)
    kept = (root / CLOSED).read_bytes()
    child = drop_a_visit(root)
    done = before["figures"]["completion"]["value"]
    for month in ("2026-05", "2026-06"):
        rows = report(root, "--month", month)["tables"]["corrections"]["rows"]
        row = next(row for row in rows if row["id"] == "2026-05.completion")
        assert row["cells"]["reported"] == f"{done['done']}/{done['base']}"
        assert row["cells"]["corrected"] == f"{done['done'] - 1}/{done['base']}"
        assert f"home-visit/{child}/2026-05：已完成 → " in row["cells"]["because"]["zh"]
    school = child[:3]
    other = "S02" if school == "S01" else "S01"
    assert report(root, "--school", school)["tables"]["corrections"]["rows"]
    assert report(root, "--school", other)["tables"]["corrections"]["rows"] == []
    again = close(root)
    assert again.code == 1
    assert f"上报 {done['done']}/{done['base']}，更正为 {done['done'] - 1}/{done['base']}" in again.out
    assert (root / CLOSED).read_bytes() == kept
    markdown = careplan("report", "--month", "2026-06", *ON, cwd=root).out
    assert "已结月份的更正" in markdown
    assert f"{done['done'] - 1}/{done['base']}" in markdown


def test_what_comes_after_the_month_is_no_correction(root: Path) -> None:
    """June's own records change nothing of May."""
    close(root)
    june = root / "schools/S01/months/2026-06"
    june.mkdir(parents=True, exist_ok=True)
    (june / "T002.csv").write_text(
        "row_id,date,kind,children,by\nRAAAAAA,2026-06-05,talk,S01-282TV,T002\n", encoding="utf-8"
    )
    assert report(root, "--month", "2026-06")["tables"]["corrections"]["rows"] == []


def test_what_is_in_the_way(root: Path, tmp_path: Path) -> None:
    """A month that is not over, hand-ins that are missing, errors in the records; as it is with --incomplete."""
    early = careplan("close", "--month", "2026-05", "--on", "2026-05-31", *SIGNED, cwd=root)
    assert (early.code, (root / CLOSED).exists()) == (1, False)
    assert "还没有满" in early.out
    bad = trouble(tmp_path / "trouble")
    ran = careplan("close", "--month", "2026-05", "--on", "2026-06-20", *SIGNED, cwd=bad)
    assert (ran.code, (bad / CLOSED).exists()) == (1, False)
    assert "S02 monthly-statistics" in ran.out
    assert "--incomplete" in ran.out
    done = careplan("close", "--month", "2026-05", "--on", "2026-06-20", *SIGNED, "--incomplete", cwd=bad)
    assert (done.code, (bad / CLOSED).exists()) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (SIGNED[:4], "--head"),
        ((*SIGNED[:4], "--head", "Z99"), "Z99"),
        ((*SIGNED, "--school", "S01"), "--school"),
    ],
)
def test_wrong_use(root: Path, words: tuple[str, ...], said: str) -> None:
    """Three signatures of people who hold a post; the whole township."""
    ran = careplan("close", "--month", "2026-05", *ON, *words, cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_json(root: Path) -> None:
    """One document with its schema's name."""
    found = json.loads(close(root, "--format", "json").out)
    assert found["schema"] == "careplan/close/1"
    assert found["written"] is True
    drop_a_visit(root)
    again = json.loads(close(root, "--format", "json").out)
    assert again["closed_before"] is True
    validator = Draft202012Validator(CLOSE_SCHEMA)
    assert [list(validator.iter_errors(answer)) for answer in (found, again)] == [[], []]
    assert {"of": "township", "figure": "owing", "reported": "0", "corrected": "1"} in again["corrections"]
