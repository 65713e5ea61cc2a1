"""Two versions of one record file: rows and keys come together, comments stay, no marker of a conflict is ever left."""

import re
from pathlib import Path
from typing import Any

import pytest

from careplan.domain.three_way import Choice, Step
from careplan.store.merge_files import merged_file
from tests.run import TOWNSHIP

TABLE = "schools/S01/months/2026-05/T002.csv"
SHEET = "schools/S01/census/2026H1.csv"
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


@pytest.mark.parametrize("more", [b"no_id_number: other\n", b"papers:\n  - kind: file\n    from: 2026-05-02\n"])
def test_a_new_key_beside_a_changed_one(more: bytes) -> None:
    """Where the lines touch the keys still come together; and so do two keys that went, unless a comment would go."""
    base = Path(TOWNSHIP, CHILD).read_bytes()
    ours, theirs = (
        base.replace(b"health: good", b"health: ill"),
        base.replace(b"health: good\n", b"health: good\n" + more),
    )
    new, asked = brought(CHILD, base, ours, theirs)
    assert (asked, b"health: ill" in new, more.splitlines()[-1] in new) == ([], True, True)
    without = [re.sub(rb"\n%b: .*" % key, b"", base) for key in (b"ethnic", b"student_number")]
    new, asked = brought(CHILD, base, without[0], without[1])
    assert (asked, b"ethnic" in new, b"student_number" in new, b"hukou" in new) == ([], False, False, True)
    noted = [data.replace(b"\nparents:", b"\n# kept\nparents:") for data in (base, *without)]
    assert brought(CHILD, noted[0], noted[1], noted[2]) == (noted[1], [()])


def test_sheets_of_a_census_and_tables_without_a_key() -> None:
    """A sheet's rows are known by their children; a table that names no rows is one question."""
    base = Path(TOWNSHIP, SHEET).read_bytes()
    first, second = base.decode().splitlines()[1:3]
    ours, theirs = (
        base.replace(first.encode(), f"{first}x".encode()),
        base.replace(second.encode(), b"S01-JS1XV" + b"," * 10),
    )
    new, asked = brought(SHEET, base, ours, theirs)
    assert (asked, f"{first}x" in new.decode(), second in new.decode()) == ([], True, False)
    assert brought(TABLE, b"date\na\n", b"date\nb\n", b"date\nc\n") == (b"date\nb\n", [()])


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
