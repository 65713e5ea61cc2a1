"""Duties that wait for others: across subjects, periods and shapes, and whatever became of the one before."""

from datetime import date
from typing import Any

import pytest

from careplan.domain.act import Act
from careplan.domain.obligation import Settlement
from careplan.domain.settlement import settle
from careplan.domain.sound import flaws
from careplan.duties import shapes
from careplan.records.child import Child
from tests.domain.books import act, books, child, duty, plan
from tests.domain.test_period import CALENDAR

SCHOOL: dict[str, Any] = {"for_each": "school", "owner": "school"}


def later(**words: Any) -> dict[str, Any]:  # noqa: ANN401 any key of a duty
    """Return a duty that waits for the duty `first` and is due five days after it."""
    return duty("then", **{"after": "first", "due": "after + 5 days", "proof": "feedback", **SCHOOL, **words})


def first(**words: Any) -> dict[str, Any]:  # noqa: ANN401 any key of a duty
    """Return the duty that the other waits for."""
    return duty("first", **{"proof": "submission", **SCHOOL, **words})


def settled(
    duties: list[dict[str, Any]], acts: list[Act], on: str, months: str = "05 05", children: list[Child] | None = None
) -> dict[str, Settlement]:
    """Return what became on a day of the duty that waits, by subject and period."""
    start, end = (f"2026-{month}" for month in months.split())
    last = {"05": "31", "06": "30", "08": "31", "12": "31"}[end[-2:]]
    found = plan(*duties, first=f"{start}-01", last=f"{end}-{last}")
    items = settle(books(found, acts, children or (), CALENDAR), shapes(), date.fromisoformat(on))
    return {i.obligation.id.split("/", 1)[1]: i for i in items if i.obligation.duty.id == "then"}


def states(items: dict[str, Settlement]) -> dict[str, str]:
    """Return the states alone."""
    return {name: item.state.value for name, item in items.items()}


SENT = act("2026-05-20", "submission")


@pytest.mark.parametrize(
    ("before", "acts", "on", "state", "due"),
    [
        ({}, [], "2026-05-31", "blocked", None),
        ({}, [], "2026-06-10", "blocked", None),
        ({}, [], "2026-06-11", "not_applicable", None),
        ({}, [SENT], "2026-05-25", "open", "2026-05-25"),
        ({}, [SENT], "2026-05-26", "overdue", "2026-05-25"),
        ({}, [SENT, act("2026-05-19", "feedback")], "2026-05-25", "open", "2026-05-25"),
        ({}, [SENT, act("2026-05-20", "feedback")], "2026-05-25", "met", "2026-05-25"),
        ({"due": "10"}, [SENT], "2026-05-25", "open", "2026-05-25"),
        ({"judge": "advisory"}, [], "2026-05-25", "blocked", None),
        ({"judge": "advisory"}, [SENT], "2026-05-25", "open", "2026-05-25"),
        ({"judge": "observed"}, [SENT], "2026-05-25", "open", "2026-05-25"),
        ({"judge": "advisory"}, [], "2026-06-11", "not_applicable", None),
        ({"judge": "observed"}, [], "2026-06-10", "blocked", None),
        ({"judge": "observed"}, [], "2026-06-11", "not_applicable", None),
        ({"count": "<= 2"}, [SENT], "2026-05-31", "blocked", None),
        ({"count": "<= 2"}, [SENT], "2026-06-05", "open", "2026-06-05"),
        ({"proof": None, "holds": {"position": "central"}}, [], "2026-06-01", "open", "2026-06-05"),
    ],
)
def test_what_became_of_the_one_before(
    before: dict[str, Any], acts: list[Act], on: str, state: str, due: str | None
) -> None:
    """Waiting is not late; once the first is done, however it is judged, the days run from then."""
    item = settled([first(**before), later()], acts, on)["S01/2026-05"]
    assert item.state.value == state
    assert due is None or item.obligation.due.isoformat() == due


def test_after_a_waiver_the_days_run_from_the_due_day() -> None:
    """The first was waived in the office: the second is owed all the same."""
    waiver = act(
        "2026-05-02",
        "waiver",
        by="T09",
        children=(),
        counts_for="2026-05",
        values={"topic": "first", "reason": "child-ill"},
    )
    item = settled([first(due="20"), later()], [waiver], "2026-05-21")["S01/2026-05"]
    assert (item.state.value, item.obligation.due) == ("open", date(2026, 5, 25))


