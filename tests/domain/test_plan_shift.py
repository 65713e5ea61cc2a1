"""A plan some years earlier: its years change and nothing else."""

from datetime import date

from careplan.domain.plan_shift import shifted
from tests.domain.test_plan_words import plan_with


def test_days_with_a_year_move_and_others_stay() -> None:
    """Validity, dates and anchors move; days of a month, festivals and MM-DD do not."""
    plan = plan_with(
        {"due": "2026-06-10 + 2 days", "within": None, "every": "year"},
        {"id": "b", "every": "2 weeks from 2026-03-02", "due": "end"},
        {"id": "c", "every": "3 months from 2026-01-31", "opens": "06-01", "due": "mid-autumn"},
        {"id": "d", "valid": {"from": "2026-02-01", "until": "2026-03-31"}},
    )
    moved = shifted(plan, -1)
    a, b, c, d = moved.duties
    assert (moved.year, moved.valid.from_, moved.valid.until) == (2025, date(2025, 1, 1), date(2025, 12, 31))
    assert a.due is not None
    assert (a.due.text, a.due.args, a.due.shift) == ("2025-06-10 + 2 days", ("2025-06-10",), 2)
    assert b.every.text == "2 weeks from 2025-03-03"
    assert b.every.anchor == date(2025, 3, 3)
    assert b.every.anchor.weekday() == date(2026, 3, 2).weekday()
    assert c.every.anchor == date(2025, 1, 31)
    assert (c.opens, c.due) == (plan.duties[2].opens, plan.duties[2].due)
    assert d.valid is not None
    assert (d.valid.from_, d.valid.until) == (date(2025, 2, 1), date(2025, 3, 31))
    assert d.every == plan.duties[3].every


def test_no_years_is_the_same_plan() -> None:
    """And there and back again, where no 29 February is lost."""
    plan = plan_with({"every": "2 weeks from 2026-03-02", "due": "end"})
    assert shifted(plan, 0) is plan
    assert shifted(shifted(plan, -28), 28) == plan


def test_the_29th_of_february_becomes_the_28th() -> None:
    """Where the year has no 29th."""
    due = shifted(plan_with({"due": "2028-02-29", "every": "once"}), -1).duties[0].due
    assert due is not None
    assert due.args == ("2027-02-28",)
