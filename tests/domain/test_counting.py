"""Counting: limits, minutes, answers to events, and what parents do themselves."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.obligation import Settlement, State
from careplan.domain.settlement import settle
from careplan.duties import shapes
from careplan.records.child import Child
from tests.domain.books import act, books, child, duty, plan

MAY = {"first": "2026-05-01", "last": "2026-05-31"}
BOTH = ("S01-AAAAA", "S01-BBBBB")
REPORT: dict[str, Any] = {
    "every": "event",
    "trigger": "flag",
    "proof": "flag_resolved",
    "owner": "school",
    "due": "trigger + 1 day",
}


def settled(
    duties: list[dict[str, Any]], acts: list[Act], on: str, children: list[Child] | None = None
) -> list[Settlement]:
    """Settle some duties of May on a day."""
    return list(settle(books(plan(*duties, **MAY), acts, children or ()), shapes(), date.fromisoformat(on)))


def states(items: list[Settlement], name: str) -> list[str]:
    """Return the states of a duty's obligations, in order."""
    return [item.state.value for item in items if item.obligation.duty.id == name]


def test_a_limit_takes_no_act_from_a_duty() -> None:
    """At most two talks a week says what is too much; the talk itself still pays for the month."""
    both = [duty("limit", every="week", count="<= 2"), duty("talk")]
    items = settled(both, [act("2026-05-02")], "2026-06-30")
    assert states(items, "talk") == ["met"]
    assert set(states(items, "limit")) == {"met"}


def test_a_limit_counts_what_another_duty_took() -> None:
    """Three talks in a week are too many, though one of them paid for the month."""
    both = [duty("limit", every="week", count="<= 2"), duty("talk", due="start + 1 day")]
    items = settled(both, [act(f"2026-05-0{day}") for day in (1, 2, 3)], "2026-06-30")
    assert states(items, "talk") == ["met"]
    assert states(items, "limit")[0] == "missed"


def test_a_limit_is_kept_on_no_day_before_it_is_over() -> None:
    """With one act of two the limit is open and done on no day yet."""
    (item,) = settled([duty(count="<= 2")], [act("2026-05-02")], "2026-05-31")
    assert (item.state, item.done, item.met_on) == (State.OPEN, 1, None)


@pytest.mark.parametrize(("count", "minutes", "state"), [("<= 60 minutes", 70, "missed"), ("<= 60 minutes", 60, "met")])
def test_a_limit_in_minutes(count: str, minutes: int, state: str) -> None:
    """Minutes are limited like acts."""
    items = settled([duty(count=count)], [act("2026-05-02", minutes=minutes)], "2026-06-30")
    assert states(items, "talk") == [state]


def test_an_answer_about_one_child_does_not_answer_for_another() -> None:
    """Harm to two children, resolved for one of them."""
    acts = [
        act("2026-05-04", "flag", row_id="f", children=BOTH),
        act("2026-05-05", "flag_resolved", children=BOTH[:1], ref="f"),
    ]
    items = settled([duty("report", **REPORT)], acts, "2026-05-05", [child(id_) for id_ in BOTH])
    assert [(item.obligation.subject, item.state.value) for item in items] == [
        ("S01-AAAAA", "met"),
        ("S01-BBBBB", "open"),
    ]


def test_an_answer_after_it_closed_comes_too_late() -> None:
    """Due on the 5th, open for making up until the 15th, answered on the 16th."""
    acts = [act("2026-05-04", "flag", row_id="f"), act("2026-05-16", "flag_resolved", ref="f")]
    assert states(settled([duty("report", **REPORT)], acts, "2026-05-16"), "report") == ["missed"]
    acts[1] = act("2026-05-15", "flag_resolved", ref="f")
    assert states(settled([duty("report", **REPORT)], acts, "2026-05-16"), "report") == ["late"]


def test_an_answer_that_names_nobody_answers_for_all() -> None:
    """A row that only refers to the event is about whom the event was about."""
    acts = [
        act("2026-05-04", "flag", row_id="f", children=BOTH),
        act("2026-05-05", "flag_resolved", children=(), ref="f"),
    ]
    items = settled([duty("report", **REPORT)], acts, "2026-05-05", [child(id_) for id_ in BOTH])
    assert states(items, "report") == ["met", "met"]


