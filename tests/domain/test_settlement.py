"""Settling: each obligation once, whatever the order of the records, and never worse for one act more."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.act import Act
from careplan.domain.obligation import DONE, State
from careplan.domain.settlement import settle
from careplan.domain.settlements import Settlements
from careplan.duties import shapes
from tests.domain.books import act, books, child, duty, plan

DAYS = st.dates(date(2026, 1, 1), date(2026, 7, 31))
CHILDREN = ("S01-AAAAA", "S01-BBBBB")
PLAN = plan(
    duty(),
    duty("weekly", every="week"),
    duty("visit", proof="home_visit", due="25"),
    duty("either", proof=["letter", "phone_call"], count="2..3"),
    duty("minutes", proof="tutoring", count=">= 30 minutes"),
    duty("meeting", for_each="school", owner="school", proof="proxy_meeting"),
    duty("after-meeting", for_each="school", owner="school", after="meeting", due="after + 5 days", proof="letter"),
    duty("paired", proof=None, holds={"proxy": "true"}),
    duty(
        "answer",
        every="event",
        for_each="school",
        owner="school",
        proof=None,
        trigger="suggestion",
        due="trigger + 7 days",
    ),
    first="2026-01-01",
    last="2026-06-30",
)
KINDS = ("talk", "home_visit", "letter", "phone_call", "tutoring", "proxy_meeting", "suggestion")


@st.composite
def some_act(draw: st.DrawFn, number: int = 0) -> Act:
    """Draw an act of some kind on some day, with one child or both."""
    day = draw(DAYS)
    late = draw(st.sampled_from([None, None, f"{day - timedelta(days=20):%Y-%m}"]))
    return act(
        day.isoformat(),
        draw(st.sampled_from(KINDS)),
        row_id=f"r{number}-{draw(st.integers(0, 10**9))}",
        children=draw(st.sampled_from([CHILDREN, CHILDREN[:1], CHILDREN[1:]])),
        minutes=draw(st.integers(1, 60)),
        counts_for=late,
        done_on=draw(st.none() | st.just(day + timedelta(days=3))),
    )


ACTS = st.lists(some_act(), max_size=30, unique_by=lambda act: act.row_id)


def settled(acts: list[Act], on: date) -> Settlements:
    """Settle the acts with two children."""
    return settle(books(PLAN, acts, [child(id_) for id_ in CHILDREN]), shapes(), on)


@given(acts=ACTS, on=DAYS, data=st.data())
def test_order_of_records_does_not_matter(acts: list[Act], on: date, data: st.DataObject) -> None:
    """The same acts in another order settle the same."""
    shuffled = data.draw(st.permutations(acts))
    assert list(settled(acts, on)) == list(settled(shuffled, on))


@given(acts=ACTS, more=some_act(number=1), on=DAYS)
def test_one_more_act_never_makes_it_worse(acts: list[Act], more: Act, on: date) -> None:
    """With one act more, no fewer obligations are done, except that an event opens one of its own."""
    before, after = settled(acts, on), settled([*acts, more], on)
    old = {item.obligation.id for item in before}
    done = sum(item.state in DONE for item in before)
    assert sum(item.state in DONE and item.obligation.id in old for item in after) >= done


@given(acts=ACTS, on=DAYS)
def test_every_obligation_is_settled_once(acts: list[Act], on: date) -> None:
    """No obligation appears twice, and what is owed does not hang on what was done, events apart."""
    names = [item.obligation.id for item in settled(acts, on)]
    assert len(names) == len(set(names))
    plain = {item.obligation.id for item in settled([], on)}
    assert {name for name in names if not name.startswith("answer/")} == plain


@given(acts=ACTS, on=DAYS)
def test_no_act_pays_twice(acts: list[Act], on: date) -> None:
    """Within a duty and between duties of the same proof, an act that was needed is needed once."""
    paid: set[tuple[str, Act]] = set()
    for item in settled(acts, on):
        o = item.obligation
        if o.duty.id in {"talk", "weekly"} and item.state in DONE:
            assert (o.subject, item.acts[0]) not in paid
            paid.add((o.subject, item.acts[0]))


@given(on=DAYS)
def test_a_blind_child_owes_to_nobody_but_is_owed_everything(on: date) -> None:
    """A child about whom nobody wrote a line has every duty open, overdue or missed; none looks done."""
    states = {item.state for item in settled([], on) if item.obligation.subject == CHILDREN[0]}
    paired = {State.MET, State.OPEN, State.UPCOMING}
    kept = [i for i in settled([], on) if i.obligation.duty.id != "paired" and i.obligation.subject == CHILDREN[0]]
    assert not {item.state for item in kept} & (DONE | {State.NOT_APPLICABLE})
    assert states <= {State.UPCOMING, State.OPEN, State.OVERDUE, State.MISSED} | paired


def test_a_dinner_with_three_children_counts_for_each() -> None:
    """One row with several children is one act that counts for each of them."""
    three = ("S01-AAAAA", "S01-BBBBB", "S01-CCCCC")
    acts = [act("2026-05-03", "dinner", children=three)]
    may = plan(duty("dinner", proof="dinner"), first="2026-05-01", last="2026-05-31")
    result = settle(books(may, acts, [child(id_) for id_ in three]), shapes(), date(2026, 5, 31))
    assert [item.state for item in result] == [State.MET] * 3


def test_two_talks_never_pay_for_a_missed_month() -> None:
    """Progress is capped at what was owed."""
    acts = [act("2026-05-03"), act("2026-05-04")]
    result = settle(books(plan(duty(), first="2026-05-01", last="2026-06-30"), acts), shapes(), date(2026, 7, 31))
    assert [(item.state, item.done, item.progress) for item in result] == [(State.MET, 2, 1), (State.MISSED, 0, 0)]


def test_the_month_may_close_on_the_25th() -> None:
    """Where months close on the 25th, an act on the 26th belongs to the next month."""
    acts = [act("2026-05-26")]
    result = settle(books(plan(duty()), acts, month_closes="25"), shapes(), date(2026, 6, 25))
    assert [item.obligation.period.label for item in result if item.state is State.MET] == ["2026-06"]


def test_a_circle_of_duties_is_left_out_and_the_others_are_settled() -> None:
    """Duties that wait for each other cannot be settled; a check names them."""
    circle = plan(duty("one", after="two"), duty("two", after="one"), duty(), first="2026-05-01", last="2026-05-31")
    result = settle(books(circle), shapes(), date(2026, 5, 1))
    assert [item.obligation.duty.id for item in result] == ["talk"]