@pytest.mark.parametrize(
    ("each", "before", "subject"),
    [
        ("child", {"for_each": "child"}, "S01-AAAAA"),
        ("child", {}, "S01-AAAAA"),
        ("child", {"for_each": "township"}, "S01-AAAAA"),
        ("staff", {}, "T01"),
        ("staff", {"for_each": "township"}, "T09"),
        ("school", {"for_each": "township"}, "S01"),
        ("township", {"for_each": "township"}, "township"),
    ],
)
def test_a_duty_waits_for_its_own_its_schools_or_the_townships(each: str, before: dict[str, Any], subject: str) -> None:
    """One hand-in opens it for everyone below."""
    duties = [first(**before), later(for_each=each)]
    assert states(settled(duties, [], "2026-05-25"))[f"{subject}/2026-05"] == "blocked"
    assert states(settled(duties, [SENT], "2026-05-25"))[f"{subject}/2026-05"] == "open"
    assert list(flaws(plan(*duties))) == []


@pytest.mark.parametrize(
    ("each", "before"),
    [("child", "staff"), ("staff", "child"), ("class", "child"), ("family", "child")],
)
def test_a_duty_cannot_wait_for_those_who_are_neither_above_nor_below_it(each: str, before: str) -> None:
    """Which of them it would wait for is not said: the plan is wrong, and the duty is not left out in silence."""
    found = list(flaws(plan(first(for_each=before), later(for_each=each))))
    assert [(flaw.rule, flaw.path) for flaw in found] == [("duty-before-of-others", ("duties", 1, "after", 0))]
    assert settled([first(for_each=before), later(for_each=each)], [SENT], "2026-05-31") == {}


def test_in_the_vacation_there_is_nothing_to_wait_for() -> None:
    """July has 10 days of term: the first is not owed, so the second is not, though June's first was done."""
    duties = [first(during="term"), later()]
    found = settled(duties, [act("2026-06-20", "submission")], "2026-08-31", "06 08")
    assert states(found) == {
        "S01/2026-06": "missed",
        "S01/2026-07": "not_applicable",
        "S01/2026-08": "not_applicable",
    }


def test_a_yearly_duty_waits_for_the_last_month_that_is_owed() -> None:
    """July and August lie in the vacation: June's hand-in is the last, and the summary is due five days after it."""
    spring = [first(during="term"), later(every="year")]
    acts = [act("2026-06-20", "submission")]
    found = settled(spring, acts, "2026-07-01", "05 08")
    assert states(found) == {"S01/2026": "overdue"}


def test_a_monthly_duty_waits_for_a_yearly_one_that_is_over() -> None:
    """A training in May opens every month's talk; before it none is owed."""
    duties = [first(every="once", valid={"from": "2026-05-01", "until": "2026-05-31"}), later(due="end")]
    assert states(settled(duties, [], "2026-06-10", "05 06")) == {"S01/2026-05": "blocked", "S01/2026-06": "blocked"}
    found = settled(duties, [SENT], "2026-06-30", "05 06")
    assert states(found) == {"S01/2026-05": "missed", "S01/2026-06": "open"}


def test_an_event_may_wait_too() -> None:
    """A suggestion is answered within five days of the hand-in, and not before it."""
    answer = later(every="event", trigger="suggestion")
    acts = [act("2026-05-04", "suggestion", row_id="s"), act("2026-05-22", "feedback", ref="s")]
    assert states(settled([first(), answer], acts, "2026-05-24")) == {"S01/s": "blocked"}
    found = settled([first(), answer], [*acts, SENT], "2026-05-24")
    assert (states(found), found["S01/s"].obligation.due) == ({"S01/s": "met"}, date(2026, 5, 25))


def test_an_event_counts_from_the_event_and_waits_all_the_same() -> None:
    """Its due day is the event's own, unless it was blocked until later."""
    answer = later(every="event", trigger="suggestion", due="trigger + 20 days")
    acts = [act("2026-05-04", "suggestion", row_id="s"), SENT]
    item = settled([first(), answer], acts, "2026-05-24")["S01/s"]
    assert (item.obligation.opens, item.obligation.due) == (date(2026, 5, 20), date(2026, 5, 24))


def test_a_state_may_wait_too() -> None:
    """The counselling room is looked for from the hand-in on, not before."""
    room = later(proof=None, holds={"counselling_room": "true"}, due="end")
    assert states(settled([first(), room], [], "2026-05-24")) == {"S01/2026-05": "blocked"}
    item = settled([first(), room], [SENT], "2026-05-24")["S01/2026-05"]
    assert (item.state.value, item.obligation.need) == ("overdue", 12)
    assert [(str(gap.from_), str(gap.until)) for gap in item.gaps] == [("2026-05-20", "2026-05-24")]


def test_who_came_later_waits_for_what_its_school_did_before() -> None:
    """A child that came on the 10th after the school's hand-in on the 4th."""
    came = child("S01-AAAAA", enrolment=[{"school": "S01", "from": "2026-05-10", "began": "new"}])
    duties = [first(), later(for_each="child", owner="proxy_parent", proof="talk", due="after + 20 days")]
    found = settled(duties, [act("2026-05-04", "submission")], "2026-05-12", children=[came])
    assert states(found) == {"S01-AAAAA/2026-05": "open"}