@pytest.mark.parametrize(
    ("count", "states_"),
    [
        ("<= 2", ["open", "met"]),
        (">= 30 minutes", ["open", "met"]),
        (">= 50 minutes", ["open", "missed"]),
        ("2", ["open", "met"]),
        ("3", ["open", "missed"]),
    ],
)
def test_the_answers_to_an_event_are_counted_like_any_acts(count: str, states_: list[str]) -> None:
    """Two answers of twenty minutes."""
    acts = [
        act("2026-05-04", "flag", row_id="f"),
        act("2026-05-05", "talk", row_id="a", ref="f", minutes=20),
        act("2026-05-05", "talk", row_id="b", ref="f", minutes=20),
    ]
    report = duty("report", **REPORT | {"proof": "talk", "count": count})
    on = ("2026-05-04", "2026-06-30")
    assert [states(settled([report], acts, day), "report")[0] for day in on] == states_


def test_an_event_in_the_vacation_opens_no_duty_of_the_terms() -> None:
    """`during` holds for events too, by the day of the event."""
    from tests.domain.test_period import CALENDAR

    summer = plan(duty("report", **REPORT | {"during": "term"}), first="2026-01-01", last="2026-12-31")
    acts = [act("2026-07-20", "flag", row_id="f"), act("2026-05-20", "flag", row_id="g")]
    items = settle(books(summer, acts, calendar=CALENDAR), shapes(), date(2026, 12, 31))
    assert [(i.obligation.period.label, i.state.value) for i in items] == [("g", "missed"), ("f", "not_applicable")]


def test_an_event_before_the_plan_opens_nothing() -> None:
    """A duty may say that it is in force for longer than the plan; the plan's own days hold."""
    report = duty("report", **REPORT, valid={"from": "2026-01-01", "until": "2026-12-31"})
    assert settled([report], [act("2026-04-30", "flag"), act("2026-06-01", "flag")], "2026-06-30") == []


@pytest.mark.parametrize(
    ("words", "acts", "state"),
    [
        ({"proof": None, "trigger": "letter"}, [act("2026-05-04", "letter", done_on=date(2026, 5, 5))], "seen"),
        ({"proof": None, "trigger": "letter"}, [act("2026-05-04", "letter")], "unknown"),
        (
            {"proof": "phone_call", "trigger": "letter"},
            [
                act("2026-05-04", "letter", row_id="e"),
                act("2026-05-05", "phone_call", ref="e", values={"reached": "nobody"}),
            ],
            "not_seen",
        ),
    ],
)
def test_what_a_parent_answers_is_seen_or_not(words: dict[str, Any], acts: list[Act], state: str) -> None:
    """An event's duty of a parent is never a failure of the school."""
    own = duty("answer", owner="parent", every="event", judge="observed", due="trigger + 3 days", **words)
    assert states(settled([own], acts, "2026-06-30"), "answer") == [state]


@pytest.mark.parametrize(
    ("home", "state"),
    [("2025-01-01", "seen"), ("2026-05-10", "seen"), ("2027-01-01", "not_seen")],
)
def test_a_state_at_home_is_seen_or_not(home: str, state: str) -> None:
    """A parent's state that must hold on every day is never red either."""
    own = duty("home", owner="parent", judge="observed", proof=None, holds={"mother": "home"})
    there = [
        {"who": "mother", "from": "2020-01-01", "state": "away"},
        {"who": "mother", "from": home, "state": "home"},
    ]
    assert states(settled([own], [], "2026-06-30", [child(BOTH[0], parents=there)]), "home") == [state]


@pytest.mark.parametrize(("every", "state"), [("half-year", "met"), ("month", "met"), ("once", "met")])
def test_a_line_of_a_census_sheet_counts_on_its_day_for_any_duty(every: str, state: str) -> None:
    """The sheet is the half year's; a duty of another cadence goes by the day."""
    visit = act("2026-05-04", "census_visit", counts_for="2026H1")
    items = settled([duty("visit", every=every, owner="school", proof="census_visit")], [visit], "2026-05-31")
    assert states(items, "visit") == [state]


