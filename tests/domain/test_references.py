"""Ids that nobody recorded: where they are named, and what was probably meant."""

from datetime import date
from pathlib import Path

import pytest

from careplan.domain.references import Kind, unknown_ids
from careplan.workflow.load import load_world

TOWNSHIP = Path(__file__).parent.parent / "checks" / "_township"
ON = date(2026, 5, 31)


@pytest.mark.parametrize("kind", ["school", "child", "guardian", "staff"])
def test_a_whole_township_names_nobody_unknown(kind: Kind) -> None:
    """Every id in the small township stands for somebody."""
    assert list(unknown_ids(load_world(str(TOWNSHIP), ON), kind)) == []


def write(root: Path, file: str, text: str) -> None:
    """Write a record file."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).write_text(text, encoding="utf-8")


def test_the_nearest_id_is_named_and_a_lone_folder_is_found_once(tmp_path: Path) -> None:
    """A slip leads back to the id that was meant; a school's folder without its record is one finding."""
    acts = "row_id,date,kind,children,by\n8XR5S4,2026-05-07,talk,S01-282VT,T020\n"
    write(tmp_path, "schools/S01/months/2026-05/T002.csv", acts)
    write(
        tmp_path,
        "schools/S01/staff/T002.yaml",
        "id: T002\nname: 示例教师甲\nposts:\n  - {from: 2020-09-01, post: teacher}\n",
    )
    write(tmp_path, "schools/S01/children/S01-282TV.yaml", "id: S01-282TV\n")
    world = load_world(str(tmp_path), ON)
    assert [(u.id, u.near) for u in unknown_ids(world, "child")] == [("S01-282VT", "S01-282TV")]
    assert [(u.id, u.near) for u in unknown_ids(world, "staff")] == [("T020", "T002")]
    assert [(u.id, u.place.file) for u in unknown_ids(world, "school")] == [
        ("S01", "schools/S01/children/S01-282TV.yaml")
    ]


def test_a_folder_named_after_somebody_is_not_repeated(tmp_path: Path) -> None:
    """What is no school's id may be anything, and is not said."""
    write(tmp_path, "schools/示例小学/months/2026-05/school.csv", "row_id,date,kind,by\n")
    (unknown,) = unknown_ids(load_world(str(tmp_path), ON), "school")
    assert unknown.id == "…"
