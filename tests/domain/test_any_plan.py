"""Plans that nobody has seen: whatever words they join, settling them never crashes and leaves nothing out unsaid."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Calendar
from careplan.domain.evidence import Evidence
from careplan.domain.grounds import grounds
from careplan.domain.reach import days_amiss
from careplan.domain.register import Register
from careplan.domain.settlement import settle
from careplan.domain.sound import sound_duties
from careplan.domain.world import World
from careplan.duties import shapes
from careplan.records.plan import Plan
from tests.domain.books import act, books, child, duty, plan
from tests.domain.test_following_plans import CALENDAR

EVERY = [
    "school day",
    "week",
    "month",
    "quarter",
    "half-year",
    "term",
    "vacation",
    "school-year",
    "year",
    "year from 02-29",
    "once",
    "event",
    "2 weeks from 2026-03-02",
    "3 months from 2026-01-31",
    "month from 2026-01-15",
]
DAYS = [
    "start",
    "end",
    "middle",
    "25",
    "day -1",
    "06-01",
    "2026-06-10",
    "early 05",
    "late",
    "month 06",
    "week 2",
    "mid-autumn",
    "spring-festival - 20 days",
    "first monday",
    "last friday 11",
    "wednesday",
    "term start + 7 days",
    "term end",
    "winter vacation",
    "trigger + 24 hours",
    "after + 10 days",
    "end + 30 days",
    "end - 2 workdays",
    "02-29",
    "12-28",
    "end + 2 months",
]
WHERE: dict[str, dict[str, str]] = {
    "child": {"key": "true"},
    "staff": {"proxy_parent": "true"},
    "school": {"position": "central"},
    "township": {"schools": ">= 1"},
}
HOLDS: dict[str, dict[str, str]] = {
    "child": {"proxy": "true"},
    "staff": {"children": "<= 6"},
    "school": {"phone": "true"},
    "township": {"children": ">= 1"},
}
KINDS = [
    "talk",
    "letter",
    "flag",
    "flag_resolved",
    "suggestion",
    "dinner",
    "waiver",
    "amendment",
    "census_visit",
    "article",
]
CHILDREN = ("S01-AAAAA", "S01-BBBBB")
REASONS_AMISS = ("duty-never-owed", "day-not-in-calendar", "due-before-opens")


@st.composite
def some_duty(draw: st.DrawFn, number: int) -> dict[str, Any]:
    """Draw a duty of any shape with any words; many a one is refused."""
    day, each = st.sampled_from(DAYS), draw(st.sampled_from(sorted(WHERE)))
    words: dict[str, Any] = {
        "for_each": each,
        "every": draw(st.sampled_from(EVERY)),
        "owner": draw(st.sampled_from(["proxy_parent", "school", "central_office", "counsellor", "class_teacher"])),
        "proof": draw(st.sampled_from(["talk", "letter", "flag_resolved", ["talk", "dinner"], "census_visit", None])),
    }
    if words["every"] == "event":
        words["trigger"] = draw(st.sampled_from(["letter", "flag", "suggestion"]))
    elif words["proof"] is None:
        words["holds"] = HOLDS[each]
    extra = {
        "where": st.just(WHERE[each]),
        "due": day,
        "opens": day,
        "closes": day,
        "within": st.builds("{} .. {}".format, day, day),
        "count": st.sampled_from(["2..3", ">= 30 minutes", "<= 2", "= 1"]),
        "presence": st.sampled_from(["any", "due", "0.8"]),
        "during": st.sampled_from(["term", "vacation"]),
        "judge": st.sampled_from(["advisory", "observed"]),
        "day_off": st.sampled_from(["before", "after"]),
        "after": st.sampled_from(["d0", "d1", "d2"]),
        "shares": st.just(["d0"]),
        "valid": st.just({"from": "2026-05-25", "until": "2027-06-30"}),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(extra)), max_size=4))
    return duty(f"d{number}", **words | {key: draw(extra[key]) for key in sorted(chosen)})


@st.composite
def some_act(draw: st.DrawFn) -> Act:
    """Draw an act about anybody, known or not, by anybody; row ids may repeat."""
    day = date(2025, 12, 1) + timedelta(days=draw(st.integers(0, 450)))
    return act(
        day.isoformat(),
        draw(st.sampled_from(KINDS)),
        row_id=f"r{draw(st.integers(0, 20))}",
        by=draw(st.sampled_from(["T01", "T09", "T99"])),
        children=draw(st.sampled_from([CHILDREN, CHILDREN[:1], ("S09-ZZZZZ",), ()])),
        staff=draw(st.sampled_from([("T02",), ("T98",), ()])),
        school=draw(st.sampled_from(["S01", "S09", None])),
        office=draw(st.booleans()),
        minutes=draw(st.sampled_from([None, 20])),
        done_on=draw(st.sampled_from([None, day + timedelta(days=9)])),
        counts_for=draw(st.sampled_from([None, None, "2026-05", "2026", "r3"])),
        ref=draw(st.sampled_from([None, "r1", "r2"])),
        values={
            "topic": draw(st.sampled_from(["d0", "d1"])),
            "reason": draw(st.sampled_from(["child-ill", "holiday"])),
        },
    )


def town(plans: Sequence[Plan], acts: Sequence[Act], closes: str) -> Books:
    """Return the books of two children, of whom one comes late, goes and comes again."""
    stays = [
        {"school": "S01", "from": "2026-05-16", "began": "new", "until": "2026-08-31", "ended": "moved_out"},
        {"school": "S02", "from": "2026-11-10", "began": "resumed"},
    ]
    pairs = [{"staff": "T01", "from": "2026-05-20", "until": "2026-06-15"}, {"staff": "T02", "from": "2026-06-20"}]
    children = [child(CHILDREN[0], birth_date="2016-02-29"), child(CHILDREN[1], enrolment=stays, proxy=pairs)]
    found = books(plans[0], (), children, CALENDAR, month_closes=closes)
    return Books(found.register, tuple(plans), CALENDAR, Evidence(acts))


@settings(max_examples=150, deadline=None)
@given(
    duties=st.tuples(*(some_duty(number) for number in range(3))),
    acts=st.lists(some_act(), max_size=15),
    on=st.dates(date(2025, 12, 1), date(2027, 3, 1)),
    closes=st.sampled_from(["end", "25"]),
)
def test_any_plan_is_settled_whole(duties: tuple[dict[str, Any], ...], acts: list[Act], on: date, closes: str) -> None:
    """Each obligation once, in no order of the records, each explained; what is never owed is named by a check."""
    plans = [plan(*duties, last="2026-08-31"), plan(*duties, first="2026-09-01", last="2027-02-28")]
    found = town(plans, acts, closes)
    world = World(found, on, shapes())
    items = list(world.settlements)
    assert items == list(settle(town(plans, acts[::-1], closes), shapes(), on))
    rows = Counter(one.row_id for one in acts)
    names = Counter(item.obligation.id for item in items if rows[item.obligation.period.label] < 2)
    assert set(names.values()) <= {1}
    for item in items[:: max(1, len(items) // 5)]:
        assert grounds(world, item).settlement is item
    owed = {item.obligation.duty.id for item in items}
    said = {fact.facts["duty"] for rule in REASONS_AMISS for fact in days_amiss(found, rule)}
    for one in sound_duties(plans[0]):
        silent = one.for_each in {"school", "township"} and one.every.unit != "event" and one.after is None
        assert one.id in owed | said or not silent


def test_an_empty_township_owes_what_it_owes_itself() -> None:
    """No child, school or adult, no calendar and no act: only the township's own duty is left."""
    each = [duty(kind, for_each=kind, owner="central_office") for kind in WHERE]
    found = plan(*each, duty("event", every="event", trigger="letter", proof=None), last="2026-01-31")
    register = Register(books(found).register.township)
    items = settle(Books(register, (found,), Calendar(), Evidence([])), shapes(), date(2026, 1, 31))
    assert [item.obligation.id for item in items] == ["township/township/2026-01"]
    assert list(settle(Books(register, (), Calendar(), Evidence([])), shapes(), date(2026, 1, 31))) == []
