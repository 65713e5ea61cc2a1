"""Whatever a plan says and whoever did what: what settling promises holds, on any day."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from careplan.domain.books import Books
from careplan.domain.calendar import month
from careplan.domain.grounds import grounds
from careplan.domain.obligation import OWING, Obligation, Settlement, State
from careplan.domain.plan_month import month_of
from careplan.domain.plan_words import said
from careplan.domain.reach import days_amiss
from careplan.domain.settlement import settle
from careplan.domain.settlements import Whose, anything
from careplan.domain.sound import flaws
from careplan.domain.whose import of_adult, of_one, of_school
from careplan.domain.world import World
from careplan.duties import shapes
from careplan.records.plan import Duty
from tests.properties.plans import (
    FIRST,
    LAST,
    OTHER_KIND,
    RULINGS,
    Data,
    act_of,
    acts,
    books_of,
    moved,
    scenarios,
    with_acts,
)

DAYS: Final = st.dates(FIRST - timedelta(days=20), LAST + timedelta(days=200))
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EITHER: Final = {State.NOT_APPLICABLE, State.UPCOMING, State.OPEN, State.WAIVED, State.MOVED, State.BLOCKED}
JUDGED: Final = {
    "duty": EITHER | {State.MET, State.LATE, State.OVERDUE, State.MISSED},
    "observed": EITHER | {State.SEEN, State.NOT_SEEN, State.UNKNOWN},
    "advisory": {State.ADVISORY, State.UPCOMING, State.NOT_APPLICABLE, State.BLOCKED, State.WAIVED},
}
FORWARD: Final = {
    State.UPCOMING: {State.UPCOMING, State.OPEN, State.OVERDUE, State.MISSED, State.MET, State.LATE},
    State.OPEN: {State.OPEN, State.OVERDUE, State.MISSED, State.MET, State.LATE},
    State.OVERDUE: {State.OVERDUE, State.MISSED, State.LATE},
    State.MET: {State.MET},
    State.LATE: {State.LATE},
    State.MISSED: {State.MISSED},
}
"""Where a judged duty of acts may stand later, given where it stands."""
WORTH: Final = {State.MISSED: 0, State.OVERDUE: 0, State.OPEN: 1, State.UPCOMING: 1, State.LATE: 2, State.MET: 3}


def settled(books: Books, on: date) -> list[Settlement]:
    """Return where everything stands on a day."""
    return list(settle(books, shapes(), on))


def plainly(items: list[Settlement]) -> list[tuple[str, ...]]:
    """Return what each settlement comes to, as text."""
    found = []
    for item in items:
        o, reason = item.obligation, item.reason
        days = (f"{day}" for day in (o.period.start, o.period.end, o.opens, o.scheduled, o.due, o.closes))
        counted = " ".join(act.row_id for act in item.acts)
        gaps = " ".join(f"{gap.from_}..{gap.until}" for gap in item.gaps)
        rest = (item.state.value, str(o.need), str(item.done), counted, gaps, str(item.met_on), str(o.holder))
        found.append((o.id, *days, *rest, reason.zh if reason else "", reason.en if reason else ""))
    return sorted(found)


def test_the_strategy_says_what_can_be_settled() -> None:
    """Most scenarios have a duty that is owed: the properties below are about something."""
    owed: Counter[str] = Counter()

    @settings(max_examples=120, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(scenarios())
    def look(scenario: Data) -> None:
        books = books_of(scenario)
        items = settled(books, LAST)
        seen = {item.state.value for day in (LAST - timedelta(days=45), LAST) for item in settled(books, day)}
        owed.update({"scenario": 1, "owed": bool(items)} | dict.fromkeys(seen, 1))

    look()
    assert owed["owed"] > owed["scenario"] / 2
    assert {"met", "missed", "late", "open", "not_applicable", "blocked", "advisory"} <= owed.keys()


@CALM
@given(scenarios(), DAYS)
def test_each_is_derived_once_and_explained(scenario: Data, on: date) -> None:
    """No two obligations have one name; each state is one of its judge's; each has its grounds."""
    books = books_of(scenario)
    world = World(books, on, shapes())
    items = list(world.settlements)
    assert max(Counter(item.obligation.id for item in items).values(), default=1) == 1
    for item in items:
        assert item.state in JUDGED[item.obligation.duty.judge]
        assert 0 <= item.progress <= item.obligation.need
    for item in items[:: max(1, len(items) // 8)]:
        assert grounds(world, item).settlement is item


@CALM
@given(scenarios(), DAYS)
def test_what_one_is_asked_of_is_the_same_part_of_everything(scenario: Data, on: date) -> None:
    """A question about a child, an adult or a school leaves out nothing that is theirs and makes nothing else of it."""
    books = books_of(scenario)
    register, whole, narrow = books.register, settled(books, on), settle(books, shapes(), on)
    mine: list[tuple[str, Whose, Callable[[Obligation], str | None]]] = [
        *((id_, of_one(id_), attrgetter("subject")) for id_ in register.children),
        *((id_, of_adult(register, id_), attrgetter("holder")) for id_ in register.staff),
        *((id_, of_school(register, id_), attrgetter("school")) for id_ in register.schools),
    ]
    for id_, whose, of in mine:
        for states in (None, OWING):
            asked = narrow.among(anything, states, whose)
            expected = [one for one in whole if of(one.obligation) == id_ and (states is None or one.state in states)]
            assert plainly([one for one in asked if of(one.obligation) == id_]) == plainly(expected), id_


@CALM
@given(scenarios())
def test_a_window_holds_its_due_day(scenario: Data) -> None:
    """It opens by its due day and closes no sooner; where a plan says otherwise a check names the duty."""
    books = books_of(scenario)
    named = {found.facts["duty"] for found in days_amiss(books, "due-before-opens")}
    for item in settled(books, LAST):
        o = item.obligation
        assert o.due <= o.closes
        assert o.opens <= o.due or o.duty.id in named, o
        assert o.scheduled == o.due or item.ruling


@CALM
@given(scenarios(), DAYS)
def test_other_years_change_nothing_but_dates(scenario: Data, on: date) -> None:
    """Twenty-eight years on, the weekdays and the leap years are the same: so is everything else."""
    then = moved(scenario, 28)
    later = date.fromisoformat(moved(f"{on}", 28))
    assert plainly(settled(books_of(then, 28), later)) == moved(plainly(settled(books_of(scenario), on)), 28)


@CALM
@given(scenarios(), DAYS, st.integers(0, 200))
def test_time_only_moves_states_forward(scenario: Data, on: date, days: int) -> None:
    """With the same records, what is done stays done, what is missed stays missed, and nothing is unborn."""
    books = books_of(scenario)
    later = {item.obligation.id: item for item in settled(books, on + timedelta(days=days))}
    rulings = any(act.kind in RULINGS for act in books.evidence.acts)
    for item in settled(books, on):
        o, after = item.obligation, later[item.obligation.id]
        if o.duty.judge == "duty" and not (o.duty.holds or o.duty.gap or o.duty.after or rulings):
            assert after.state in FORWARD.get(item.state, {item.state}), o.id


@CALM
@given(scenarios(), acts(99), DAYS)
def test_an_act_that_no_duty_asks_for_changes_nothing(scenario: Data, row: Data, on: date) -> None:
    """A dinner where no duty asks for one, and a visit to a child of another township."""
    books = books_of(scenario)
    others = [act_of(row | {"kind": OTHER_KIND}), act_of(row | {"row_id": "r98", "kind": "waiver", "by": "T01"})]
    more = with_acts(books, [*books.evidence.acts, *others])
    assert plainly(settled(more, on)) == plainly(settled(books, on))


def _counted(duty: Duty) -> bool:
    return not (duty.holds or duty.gap or duty.after) and duty.judge == "duty" and duty.count.least > 0


@CALM
@given(scenarios(most=1), DAYS, st.integers(0, 11))
def test_an_act_less_never_makes_it_better(scenario: Data, on: date, at: int) -> None:
    """Taking an act away, but for one that opens a duty, leaves every count where it was or worse."""
    assume(scenario["acts"])
    books = books_of(scenario)
    gone = books.evidence.acts[at % len(books.evidence.acts)]
    assume(gone.kind not in RULINGS)
    less = with_acts(books, [one for one in books.evidence.acts if one is not gone])
    before = {item.obligation.id: item for item in settled(books, on)}
    for item in settled(less, on):
        was = before[item.obligation.id]
        if _counted(item.obligation.duty) and item.state in WORTH:
            assert WORTH[item.state] <= WORTH[was.state]
            assert item.done <= was.done


@CALM
@given(scenarios())
def test_a_plan_is_said_in_both_languages(scenario: Data) -> None:
    """Whatever keys it joins, `plan show` has words for it, and says no more than once what a line is about."""
    books = books_of(scenario)
    (plan,) = books.plans
    for duty in plan.duties:
        words = said(plan, duty, 10)
        keys = [part.key for part in words.parts]
        assert len(set(keys)) == len(keys)
        for text in (words.sentence, *(part.words for part in words.parts)):
            assert text.zh
            assert text.en
            assert "None" not in text.en
    for flaw in flaws(plan):
        assert flaw.path[1] in range(len(plan.duties))


def _months() -> Iterator[date]:
    yield from (date(year, number, 1) for year in (2031, 2032) for number in range(1, 13))


@CALM
@given(scenarios(), st.sampled_from(list(_months())))
def test_the_calendar_lists_what_is_owed(scenario: Data, first: date) -> None:
    """`plan calendar` has each obligation of the month once, under its own days, and nothing else."""
    books = books_of(scenario)
    world = World(books, LAST, shapes())
    span = month(first)
    owed = [item.obligation for item in world.settlements if item.state is not State.NOT_APPLICABLE]
    due = {o.id: o for o in owed if o.due.isoformat()[:7] == first.isoformat()[:7] and o.opens <= span.until}
    running = {o.id for o in owed if o.opens <= span.until < o.due}
    page = month_of(world, span, None)
    listed = [(item.obligation.id, entry) for entry in page.due for item in entry.items]
    assert sorted(name for name, _ in listed) == sorted(due)
    assert all(due[name].due == entry.due.day and due[name].opens == entry.opens.day for name, entry in listed)
    assert sorted(item.obligation.id for entry in page.running for item in entry.items) == sorted(running)
    events = [duty for duty in books.plans[0].duties if duty.every.unit == "event"]
    spans = {duty.id: duty.valid or books.plans[0].valid for duty in events}
    assert {duty.id for _, duty in page.events} == {
        name for name, valid in spans.items() if valid.from_ <= span.until and valid.until >= span.from_
    }


@CALM
@given(scenarios(), DAYS)
def test_the_order_of_duties_changes_no_need(scenario: Data, on: date) -> None:
    """What is owed, to whom and until when does not hang on where in the file a duty stands."""
    books = books_of(scenario)
    (plan,) = books.plans
    turned = replace(books, plans=(plan.model_copy(update={"duties": plan.duties[::-1]}),))
    assert plainly(settled(turned, on)) == plainly(settled(books, on))
