"""Phrases of the plan language: what each means, and that none is taken for less than it says."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from careplan.records.expressions import parse_amount, parse_day_phrase, parse_every, parse_expected, parse_span
from careplan.records.expressions.day import parse_closing
from careplan.records.plan import Duty
from careplan.records.township import Township
from tests.domain.books import duty


def faults(**words: Any) -> list[str]:  # noqa: ANN401 any key of a duty
    """Return the faults of a duty with some words."""
    try:
        Duty.model_validate(duty(**words))
    except ValidationError as error:
        return sorted({detail["type"] for detail in error.errors()})
    return []


@pytest.mark.parametrize(
    "every",
    [
        "fortnight",
        "0 weeks",
        "2 weeks",
        "2 terms",
        "month from 07-01",
        "year from 13-01",
        "term from 2026-03-02",
        "once from 2026-03-02",
        "event from 2026-03-02",
        "quarter from 2026-03-02",
        "half-year from 2026-03-02",
        "school day from 2026-03-02",
        "school-year from 2026-03-02",
        "vacation from 2026-03-02",
    ],
)
def test_a_period_that_is_none_or_says_what_would_be_passed_over(every: str) -> None:
    """An anchor that would change nothing is refused like a word that is not known."""
    assert faults(every=every) == ["bad-period"]


@pytest.mark.parametrize(
    ("every", "fault"), [("2 weeks from 2026-02-30", "bad-date"), ("festival easter", "unknown-festival")]
)
def test_a_period_with_a_word_that_is_none(every: str, fault: str) -> None:
    """The day or the festival is named, not the whole phrase."""
    assert faults(every=every) == [fault]


def test_a_festival_named_twice_is_one() -> None:
    """It recurs once a year all the same."""
    assert parse_every("festival mid-autumn, mid-autumn").festivals == ("mid-autumn",)


def test_a_year_from_a_day_begins_on_that_day() -> None:
    """Whether the day is written with its year or without."""
    assert parse_every("year from 07-01").starts == parse_every("2 years from 2025-07-01").starts == (7, 1)


@pytest.mark.parametrize("presence", ["80", "-0.5", "half"])
def test_a_presence_that_is_no_share(presence: str) -> None:
    """A share lies between 0 and 1."""
    assert faults(presence=presence)


@pytest.mark.parametrize(
    "words",
    [
        {"holds": [], "proof": None},
        {"holds": {}, "proof": None},
        {"holds": [{"proxy": "true"}, {}], "proof": None},
        {"where": {}},
        {"where": {"grade": []}},
        {"proof": []},
        {"owner": []},
    ],
)
def test_a_condition_that_asks_nothing(words: dict[str, Any]) -> None:
    """Nothing asked would hold for everyone and on every day."""
    assert "too_short" in faults(**words) or "missing-field" in faults(**words)


@pytest.mark.parametrize("range_", ["6..4", "9..0"])
def test_a_range_that_runs_backwards(range_: str) -> None:
    """No number lies in it."""
    assert faults(where={"grade": range_}) == ["bad-amount"]
    assert faults(count=range_) == ["bad-amount"]


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("true", True, True),
        ("True", True, True),
        ("false", True, False),
        ("boarder", None, False),
        ("QQ", "QQ", True),
        ("qq", "QQ", True),
        ("T012", "T012", True),
        (["away", "dead"], "dead", True),
        (["away", "dead"], "home", False),
        (["4", "5"], 5, True),
        ("110", "110", True),
        ("110", "119", False),
        (">= 60", 60.5, True),
        (">= 60", 59.5, False),
        ("<= 6", 6, True),
        ("2..3", 3, True),
        ("2..3", 4, False),
        ("1", True, False),
        ("= 2", 2, True),
    ],
)
def test_what_a_value_must_be(text: object, value: object, holds: bool) -> None:  # noqa: FBT001 an outcome
    """Words are compared whatever their case, numbers whatever their kind, and nothing known is never as expected."""
    assert parse_expected(text).holds(value) is holds


@pytest.mark.parametrize(
    ("text", "least", "most", "of"),
    [
        ("1", 1, None, "acts"),
        ("= 1", 1, 1, "acts"),
        (">= 3 times", 3, None, "acts"),
        ("2..3", 2, 3, "acts"),
        ("<= 2", 0, 2, "acts"),
        ("0..2", 0, 2, "acts"),
        ("30 minutes", 30, None, "minutes"),
        (">= 8 hours", 480, None, "minutes"),
        ("1..2 hours", 60, 120, "minutes"),
        ("<= 1 hour", 0, 60, "minutes"),
    ],
)
def test_amounts(text: str, least: int, most: int | None, of: str) -> None:
    """How much is owed at least and at most."""
    found = parse_amount(text)
    assert (found.least, found.most, found.of) == (least, most, of)


@pytest.mark.parametrize("text", ["0", "some", "3..2", "-1", "1 lesson"])
def test_amounts_that_are_none(text: str) -> None:
    """Nothing owed is no duty."""
    assert faults(count=text) == ["bad-amount"]


@pytest.mark.parametrize("text", ["day 0", "32", "02-30", "fifth monday", "13-01", "late", "end+5 days", ""])
def test_day_phrases(text: str) -> None:
    """A phrase is read whole or refused; `late` alone is that part of the period's month."""
    assert faults(due=text) == ([] if text == "late" else ["bad-day-phrase"])