def test_a_day_that_no_calendar_tells_is_not_guessed_for_a_duty_that_waits() -> None:
    """No winter vacation is on record: the duty is left out, and a check names the day."""
    assert settled([first(), later(due="winter vacation")], [SENT], "2026-05-31") == {}


def test_who_left_before_the_first_was_done_is_owed_no_state() -> None:
    """Gone on the 16th; the school's hand-in, from which the state is asked for, came on the 20th."""
    gone = child(
        "S01-AAAAA",
        enrolment=[
            {"school": "S01", "from": "2025-09-01", "began": "new", "until": "2026-05-16", "ended": "moved_out"}
        ],
    )
    paired = later(for_each="child", proof=None, holds={"needs": "true"}, due="end")
    assert states(settled([first(), paired], [SENT], "2026-05-24", children=[gone])) == {
        "S01-AAAAA/2026-05": "not_applicable"
    }


def test_a_circle_through_lists_is_refused() -> None:
    """Each waits for two: those in the circle are named at the word that closes it, and the others are not."""
    three = plan(
        duty("a", after=["free", "b"]),
        duty("b", after=["a", "free"]),
        duty("free"),
        duty("c", after=["a", "free"]),
    )
    found = [(flaw.rule, flaw.path) for flaw in flaws(three)]
    assert found == [("circular-after", ("duties", 0, "after", 1)), ("circular-after", ("duties", 1, "after", 0))]


def test_a_duty_may_wait_for_several() -> None:
    """Its days run from the last of them; while one is not done it is blocked, and says for which."""
    other = duty("other", proof="feedback", **SCHOOL)
    both = [first(), other, later(after=["first", "other"], proof="inspection")]
    item = settled(both, [SENT], "2026-05-24")["S01/2026-05"]
    assert item.state.value == "blocked"
    item = settled(both, [SENT, act("2026-05-22", "feedback")], "2026-05-24")["S01/2026-05"]
    assert (item.state.value, item.obligation.due) == ("open", date(2026, 5, 27))


def test_a_school_waits_for_all_its_children() -> None:
    """The summary is due five days after the last child's talk; a child who left owes none."""
    left = [{"school": "S01", "from": "2025-09-01", "began": "new", "until": "2026-05-02", "ended": "moved_out"}]
    children = [child("S01-AAAAA"), child("S01-BBBBB"), child("S01-CCCCC", enrolment=left)]
    duties = [first(for_each="child", owner="proxy_parent", proof="talk"), later(proof="submission")]
    one, two = act("2026-05-10"), act("2026-05-12", children=("S01-BBBBB",))
    item = settled(duties, [one], "2026-05-20", children=children)["S01/2026-05"]
    assert item.state.value == "blocked"
    item = settled(duties, [one, two], "2026-05-16", children=children)["S01/2026-05"]
    assert (item.state.value, item.obligation.due) == ("open", date(2026, 5, 17))


def test_a_month_waits_for_its_weeks() -> None:
    """Of a weekly duty below it a month waits for every week that ends in it, not for the last alone."""
    duties = [first(for_each="child", owner="proxy_parent", proof="talk", every="week"), later(proof="submission")]
    talks = [act(f"2026-05-{day:02}") for day in (1, 4, 11, 25)]
    assert states(settled(duties, talks, "2026-05-31"))["S01/2026-05"] == "blocked"
    done = [*talks, act("2026-05-18")]
    assert settled(duties, done, "2026-05-31")["S01/2026-05"].obligation.due == date(2026, 5, 30)


def test_one_of_several_that_was_never_done_ends_the_waiting() -> None:
    """The hand-in closed on 10 June without; the reason names it and not the other."""
    other = duty("other", title={"zh": "乙", "en": "B"}, proof="feedback", **SCHOOL)
    both = [first(title={"zh": "甲", "en": "A"}), other, later(after=["first", "other"], proof="inspection")]
    item = settled(both, [act("2026-05-22", "feedback")], "2026-06-11")["S01/2026-05"]
    assert item.state.value == "not_applicable"
    assert item.reason
    assert item.reason.zh == "前项“甲”到 2026-06-10 截止没有完成"


def test_not_one_of_many_was_done() -> None:
    """No child had its talk: there is nothing to sum up; with one it is due five days after the others closed."""
    children = [child("S01-AAAAA"), child("S01-BBBBB")]
    duties = [first(for_each="child", owner="proxy_parent", proof="talk"), later(proof="submission")]
    assert states(settled(duties, [], "2026-06-11", children=children)) == {"S01/2026-05": "not_applicable"}
    item = settled(duties, [act("2026-05-10")], "2026-06-11", children=children)["S01/2026-05"]
    assert (item.state.value, item.obligation.due) == ("open", date(2026, 6, 15))
