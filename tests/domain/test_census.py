"""A line of a sheet against the register, as of the day of the visit."""

from datetime import date

import pytest

from careplan.domain.census import Difference, clash, differences, shown
from careplan.domain.register import Register
from careplan.records.child import Child
from tests.domain.halves import line, moved, register, stay

A = "S01-AAAAA"


@pytest.mark.parametrize(
    ("school", "day", "result", "expected"),
    [
        ("S01", "2026-01-31", "present", "not_yet_there"),
        ("S01", "2026-01-31", "left", "not_yet_there"),
        ("S01", "2026-02-01", "present", None),
        ("S01", "2026-03-14", "left", "still_there"),
        ("S01", "2026-03-15", "left", None),
        ("S01", "2026-03-16", "present", "elsewhere"),
        ("S01", "2026-03-16", "left", None),
        ("S02", "2026-03-15", "present", "elsewhere"),
        ("S02", "2026-03-15", "left", "elsewhere"),
        ("S02", "2026-03-16", "present", None),
        ("S02", "2026-03-16", "not_found", None),
        ("S03", "2026-03-16", "not_found", "elsewhere"),
        ("S02", "2026-06-01", "present", "already_gone"),
        ("S02", "2026-06-01", "left", None),
        ("S02", "2026-06-01", "not_found", None),
    ],
)
def test_clash(school: str, day: str, result: str, expected: str | None) -> None:
    """At S01 from 1 February to 15 March, at S02 until 31 May."""
    first, second = moved("2026-02-01", "S01", "S02", "2026-03-16")
    who = register({A: [first, second | {"until": "2026-05-31", "ended": "finished"}]})
    assert clash(who, line(A, day, result, school)) == expected


def test_no_clash_without_a_visit_or_a_record() -> None:
    """A line that waits says nothing yet, and an unknown child is another check's matter."""
    who = register({A: [stay("S01", "2026-02-01")]})
    assert clash(who, line(A)) is None
    assert clash(who, line("S01-ZZZZZ", "2026-03-01")) is None


def _with_history() -> Register:
    """Return a register with one child: the mother away from 1 May, key from 10 to 20 May, with a grandmother."""
    who = register({A: [stay("S01", "2025-09-01")]})
    facts = who.children[A].model_dump(by_alias=True)
    facts["parents"] = [*facts["parents"], {"who": "mother", "from": date(2026, 5, 1), "state": "away"}]
    facts["key"] = [{"from": date(2026, 5, 10), "until": date(2026, 5, 20), "why": ["ill"]}]
    facts["guardians"] = [
        {"guardian": "S01-GGGGG", "relation": "grandparent", "from": date(2025, 9, 1), "lives_with": True}
    ]
    children = {A: Child.model_validate(facts)}
    return Register(who.township, who.schools, children)


@pytest.mark.parametrize(
    ("day", "cells", "expected"),
    [
        ("2026-04-30", {"mother": "home", "key": "false", "grade": "4"}, []),
        ("2026-04-30", {"mother": "away"}, [Difference("mother", "away", "home")]),
        ("2026-05-01", {"mother": "away", "father": "away", "boarder": "false"}, []),
        ("2026-05-10", {"key": "true", "guardian": "S01-GGGGG"}, []),
        ("2026-05-21", {"key": "true"}, [Difference("key", sheet=True, register=False)]),
        (
            "2026-05-21",
            {"grade": "5", "boarder": "true", "guardian": "S01-HHHHH"},
            [
                Difference("grade", 5, 4),
                Difference("boarder", sheet=True, register=False),
                Difference("guardian", "S01-HHHHH", "S01-GGGGG"),
            ],
        ),
    ],
)
def test_differences(day: str, cells: dict[str, str], expected: list[Difference]) -> None:
    """What was asked is held to what the register had on that very day."""
    assert differences(_with_history(), line(A, day, **cells)) == expected


def test_only_who_was_met_is_compared() -> None:
    """A child who left or was not found told nobody its grade."""
    who = _with_history()
    assert differences(who, line(A, "2026-05-21", "not_found", grade="5")) == []
    assert differences(who, line(A, grade="5")) == []
    assert differences(who, line("S01-ZZZZZ", "2026-05-21", grade="5")) == []
    assert differences(who, line(A, "2025-08-31", grade="5")) == []


def test_what_a_half_filled_line_misses() -> None:
    """A note alone waits; anything else wants a day, an adult and a result."""
    assert line(A).missing == []
    assert line(A, note="周五回校").missing == []
    assert line(A, grade="4").missing == ["date", "by", "result"]
    assert line(A, by="T01").missing == ["date", "result"]
    assert line(A, "2026-05-25").missing == []


def test_values_as_they_are_written() -> None:
    """Yes and no are true and false, and nothing is a dash."""
    assert [shown(value) for value in (True, False, None, 4, "away")] == ["true", "false", "-", "4", "away"]
