"""Presence: who was there long enough, on the day that matters, and what is asked of whom."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.obligation import Settlement
from careplan.domain.settlement import settle
from careplan.duties import shapes
from tests.domain.books import books, child, duty, plan

MAY = {"first": "2026-05-01", "last": "2026-05-31"}


def stay(from_: str, until: str | None = None, school: str = "S01") -> dict[str, Any]:
    """Return a spell on a register."""
    end = {"until": until, "ended": "moved_out"} if until else {}
    return {"school": school, "from": from_, "began": "new", **end}


def settled(stays: list[dict[str, Any]], on: str = "2026-05-31", **words: Any) -> list[Settlement]:  # noqa: ANN401 any key
    """Settle one duty of May about a child with some spells on the register."""
    found = books(plan(duty(**words), **MAY), children=[child("S01-AAAAA", enrolment=stays)])
    return list(settle(found, shapes(), date.fromisoformat(on)))


@pytest.mark.parametrize(
    ("last", "due", "state"),
    [
        (None, "25", "overdue"),
        ("2026-05-25", "25", "overdue"),
        ("2026-05-24", "25", "not_applicable"),
        ("2026-05-31", "end + 5 days", "not_applicable"),
        (None, "end + 5 days", "open"),
    ],
)
def test_presence_on_the_due_day(last: str | None, due: str, state: str) -> None:
    """`presence: due` asks for the due day itself, wherever it lies in or after the period."""
    (item,) = settled([stay("2025-09-01", last)], presence="due", due=due)
    assert item.state.value == state


@pytest.mark.parametrize(("days", "state"), [(14, "missed"), (13, "not_applicable")])
def test_a_share_of_days_is_not_lost_to_rounding(days: int, state: str) -> None:
    """14 of 25 days are 0.56 of them, though a computer's 0.56 times 25 is a little more."""
    words = {"valid": {"from": "2026-05-01", "until": "2026-05-25"}, "presence": "0.56"}
    (item,) = settled([stay("2025-09-01", f"2026-05-{days}")], "2026-06-20", **words)
    assert item.state.value == state
    assert (item.reason and item.reason.zh) == {14: None, 13: "在册 13 天，不到 25 天的 56%"}[days]


def test_a_child_that_came_after_the_due_day_was_not_owed() -> None:
    """Nobody could have done by the 10th what a child was owed that came on the 12th."""
    (item,) = settled([stay("2026-05-12")], due="10")
    assert item.state.value == "not_applicable"
    assert item.reason
    assert "2026-05-10" in item.reason.en


def test_a_child_that_came_on_the_due_day_is_owed() -> None:
    """The due day itself is in time, for whoever comes on it too."""
    (item,) = settled([stay("2026-05-10")], due="10")
    assert (item.state.value, item.obligation.school) == ("missed", "S01")


def test_any_day_is_enough_where_the_plan_says_so() -> None:
    """`presence: any`: one day is enough."""
    (item,) = settled([stay("2026-05-31")], presence="any")
    assert item.state.value == "open"


def test_two_spells_are_added_up_and_the_last_school_answers() -> None:
    """Back after a gap, at another school: one obligation, held by the school of the last day."""
    stays = [stay("2025-09-01", "2026-05-08"), stay("2026-05-20", school="S02")]
    (item,) = settled(stays)
    assert (item.state.value, item.obligation.school) == ("open", "S02")


def test_gone_by_the_due_day_the_school_of_the_last_day_there_answers() -> None:
    """The child left on the 20th; the 25th was the due day."""
    (item,) = settled([stay("2025-09-01", "2026-05-20")], due="25")
    assert (item.state.value, item.obligation.school, item.obligation.holder) == ("overdue", "S01", "T01")