def test_a_line_of_a_sheet_made_up_later_counts_for_its_half_year() -> None:
    """Visited in June, written on the sheet of a half year that is over for this plan."""
    visit = act("2026-06-04", "census_visit", counts_for="2026H1")
    half = duty("visit", every="half-year", owner="school", proof="census_visit")
    assert states(settled([half], [visit], "2026-06-05"), "visit") == ["late"]


@pytest.mark.parametrize(
    ("owner", "facts", "counts"),
    [
        ("proxy_parent", {"by": "T02"}, False),
        ("proxy_parent", {"by": "T02", "deputy_for": "T01"}, True),
        ("proxy_parent", {"by": "T99"}, False),
        ("principal", {"by": "T09"}, True),
        ("principal", {"by": "T01"}, False),
        ("class_teacher", {"by": "T99"}, False),
        ("counsellor", {"by": "T01"}, False),
        ("counsellor", {"by": "T01", "school": "S09"}, False),
        ("central_office", {"office": True}, True),
        ("central_office", {}, False),
        ("school", {"office": True}, False),
        ("staff", {"by": "T99"}, True),
        (["principal", "proxy_parent"], {"by": "T01"}, True),
        ("proxy_parent", {"values": {"outcome": "refused"}}, False),
    ],
)
def test_who_may_do_it(owner: object, facts: dict[str, Any], counts: bool) -> None:  # noqa: FBT001 an outcome
    """The role that owes it, on the day of the act; an act by somebody unknown counts only where anybody may."""
    (item,) = settled([duty(owner=owner)], [act("2026-05-04", **facts)], "2026-05-31")
    assert (item.state is State.MET) is counts


@pytest.mark.parametrize(("deputies", "counts"), [("any", True), ("none", False), ("named", True)])
def test_a_deputy_by_the_townships_reading(deputies: str, counts: bool) -> None:  # noqa: FBT001 an outcome
    """T02 for T01, who is named."""
    acts = [act("2026-05-04", by="T02", deputy_for="T01")]
    found = books(plan(duty(), **MAY), acts, readings={"deputies": deputies})
    (item,) = settle(found, shapes(), date(2026, 5, 31))
    assert (item.state is State.MET) is counts


def test_a_child_without_a_proxy_parent_may_be_helped_by_anybody() -> None:
    """The school answers, and whoever helps has helped."""
    (item,) = settled([duty()], [act("2026-05-04", by="T02")], "2026-05-31", [child(BOTH[0], proxy=[])])
    assert (item.state, item.obligation.holder) == (State.MET, None)


def test_an_event_about_nobody_who_is_known_opens_nothing() -> None:
    """Acts about unknown children, adults and schools; each kind of subject is asked whom the event is about."""
    event = act("2026-05-04", "flag", children=("S09-ZZZZZ",), staff=("T99",), school="S09")
    none = act("2026-05-05", "flag", children=(), school=None, by="T99")
    duties = [duty(each, **REPORT | {"for_each": each}) for each in ("child", "staff", "school", "township")]
    items = settled(duties, [event, none], "2026-05-05")
    assert {item.obligation.duty.id for item in items} == {"township"}


def test_an_event_about_adults() -> None:
    """Those it names, else who wrote it."""
    duties = [duty("staff", **REPORT | {"for_each": "staff", "owner": "staff"})]
    acts = [act("2026-05-04", "flag", row_id="a", staff=("T02",)), act("2026-05-04", "flag", row_id="b")]
    assert [item.obligation.id for item in settled(duties, acts, "2026-05-05")] == ["staff/T01/b", "staff/T02/a"]


def test_a_duty_whose_event_falls_on_no_day_of_the_calendar_is_left_out() -> None:
    """No winter vacation is on record; a check names it."""
    assert (
        settled([duty("report", **REPORT | {"due": "winter vacation"})], [act("2026-05-04", "flag")], "2026-06-01")
        == []
    )


def test_an_event_asks_for_its_conditions() -> None:
    """Harm to a key child only."""
    report = duty("report", **REPORT | {"where": {"key": "true"}})
    assert settled([report], [act("2026-05-04", "flag")], "2026-05-05") == []
