"""Two versions of one record file: rows and keys come together, comments stay, no marker of a conflict is ever left."""

from pathlib import Path
from typing import Any

import pytest

from careplan.domain.three_way import Choice, Step
from careplan.store.merge_files import merged_file
from tests.run import TOWNSHIP

TABLE = "schools/S01/months/2026-05/T002.csv"
CHILD = "schools/S01/children/S01-282TV.yaml"


def brought(path: str, base: bytes, ours: bytes | None, theirs: bytes | None, choice: Choice = "mine") -> Any:  # noqa: ANN401
    """Return the file, and what was asked."""
    asked: list[Step] = []

    def decide(at: Step, *_: object) -> Choice:
        asked.append(at)
        return choice

    return merged_file(path, base, ours, theirs, decide, lambda: "R00000X"), asked


def test_rows_at_the_same_end_of_a_table() -> None:
    """Where git's lines clash two new rows do not; order and columns are those of the format."""
    base = Path(TOWNSHIP, TABLE).read_bytes()
    ours = base + b"RAAAAA2,2026-05-25,talk,S01-282TV,T002,,,,,,\n"
    theirs = base.replace(b"minutes,place", b"time,minutes,place").replace(b",T002,", b",T002,,")
    theirs += b"RBBBBB2,2026-05-25,home_visit,S01-JS1XV,T002,18:00,,,,,,\n"
    new, asked = brought(TABLE, base, ours, theirs)
    lines = new.decode().splitlines()
    assert (asked, len(lines), lines[0].count("time")) == ([], 13, 1)
    assert [line.split(",")[0] for line in lines[-2:]] == ["RAAAAA2", "RBBBBB2"]
    assert new == brought(TABLE, base, theirs, ours)[0]
    removed = base.replace(b"F7HJ06,2026-05-08,homework_check,S01-282TV,T002,,,,,,\n", b"")
    assert b"F7HJ06" not in brought(TABLE, base, ours, removed)[0]


def test_keys_of_a_child_beside_each_other() -> None:
    """Neighbouring lines and two new entries of one list; comments of both sides stay."""
    base = Path(TOWNSHIP, CHILD).read_bytes()
    last = b"    from: 2025-09-01\n\nconsent"
    ours = base.replace(b"grade: 4", b"grade: 5")
    ours = ours.replace(last, last.replace(b"\n\n", b"\n    until: 2026-05-20\n    ended: left\n\n"))
    ours = ours.replace(b"\nconsent:", "\n# 换代理家长\nconsent:".encode())
    theirs = base.replace(b"class: 1", b"class: 2").replace(b"health: good", b"health: chronic")
    theirs += b"  - purpose: photo\n    basis: consent\n    by: guardian\n    date: 2026-05-02\n"
    new, asked = brought(CHILD, base, ours, theirs)
    assert asked == []
    for part in ("grade: 5", "class: 2", "chronic", "until: 2026-05-20", "purpose: photo", "# 换代理家长"):
        assert part in new.decode()
    first, second = (base + b"  - purpose: %b\n    date: 2026-05-02\n" % name for name in (b"a", b"b"))
    whole, asked = brought(CHILD, base, first, second)
    assert (asked, whole.count(b"purpose: a"), whole.count(b"purpose: b")) == ([], 1, 1)


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_the_same_value_twice(choice: Choice) -> None:
    """One question at its key; the file has the value that was chosen and no marker."""
    base = Path(TOWNSHIP, CHILD).read_bytes()
    ours, theirs = base.replace(b"health: good", b"health: chronic"), base.replace(b"health: good", b"health: disabled")
    new, asked = brought(CHILD, base, ours, theirs, choice)
    assert asked == [("health",)]
    assert new == {"mine": ours, "theirs": theirs}[choice]


@pytest.mark.parametrize(
    ("path", "base", "ours", "theirs", "whole"),
    [
        (CHILD, b"id: a\n", None, b"id: b\n", b"id: b\n"),
        (CHILD, b"id: a\n", b"id: b\n", None, None),
        (CHILD, b"id: a\n", b"id: [\n", b"id: b\n", b"id: b\n"),
        (TABLE, b"row_id\nA\n", b"row_id\nA\nA\n", b"row_id\nB\n", b"row_id\nB\n"),
        ("closed/2026-05/month.json", b"{}", b"[]", b"[1]", b"[1]"),
        ("README.md", b"a\n", b"b\n", b"c\n", b"c\n"),
    ],
)
def test_what_cannot_be_taken_apart_is_one_question(
    path: str, base: bytes, ours: bytes | None, theirs: bytes | None, whole: bytes | None
) -> None:
    """A file that one side deleted, that cannot be read, or whose lines touch: whole, from one side."""
    assert brought(path, base, ours, theirs, "theirs") == (whole, [()])
    assert brought(path, base, ours, theirs, "mine") == (ours, [()])


def test_other_files_by_their_lines() -> None:
    """Text that is no record comes together as git does it."""
    base = b"".join(b"%d\n" % n for n in range(9))
    assert brought("README.md", base, b"x\n" + base, base + b"y\n") == (b"x\n" + base + b"y\n", [])
