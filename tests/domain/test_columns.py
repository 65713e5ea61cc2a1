"""What is decided for everyone at once is what settling one by one finds: state by state, act by act."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import NONE, STATES
from careplan.domain.evidence import Evidence
from careplan.domain.obligation import State
from careplan.domain.register import Register
from careplan.domain.settlement import settle
from careplan.domain.settlements import Settlements
from careplan.duties import shapes
from tests.domain.books import act, books, child, duty, plan
from tests.domain.test_any_plan import some_duty
from tests.domain.test_following_plans import CALENDAR

CHILDREN = ("S01-AAAAA", "S01-BBBBB", "S01-CCCCC", "S01-DDDDD")
EVERY = ["month", "month", "week", "quarter", "year", "2 weeks from 2026-03-02", "half-year", "term", "once"]
PROOFS: list[Any] = [
    "talk",
    ["talk", "dinner"],
    "census_visit",
    {"kind": "talk", "where": {"topic": "a"}},
    [{"kind": "talk", "where": {"topic": "a"}}, {"kind": "talk", "where": {"topic": ["b", "c"]}}],
    {"kind": "talk", "if": {"key": "true"}},
]


@st.composite
def counted(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """Draw a duty that is counted, or a state that is to hold, mostly towards children."""
    words: dict[str, Any] = {
        "for_each": draw(st.sampled_from(["child", "child", "child", "staff", "school", "class", "township"])),
        "every": draw(st.sampled_from(EVERY)),
        "owner": draw(st.sampled_from(["proxy_parent", "proxy_parent", "school", "principal", "class_teacher"])),
        "proof": draw(st.sampled_from(PROOFS)),
    }
    if words["for_each"] == "child" and draw(st.integers(0, 3)) == 0:
        words |= {"proof": None, "holds": draw(st.sampled_from([{"proxy": "true"}, {"parents_known": "2"}]))}
    elif words["for_each"] != "child" and isinstance(words["proof"], dict):
        words["proof"]["if"] = []
    extra = {
        "where": st.just({"key": "true"}) if words["for_each"] == "child" else st.nothing(),
        "due": st.sampled_from(["25", "start + 3 days", "end", "end - 5 days", "end + 9 days"]),
        "opens": st.sampled_from(["start + 2 days", "start - 7 days"]),
        "closes": st.sampled_from(["end + 40 days", "end"]),
        "count": st.sampled_from(["2..3", "<= 1", "3", ">= 30 minutes"]),
        "presence": st.sampled_from(["any", "due", "0.8"]),
        "during": st.sampled_from(["term", "vacation"]),
        "judge": st.sampled_from(["advisory", "observed"]),
        "shares": st.just(["d0"]),
    }
    names = sorted(extra) if words["for_each"] == "child" else sorted(set(extra) - {"where"})
    chosen = draw(st.sets(st.sampled_from(names), max_size=2))
    return duty(f"d{number}", **words | {key: draw(extra[key]) for key in sorted(chosen)})


@st.composite
def some_act(draw: st.DrawFn) -> Act:
    """Draw an act that often counts, sometimes for several, and sometimes for nothing; or a ruling."""
    day = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 240)))
    kind = draw(st.sampled_from(["talk", "talk", "talk", "dinner", "census_visit", "waiver", "amendment"]))
    values = {
        "topic": draw(st.sampled_from([f"d{n}" for n in range(3)] if kind in {"waiver", "amendment"} else "abcd")),
        "reason": "child-ill" if kind == "waiver" else "holiday",
    }
    return act(
        day.isoformat(),
        kind,
        row_id=f"r{draw(st.integers(0, 60))}",
        by="T09" if kind in {"waiver", "amendment"} else draw(st.sampled_from(["T01", "T01", "T01", "T02", "T09"])),
        children=draw(st.sampled_from([CHILDREN[:1], CHILDREN[:1], CHILDREN[1:2], CHILDREN[1:], CHILDREN[:1] * 2, ()])),
        deputy_for=draw(st.sampled_from([None, None, "T01"])),
        class_=draw(st.sampled_from(["S01/4-1", None])),
        office=draw(st.booleans()),
        minutes=20,
        done_on=day + timedelta(days=draw(st.integers(1, 40))),
        counts_for=draw(st.sampled_from([None, None, None, None, "2026-05", "2026-06", "2026", "2026H1"])),
        returned_on=draw(st.sampled_from([None] * 9 + [day])),
        corrected_on=draw(st.sampled_from([None, day + timedelta(days=5)])),
        values=values | draw(st.sampled_from([{}, {}, {}, {"outcome": "no_answer"}, {"reached": "nobody"}])),
    )


def town(duties: tuple[dict[str, Any], ...], acts: list[Act], *, two: bool) -> Books:
    """Return the books of one child who stays, one who comes, one who goes and comes again, and one who is key."""
    stays = [
        {"school": "S01", "from": "2026-02-16", "began": "new", "until": "2026-05-20", "ended": "moved_out"},
        {"school": "S02", "from": "2026-06-10", "began": "resumed"},
    ]
    pairs = [{"staff": "T01", "from": "2026-01-20", "until": "2026-06-15"}, {"staff": "T02", "from": "2026-06-20"}]
    away = [{"who": "father", "from": "2026-04-01", "state": "away"}]
    late = [{"school": "S01", "from": "2026-05-18", "began": "new"}]
    children = [
        child(CHILDREN[0]),
        child(CHILDREN[1], enrolment=late, key=[{"from": "2026-06-20", "why": ["ill"]}]),
        child(CHILDREN[2], enrolment=stays, proxy=pairs, parents=away),
        child(CHILDREN[3], key=[{"from": "2025-06-20", "why": ["ill"]}], proxy=[]),
    ]
    plans = [plan(*duties, last="2026-06-10" if two else "2026-08-31")]
    plans += [plan(*duties, first="2026-06-11", last="2026-08-31")] if two else []
    found = books(plans[0], (), children, CALENDAR)
    return Books(found.register, tuple(plans), CALENDAR, Evidence(acts))


def agree(found: Books, on: date) -> Settlements:
    """Assert that both ways find the same, item by item and in every answer that is read from columns alone."""
    at_once = settle(found, shapes(), on)
    one_by_one = list(settle(found, shapes(), on, at_once=False))
    assert at_once.states() == Counter(item.state for item in one_by_one)
    assert len(at_once) == len(one_by_one)
    idle = {act for act in found.evidence.acts if not any(act in item.acts for item in one_by_one)}
    assert set(at_once.idle(found.evidence)) == idle
    windows = {(d.id, period, closes) for d, period, closes in at_once.windows()}
    assert windows == {(o.duty.id, o.period, o.closes) for o in (item.obligation for item in one_by_one)}
    assert list(at_once.owing) == [item for item in one_by_one if item.state in {State.OVERDUE, State.MISSED}]
    for columns in at_once._columns:  # noqa: SLF001 the columns themselves are what is tried
        for number, block in enumerate(columns.blocks):
            for at in range(len(columns.roll.ids)):
                code = block.states[at]
                assert code == NONE or STATES[code] is columns.item(number, at).state
    assert list(at_once) == one_by_one
    return at_once


@settings(max_examples=100, deadline=None)
@given(
    duties=st.tuples(counted(0), counted(1), some_duty(2)),
    acts=st.lists(some_act(), max_size=25, unique=True),
    on=st.dates(date(2026, 1, 1), date(2026, 12, 1)),
    two=st.booleans(),
)
def test_at_once_is_one_by_one(duties: tuple[dict[str, Any], ...], acts: list[Act], on: date, two: bool) -> None:  # noqa: FBT001 drawn
    """Whatever the plan, the register and the acts."""
    agree(town(duties, acts, two=two), on)


@pytest.mark.parametrize("two", [False, True])
def test_the_common_case_is_decided_without_a_settlement(two: bool) -> None:  # noqa: FBT001 an outcome
    """A talk a month: nobody is settled until somebody is looked at."""
    acts = [act(f"2026-0{month}-10", children=CHILDREN) for month in range(1, 9)]
    found = settle(town((duty("d0"),), acts, two=two), shapes(), date(2026, 9, 30))
    (columns,) = found._columns  # noqa: SLF001 as above
    assert not columns.odd
    assert columns._seen == {}  # noqa: SLF001 as above
    assert found.states()[State.MET] > 20
    assert columns._seen == {}  # noqa: SLF001 as above


A, B = CHILDREN[:2]
RULING: dict[str, Any] = {"by": "T09", "counts_for": "2026-05", "values": {"topic": "d0", "reason": "child-ill"}}
MOVED: dict[str, Any] = {"by": "T09", "counts_for": "2026-05", "done_on": date(2026, 6, 9)}


@pytest.mark.parametrize(
    ("duties", "acts", "odd"),
    [
        ([duty("d0"), duty("d1")], [act("2026-05-10")], {A}),
        ([duty("d0"), duty("d1")], [act("2026-05-10"), act("2026-05-11")], {A}),
        ([duty("d0"), duty("d1", shares=["d0"])], [act("2026-05-10")], set()),
        ([duty("d0", opens="start - 7 days")], [act("2026-04-27")], {A}),
        ([duty("d0")], [act("2026-05-10", returned_on=date(2026, 5, 12), corrected_on=date(2026, 6, 2))], {A}),
        ([duty("d0")], [act("2026-05-10", by="T02")], set()),
        ([duty("d0")], [act("2026-06-05", counts_for="2026-05")], set()),
        ([duty("d0")], [act("2026-05-05", "waiver", **RULING)], set()),
        ([duty("d0")], [act("2026-05-05", "waiver", children=(), **RULING)], set(CHILDREN)),
        ([duty("d0", due="25")], [act("2026-05-26")], set()),
        (
            [duty("d0")],
            [act("2026-05-05", "amendment", values={"topic": "d0", "reason": "holiday"}, **MOVED), act("2026-06-08")],
            {A},
        ),
        ([duty("d0", proof=None, holds={"proxy": "true"})], [], set(CHILDREN[2:])),
        ([duty("d0", proof=None, where={"key": "true"}, holds={"parents_known": "2"})], [], set()),
        ([duty("d0", proof=None, where={"key": "true"}, holds={"needs": "true"})], [], {B, CHILDREN[3]}),
    ],
)
def test_only_those_of_whom_a_column_cannot_say_all_are_settled_one_by_one(
    duties: list[dict[str, Any]], acts: list[Act], odd: set[str]
) -> None:
    """Rivals for one act, what came back, rulings that are no plain waiver, states that did not hold throughout."""
    found = agree(town(tuple(duties), acts, two=False), date(2026, 7, 20))
    assert {columns.roll.ids[at] for columns in found._columns for at in columns.odd} == odd  # noqa: SLF001 as above


def test_more_acts_than_a_column_holds() -> None:
    """Whoever has had more than fourteen talks in a month is settled one by one."""
    acts = [act(f"2026-05-{day:02}", row_id=f"r{day}") for day in range(1, 31)]
    found = agree(town((duty("d0"),), acts, two=False), date(2026, 6, 30))
    (item,) = (s for s in found.of("d0", CHILDREN[0]) if s.obligation.period.label == "2026-05")
    assert item.done == 30


def test_an_empty_register_has_empty_columns() -> None:
    """No child, no school, no adult: nothing is owed and nothing crashes."""
    found = town((duty("d0"), duty("d1", proof=None, holds={"proxy": "true"})), [], two=False)
    bare = Books(Register(found.register.township), found.plans, CALENDAR, Evidence([]))
    assert len(agree(bare, date(2026, 6, 30))) == 0
