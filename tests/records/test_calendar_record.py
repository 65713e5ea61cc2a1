"""The calendar's file: what it takes, what it refuses, and the demo township's own."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from careplan.domain.calendar import Calendar, clashes
from careplan.records.calendar import KIND, CalendarYear

DEMO = Path(__file__).parents[2] / "records" / "calendar" / "2026.yaml"


def faults(tree: dict[str, object]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the kind and the path of each fault in a tree."""
    with pytest.raises(ValidationError) as caught:
        CalendarYear.model_validate({"year": "2026", **tree})
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


def test_the_demo_townships_calendar_is_sound() -> None:
    """The demo's file reads, contradicts nothing, and knows both vacations of its year."""
    record = CalendarYear.model_validate(YAML(typ="base", pure=True).load(DEMO.read_text("utf-8")))
    calendar = Calendar.of([record])
    assert list(clashes([record])) == []
    assert calendar.vacation("winter", 2026) == (date(2026, 1, 24), date(2026, 3, 1))
    assert calendar.vacation("summer", 2026) == (date(2026, 7, 11), date(2026, 8, 30))
    assert calendar.is_workday(date(2026, 11, 7))
    assert not calendar.is_workday(date(2026, 11, 9))
    assert KIND.files.format(year=record.year).endswith("calendar/2026.yaml")


def test_a_term_that_ends_before_it_begins() -> None:
    """The fault stands at the term."""
    term = {"id": "2026-spring", "name": "春季学期", "from": "2026-07-10", "until": "2026-03-02"}
    assert faults({"terms": [term]}) == [("calendar-runs-backwards", ("terms", 0))]


@pytest.mark.parametrize(
    ("when", "rule"),
    [
        ({}, "date-or-span"),
        ({"date": "2026-11-09", "from": "2026-11-09", "until": "2026-11-10"}, "date-or-span"),
        ({"date": "2026-11-09", "until": "2026-11-10"}, "date-or-span"),
        ({"from": "2026-11-09"}, "date-or-span"),
        ({"until": "2026-11-09"}, "date-or-span"),
        ({"from": "2026-11-10", "until": "2026-11-09"}, "calendar-runs-backwards"),
    ],
)
def test_a_day_off_says_when_in_one_way(when: dict[str, str], rule: str) -> None:
    """Either one date, or from and until in order."""
    assert faults({"days_off": [{"name": "补休", "why": "运动会", **when}]}) == [(rule, ("days_off", 0))]


def test_a_mistyped_festival_is_refused() -> None:
    """A name outside the list would never be found again."""
    ((rule, path),) = faults({"festivals": {"mid-autum": "2026-09-25"}})
    assert rule == "unknown-festival"
    assert path[:2] == ("festivals", "mid-autum")
