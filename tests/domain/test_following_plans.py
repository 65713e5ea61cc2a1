"""Plans that follow one another, and periods and windows that their ends cut."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Calendar
from careplan.domain.settlement import settle
from careplan.domain.settlements import Settlements
from careplan.duties import shapes
from careplan.records.calendar import CalendarYear
from tests.domain.books import act, books, duty, plan

TERMS = [
    {"id": "2025-autumn", "name": "秋", "from": "2025-09-01", "until": "2026-01-23"},
    {"id": "2026-spring", "name": "春", "from": "2026-03-02", "until": "2026-07-10"},
    {"id": "2026-autumn", "name": "秋", "from": "2026-09-01", "until": "2027-01-22"},
    {"id": "2027-spring", "name": "春", "from": "2027-03-01", "until": "2027-07-09"},
]
CALENDAR = Calendar.of([CalendarYear.model_validate({"year": y, "terms": TERMS}) for y in ("2026", "2027")])


def two(words: dict[str, Any], acts: list[Act] | None = None, cut: str = "2026-12-31", **town: Any) -> Books:  # noqa: ANN401 any setting
    """Return the books of two plans that follow one another with the same duty."""
    following = date.fromordinal(date.fromisoformat(cut).toordinal() + 1)
    one = plan(duty(**words), first=f"{int(cut[:4]) - (cut[5:] != '12-31')}-{following:%m-%d}", last=cut)
    other = plan(duty(**words), first=str(following), last=f"{int(cut[:4]) + 1}{cut[4:]}")
    found = books(one, acts or (), calendar=CALENDAR, **town)
    return Books(found.register, (one, other), CALENDAR, found.evidence)


def settled(found: Books, on: str = "2027-12-31") -> Settlements:
    """Settle on a day."""
    return settle(found, shapes(), date.fromisoformat(on))


def spans(found: Books, label: str) -> list[tuple[str, str, str]]:
    """Return first day, last day and due day of every obligation of a period."""
    items = [s.obligation for s in settled(found) if s.obligation.period.label == label]
    return [(str(o.period.start), str(o.period.end), str(o.scheduled)) for o in items]


@pytest.mark.parametrize(
    "words",
    [
        {"every": "week"},
        {"every": "month"},
        {"every": "term"},
        {"every": "vacation"},
        {"every": "school-year"},
        {"every": "2 weeks from 2026-03-02"},
        {"every": "3 months from 2026-01-31"},
        {"every": "year from 07-01"},
        {"every": "half-year"},
        {"every": "2 years"},
        {"every": "festival new-year, spring-festival", "opens": "start - 7 days"},
        {"every": "term", "proof": None, "holds": {"proxy": "true"}},
    ],
)
@pytest.mark.parametrize("cut", ["2026-12-31", "2026-08-31", "2026-06-15"])
def test_nothing_is_owed_twice(words: dict[str, Any], cut: str) -> None:
    """A week, term or year that lies in two plans is one, and so is its obligation."""
    names = Counter(item.obligation.id for item in settled(two(words, cut=cut)))
    assert names
    assert {name: n for name, n in names.items() if n > 1} == {}


def test_what_both_plans_ask_is_owed_whole() -> None:
    """The last week of 2026 and the autumn term go on in 2027, and are due at their own ends."""
    assert spans(two({"every": "week"}), "2026-W53") == [("2026-12-28", "2027-01-03", "2027-01-03")]
    assert spans(two({"every": "term"}), "2026-autumn") == [("2026-09-01", "2027-01-22", "2027-01-22")]
    closing = two({"every": "month", "due": "25"}, month_closes="25")
    assert spans(closing, "2027-01") == [("2026-12-26", "2027-01-25", "2027-01-25")]


def test_what_one_plan_asks_ends_with_it() -> None:
    """With no plan for 2027 the autumn term is owed as far as the plan goes."""
    only = books(plan(duty(every="term")), calendar=CALENDAR)
    assert spans(only, "2026-autumn") == [("2026-09-01", "2026-12-31", "2026-12-31")]


def test_a_duty_that_says_something_else_next_year_is_another() -> None:
    """Weekly in 2026 and monthly in 2027: each ends with its plan."""
    one, other = plan(duty(every="week")), plan(duty(), first="2027-01-01", last="2027-12-31")
    found = books(one)
    both = Books(found.register, (one, other), CALENDAR, found.evidence)
    assert spans(both, "2026-W53") == [("2026-12-28", "2026-12-31", "2026-12-31")]
    assert spans(both, "2027-01") == [("2027-01-01", "2027-01-31", "2027-01-31")]


def test_once_is_once_in_each_plan() -> None:
    """It has the plan's own days for its period."""
    assert [item.obligation.period.label for item in settled(two({"every": "once"}))] == ["2026", "2027"]


def test_the_months_closing_on_the_25th_in_a_single_plan() -> None:
    """The last days of December belong to January, and are due on its 25th, not the day before they began."""
    items = settled(books(plan(duty(due="25")), month_closes="25"))
    assert [str(s.obligation.due) for s in items][-2:] == ["2026-12-25", "2027-01-25"]
    assert all(s.obligation.due >= s.obligation.opens for s in items)


def test_an_act_pays_once_across_plans() -> None:
    """December's talk may be held until 10 January; the talk of 5 January pays for December and not for January too."""
    words = {"due": "end + 10 days"}
    states = {s.obligation.period.label: s.state.value for s in settled(two(words, [act("2027-01-05")]), "2027-02-10")}
    assert (states["2026-12"], states["2027-01"]) == ("met", "open")


def test_making_up_in_january_for_december() -> None:
    """The old plan's month, named in counts_for."""
    acts = [act("2027-01-05", counts_for="2026-12"), act("2027-01-06")]
    states = {s.obligation.period.label: s.state.value for s in settled(two({}, acts), "2027-02-01")}
    assert (states["2026-12"], states["2027-01"]) == ("late", "met")


@pytest.mark.parametrize(
    ("words", "dues"),
    [
        ({"every": "year", "within": "early 06"}, ["2026-06-10"]),
        ({"every": "year", "within": "mid-autumn .. double-ninth"}, ["2025-10-29"]),
        ({"every": "school-year", "within": "early 06"}, ["2026-06-10"]),
        ({"every": "school-year", "within": "12-20 .. 01-20"}, ["2026-01-20"]),
        ({"every": "school-year", "within": "winter vacation"}, ["2026-03-01"]),
        ({"every": "term", "within": "childrens-day"}, ["2026-06-01"]),
        ({"every": "half-year", "within": "month 06"}, ["2026-06-30"]),
        ({"every": "month", "within": "childrens-day"}, ["2026-06-01"]),
        ({"every": "month", "within": "late"}, 12),
        ({"every": "week", "within": "monday .. friday"}, 53),
        ({"every": "festival mid-autumn", "within": "start - 9 days .. start - 2 days"}, ["2025-10-04"]),
        ({"every": "once", "within": "month 06"}, ["2026-06-30"]),
        ({"every": "year", "within": "2026-03-10 .. 2026-03-20"}, ["2026-03-20"]),
    ],
)
def test_a_part_of_a_period_that_does_not_hold_it_is_not_owed(words: dict[str, str], dues: list[str] | int) -> None:
    """In a plan from September to August: each window once, in the period in which it lies."""
    school_year = plan(duty(**words), first="2025-09-01", last="2026-08-31")
    items = settled(books(school_year, calendar=CALENDAR))
    found = [str(item.obligation.due) for item in items]
    assert (found if isinstance(dues, list) else len(found)) == dues
