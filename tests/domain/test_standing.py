"""States that must hold: on which days, for whom, and what becomes of those who leave or come back."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.obligation import Settlement
from careplan.domain.settlement import settle
from careplan.duties import shapes
from tests.domain.books import books, child, duty, plan
from tests.domain.test_presence import stay

PAIRED = duty("paired", proof=None, holds={"proxy": "true"})


def settled(on: str, words: dict[str, Any] | None = None, **facts: Any) -> list[Settlement]:  # noqa: ANN401 of a child
    """Settle, on a day of 2026, whether a child was paired in May."""
    found = plan(PAIRED | (words or {}), first="2026-05-01", last="2026-05-31")
    return list(
        settle(books(found, children=[child("S01-AAAAA", **facts)]), shapes(), date.fromisoformat(f"2026-{on}"))
    )


@pytest.mark.parametrize(("on", "state"), [("05-15", "overdue"), ("05-20", "overdue"), ("06-01", "missed")])
def test_who_left_without_was_let_down(on: str, state: str) -> None:
    """Never paired until leaving on the 15th: nobody mended that."""
    (item,) = settled(on, proxy=[], enrolment=[stay("2025-09-01", "2026-05-15")])
    assert (item.state.value, item.obligation.need, item.done) == (state, 15, 0)


def test_who_left_after_it_was_mended_was_late() -> None:
    """Paired from the 10th to the day of leaving."""
    left = [stay("2025-09-01", "2026-05-15")]
    (item,) = settled("06-01", proxy=[{"staff": "T01", "from": "2026-05-10"}], enrolment=left)
    assert (item.state.value, item.done) == ("late", 6)


def test_days_away_are_no_gap() -> None:
    """On the register to the 8th and from the 20th; the pairing holds on those days."""
    stays = [stay("2025-09-01", "2026-05-08"), stay("2026-05-20", school="S02")]
    pairs = [{"staff": "T01", "from": "2026-01-01", "until": "2026-05-08"}, {"staff": "T02", "from": "2026-05-20"}]
    (item,) = settled("06-01", proxy=pairs, enrolment=stays)
    assert (item.state.value, item.obligation.need, item.done) == ("met", 20, 20)
    assert (item.obligation.school, item.obligation.holder) == ("S02", "T02")


def test_two_gaps_are_told_apart() -> None:
    """Without from the 1st to the 3rd and from the 8th to the 9th."""
    pairs = [{"staff": "T01", "from": "2026-05-04", "until": "2026-05-07"}, {"staff": "T02", "from": "2026-05-10"}]
    (item,) = settled("06-01", proxy=pairs)
    assert [(gap.from_.day, gap.until.day) for gap in item.gaps] == [(1, 3), (8, 9)]
    assert item.state.value == "late"


def test_a_duty_about_changing_children() -> None:
    """A key child from the 5th to the 9th and from the 20th, paired from the 8th."""
    key = [{"from": "2026-05-05", "until": "2026-05-09", "why": ["ill"]}, {"from": "2026-05-20", "why": ["ill"]}]
    (item,) = settled("06-01", {"where": {"key": "true"}}, key=key, proxy=[{"staff": "T01", "from": "2026-05-08"}])
    assert (item.state.value, item.obligation.need, item.done) == ("late", 17, 14)
    assert settled("06-01", {"where": {"key": "true"}}) == []


@pytest.mark.parametrize(
    ("words", "pair", "state", "need"),
    [
        ({"within": "10 .. 20"}, {"from": "2026-05-10", "until": "2026-05-20"}, "met", 11),
        ({"within": "10 .. 20"}, {"from": "2026-05-11"}, "late", 11),
        ({"within": "10 .. 20"}, {"from": "2026-05-21"}, "missed", 11),
        ({"due": "20"}, {"from": "2026-05-21"}, "missed", 20),
        ({"opens": "20"}, {"from": "2026-05-20"}, "met", 12),
    ],
)
def test_a_state_of_a_part_of_the_period(words: dict[str, str], pair: dict[str, str], state: str, need: int) -> None:
    """`within`, `opens` and `due` name its first and last day."""
    (item,) = settled("06-30", words, proxy=[{"staff": "T01"} | pair])
    assert (item.state.value, item.obligation.need) == (state, need)


def test_before_its_first_day_it_is_upcoming() -> None:
    """A state of the end of May, seen in April and on its day."""
    assert [settled(on, {"within": "end .. end"})[0].state.value for on in ("04-30", "05-30", "05-31")] == [
        "upcoming",
        "upcoming",
        "open",
    ]


@pytest.mark.parametrize(("last", "state"), [("2026-05-24", "not_applicable"), (None, "met")])
def test_presence_is_asked_where_the_plan_says_so(last: str | None, state: str) -> None:
    """A state of whoever is there on the last day."""
    (item,) = settled("06-01", {"presence": "due"}, enrolment=[stay("2025-09-01", last)])
    assert item.state.value == state


def test_a_day_that_no_calendar_tells_is_not_guessed() -> None:
    """Left out, and named by a check."""
    assert settled("06-01", {"due": "winter vacation"}) == []
