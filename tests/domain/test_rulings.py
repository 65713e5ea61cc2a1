"""Waivers and moved dates: who they are about, and what a moved day does to what can count."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.obligation import Settlement, State
from careplan.domain.settlement import settle
from careplan.duties import shapes
from tests.domain.books import act, books, child, duty, plan

BOTH = ("S01-AAAAA", "S01-BBBBB")
FESTIVALS = duty(every="year", within="mid-autumn .. double-ninth")


def moved(to: str, on: str, period: str = "2026", topic: str = "talk", **facts: Any) -> Act:  # noqa: ANN401 any field
    """Return a record that moves a duty's due day."""
    values = {"topic": topic, "reason": "holiday"}
    plain: dict[str, Any] = {
        "by": "T09",
        "children": (),
        "counts_for": period,
        "done_on": date.fromisoformat(to),
        "values": values,
    }
    return act(on, "amendment", **plain | facts)


def waived(on: str, **facts: Any) -> Act:  # noqa: ANN401 any field of an act
    """Return a waiver of the year's talk."""
    plain: dict[str, Any] = {
        "by": "T09",
        "children": (),
        "counts_for": "2026",
        "values": {"topic": "talk", "reason": "child-ill"},
    }
    return act(on, "waiver", **plain | facts)


def settled(acts: list[Act], on: str, *duties: dict[str, Any]) -> list[Settlement]:
    """Settle a talk with two children between the festivals of 2026, unless said otherwise."""
    children = [child(id_) for id_ in BOTH]
    return list(settle(books(plan(*duties or (FESTIVALS,)), acts, children), shapes(), date.fromisoformat(on)))


@pytest.mark.parametrize(
    ("on", "talk", "state"),
    [
        ("2026-09-14", None, "moved"),
        ("2026-09-15", "2026-09-15", "met"),
        ("2026-09-15", "2026-09-14", "moved"),
        ("2026-09-16", None, "overdue"),
        ("2026-09-20", "2026-09-20", "late"),
        ("2026-09-26", None, "missed"),
    ],
)
def test_moved_to_a_day_before_it_would_have_opened(on: str, talk: str | None, state: str) -> None:
    """The new day can be kept: the duty opens on it."""
    acts = [moved("2026-09-15", "2026-09-01")] + ([act(talk)] if talk else [])
    assert settled(acts, on)[0].state.value == state


def test_moved_twice_the_last_word_holds() -> None:
    """First to November, then to December; the day that the plan had stays on record."""
    acts = [moved("2026-11-01", "2026-09-01", row_id="z"), moved("2026-12-01", "2026-10-20", row_id="a")]
    items = [settled(acts, on)[0] for on in ("2026-10-19", "2026-10-20", "2026-11-15", "2026-12-02")]
    assert [item.obligation.due.isoformat() for item in items] == ["2026-11-01"] + ["2026-12-01"] * 3
    assert [item.state for item in items] == [State.MOVED] * 3 + [State.OVERDUE]
    assert {item.obligation.scheduled.isoformat() for item in items} == {"2026-10-18"}


def test_a_duty_that_was_moved_back_lets_the_one_due_first_have_the_act() -> None:
    """May's talk may wait until July; a talk in June is June's."""
    months = plan(duty(), first="2026-05-01", last="2026-06-30")
    acts = [moved("2026-07-20", "2026-05-20", "2026-05"), act("2026-06-10")]
    items = settle(books(months, acts), shapes(), date(2026, 7, 1))
    assert {i.obligation.period.label: i.state for i in items} == {"2026-05": State.MOVED, "2026-06": State.MET}


@pytest.mark.parametrize(
    ("about", "states"),
    [
        ({"children": BOTH[:1]}, ["waived", "missed"]),
        ({"children": ()}, ["waived", "waived"]),
        ({"school": None}, ["waived", "waived"]),
        ({"school": "S02"}, ["missed", "missed"]),
        ({"staff": ("T01",)}, ["missed", "missed"]),
        ({"counts_for": "2025"}, ["missed", "missed"]),
        ({"by": "T01"}, ["missed", "missed"]),
        ({"by": "T77"}, ["missed", "missed"]),
        ({"values": {"topic": "talk", "reason": "holiday"}}, ["missed", "missed"]),
        ({"values": {"topic": "walk", "reason": "child-ill"}}, ["missed", "missed"]),
    ],
)
def test_whom_a_waiver_is_about(about: dict[str, Any], states: list[str]) -> None:
    """The children it names, else the school, else all; its duty and period; a listed reason, and who may."""
    assert [item.state.value for item in settled([waived("2026-09-01", **about)], "2026-12-31")] == states


def test_the_last_of_several_waivers_is_the_one_that_is_shown() -> None:
    """One for all, one for the school and one for the child: the last by day."""
    acts = [
        waived("2026-09-03", school=None, row_id="all"),
        waived("2026-09-02", row_id="school"),
        waived("2026-09-01", children=BOTH[:1], row_id="child"),
    ]
    assert [item.ruling.row_id for item in settled(acts, "2026-12-31") if item.ruling] == ["all", "all"]
    assert [item.ruling.row_id for item in settled(acts, "2026-09-02") if item.ruling] == ["school", "school"]


def test_a_waiver_holds_from_the_day_on_which_it_was_given() -> None:
    """Looking back at the day before, the duty was open."""
    assert settled([waived("2026-10-01")], "2026-09-30")[0].state is State.OPEN


def test_a_waived_duty_takes_no_act() -> None:
    """The talk pays the other duty that it could pay."""
    weekly = duty("other", every="year", within="mid-autumn .. double-ninth")
    items = settled([waived("2026-09-01"), act("2026-10-01")], "2026-12-31", FESTIVALS, weekly)
    assert [(i.obligation.duty.id, i.state.value) for i in items if i.obligation.subject == BOTH[0]] == [
        ("other", "met"),
        ("talk", "waived"),
    ]