def test_a_day_phrase_with_its_shift() -> None:
    """Anchor, shift and unit."""
    found = parse_day_phrase("mid-autumn - 2 workdays")
    assert (found.anchor, found.args, found.shift, found.unit) == ("festival", ("mid-autumn",), -2, "workdays")
    assert faults(due="2026-02-30") == ["bad-date"]


def test_what_is_read_already_stays_as_it_is() -> None:
    """Copying a duty reads its phrases again."""
    every, amount, expected = parse_every("month"), parse_amount("1"), parse_expected("true")
    day, span = parse_day_phrase("end"), parse_span("late 05")
    assert (parse_every(every), parse_amount(amount), parse_expected(expected)) == (every, amount, expected)
    assert (parse_day_phrase(day), parse_span(span)) == (day, span)
    assert parse_every("2 weeks from 2026-03-02").anchor == date(2026, 3, 2)


@pytest.mark.parametrize(("value", "fault"), [(None, "missing-field"), ({"a": "b"}, "wrong-shape")])
def test_a_phrase_is_text(value: object, fault: str) -> None:
    """Nothing, a list or a map is no phrase."""
    assert faults(count=value) == ([] if value is None else [fault])
    assert faults(where={"grade": value}) == [fault]


@pytest.mark.parametrize("day", ["9999-12-31", "0206-03-01"])
def test_a_day_of_another_age(day: str) -> None:
    """No end is no `until`; nobody is born in 206. No later step may meet a day that it cannot count from."""
    assert faults(valid={"from": "2026-01-01", "until": day}) == ["bad-date"]
    assert faults(due=day) == ["bad-date"]


@pytest.mark.parametrize(
    "settings",
    [
        {"month_closes": "0"},
        {"month_closes": "32"},
        {"readings": {"make_up_days": "-1"}},
        {"readings": {"make_up_days": "99999999"}},
        {"readings": {"presence": "50"}},
    ],
)
def test_settings_that_cannot_be_counted_with(settings: dict[str, Any]) -> None:
    """A month closes on one of its days, and nothing is made up before it is due."""
    words = {"zh": "名", "en": "name"}
    with pytest.raises(ValidationError):
        Township.model_validate({"name": words, "office": words, "area": "1", "county": "1", **settings})


def test_nothing_closes_at_an_hour() -> None:
    """A day only; the hour is left out of what is offered."""
    assert parse_closing("end + 3 days").shift == 3
    with pytest.raises(PydanticCustomError) as error:
        parse_closing("end + 3 days 17:00")
    assert (error.value.type, (error.value.context or {})["hint"]) == ("bad-day-phrase", "end + 3 days")
