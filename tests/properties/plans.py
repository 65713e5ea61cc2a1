"""Whole scenarios with any duty that the plan language can say: a register, a calendar, acts and a plan, as data.

Everything is made of the words that a clerk would write, so that a scenario can be moved to other years by its text
alone. The years are 2031 and 2032, with a leap day: no notice of holidays has been given for them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Calendar, festival
from careplan.domain.evidence import Evidence
from careplan.domain.register import Member, Register
from careplan.records.calendar import CalendarYear
from careplan.records.child import Child
from careplan.records.expressions import FESTIVAL_IDS
from careplan.records.guardian import Guardian
from careplan.records.plan import Plan
from careplan.records.rules import Eligibility, Reasons
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township
from tests.domain.books import REASONS, RULE, WORDS, duty

Data: TypeAlias = dict[str, Any]
FIRST, LAST = date(2031, 9, 1), date(2032, 8, 31)
_YEAR: Final = re.compile(r"(?<!\d)20(\d\d)(?!\d)")
KINDS: Final = ("talk", "home_visit", "phone_call", "letter", "submission", "training", "flag_resolved")
OTHER_KIND: Final = "dinner"
"""A kind of act that no duty here asks for."""
RULINGS: Final = ("waiver", "amendment")
TRIGGERS: Final = ("flag", "suggestion", "letter")

TERMS: Final = (
    ("2031-autumn", "2031-09-01", "2032-01-16"),
    ("2032-spring", "2032-02-16", "2032-07-02"),
    ("2032-autumn", "2032-09-01", "2033-01-14"),
)
_EVERY: Final = (
    "3 days from 2031-09-01",
    "school day",
    "week",
    "month",
    "half-month",
    "third-month",
    "quarter",
    "half-year",
    "term",
    "vacation",
    "school-year",
    "year",
    "year from 07-01",
    "year from 02-29",
    "2 weeks from 2030-03-04",
    "10 days from 2030-12-31",
    "3 months from 2030-01-31",
    "month from 2030-01-31",
    "festival mid-autumn, dragon-boat",
    "once",
)
_DAYS: Final = (
    "start",
    "start + 3 days",
    "start + 2 workdays",
    "middle",
    "end",
    "end - 2 days",
    "end + 5 workdays",
    "end + 1 month",
    "25",
    "31 17:00",
    "day -1",
    "06-10",
    "02-29",
    "2032-06-10",
    "early",
    "late 05",
    "month 06",
    "mid-autumn",
    "dragon-boat - 3 days",
    "first monday",
    "last friday",
    "wednesday",
    "term start + 1 week",
    "term middle",
    "term end",
)
_WITHIN: Final = (
    "early",
    "middle",
    "late",
    "late 05",
    "month 03 .. month 12",
    "mid-autumn .. double-ninth",
    "start .. start + 6 days",
    "first monday .. last friday",
    "term start .. term start + 2 weeks",
    "06-01 .. 06-10",
)
_WHERE: Final[Mapping[str, tuple[Data, ...]]] = {
    "child": ({"key": "true"}, {"boarder": "true"}, {"sex": "girl"}, {"parents_home": "0"}, {"age": "<= 10"}),
    "family": ({"carer_far": "true"}, {"children": ">= 2"}),
    "class": ({"boarders": ">= 1"}, {"grade": "4"}),
    "staff": ({"proxy_parent": "true"}, {"post": "teacher"}),
    "school": ({"position": "remote"}, {"children": ">= 2"}),
    "township": ({"schools": ">= 2"},),
}
_HOLDS: Final[Mapping[str, tuple[Data, ...]]] = {
    "child": ({"proxy": "true"}, {"boarder": "false", "contact": "true"}),
    "family": ({"carer_health": "[good, weak]"}, {"children": "1..2"}),
    "class": ({"key_children": "<= 1"},),
    "staff": ({"children": "<= 1"},),
    "school": ({"phone": "true"}, {"children": ">= 1"}),
    "township": ({"children": ">= 3"},),
}
_COVER: Final[Mapping[str, tuple[Any, ...]]] = {
    "family": ("child",),
    "class": ("child", {"each": "child", "where": {"key": "true"}}),
    "staff": ("child",),
    "school": ("child", "staff", "proxy_parent", {"each": "child", "where": {"key": "true"}, "share": "50%"}),
    "township": ("child", "family", "class"),
    "child": ({"topic": ["a", "b"]},),
}
_OWNERS: Final = ("proxy_parent", "class_teacher", "staff", "counsellor", "principal", "school", "central_office")


@st.composite
def duties(draw: st.DrawFn, number: int = 0) -> Data:
    """Draw a duty of any shape, with any keys that go together; some name days that never come."""
    shape = draw(st.sampled_from(["counted", "counted", "spaced", "standing", "stay", "triggered"]))
    each = draw(st.sampled_from(sorted(_WHERE)))
    words: Data = {"for_each": each, "owner": draw(_owners()), "proof": draw(_proofs())}
    words["every"] = {"stay": "stay", "triggered": "event"}.get(shape) or draw(st.sampled_from(_EVERY))
    if shape == "spaced":
        words["gap"] = draw(st.sampled_from(["1 day", "14 days", "5 weeks"]))
    elif shape == "standing":
        words |= {"proof": None, "holds": draw(st.sampled_from(_HOLDS[each]))}
    elif shape == "triggered":
        words |= {"trigger": draw(st.sampled_from(TRIGGERS)), "proof": draw(st.one_of(st.none(), _proofs()))}
        words["due"] = draw(st.sampled_from(["trigger", "trigger + 24 hours", "trigger + 5 workdays"]))
    else:
        words |= draw(_much(each))
    words |= draw(_extras(number, each, shape))
    return duty(f"d{number}", **words)


def _owners() -> st.SearchStrategy[Any]:
    pairs = st.just("class_teacher + proxy_parent")
    several = st.lists(st.sampled_from(_OWNERS), min_size=2, max_size=2, unique=True)
    return st.one_of(st.sampled_from(_OWNERS), several, pairs)


def _proofs() -> st.SearchStrategy[Any]:
    kind = st.sampled_from(KINDS)
    valued = st.builds(lambda kind: {"kind": kind, "where": {"counts_for": "2032-05"}}, kind)
    return st.one_of(kind, st.lists(kind, min_size=2, max_size=3, unique=True), valued)


@st.composite
def _much(draw: st.DrawFn, each: str) -> Data:
    """Draw how much is owed: acts, minutes, a limit, so many a head, or a set to be covered."""
    amounts = ["1", "= 1", ">= 2", "2..3", "<= 1", ">= 30 minutes", "<= 60 minutes"]
    found: Data = {"count": draw(st.sampled_from(amounts))}
    more = draw(st.sampled_from(["", "", "per", "cover"]))
    if more == "per" and not found["count"].startswith("<="):
        return found | {"per": "child"}
    return {"cover": draw(st.sampled_from(_COVER[each]))} if more == "cover" else found


@st.composite
def _extras(draw: st.DrawFn, number: int, each: str, shape: str) -> Data:
    day = st.sampled_from(_DAYS)
    found: dict[str, st.SearchStrategy[Any]] = {
        "where": st.sampled_from(_WHERE[each]),
        "day_off": st.sampled_from(["before", "after"]),
        "tentative": st.just("true"),
        "during": st.sampled_from(["term", "vacation"]),
        "judge": st.sampled_from(["advisory", "observed"]),
        "bundle": st.just("ones"),
        "valid": st.just({"from": "2031-10-15", "until": "2032-07-31"}),
    }
    if shape in {"counted", "spaced", "standing"}:
        days = draw(st.sampled_from(["", "within", "opens", "due", "both"]))
        found |= {"within": st.sampled_from(_WITHIN)} if days == "within" else {}
        found |= {"opens": day} if days in {"opens", "both"} else {}
        found |= {"due": day} if days in {"due", "both"} else {}
        found["presence"] = st.sampled_from(["any", "due", "0.8"])
    if shape == "stay":
        found["due"] = st.sampled_from(["start + 30 days", "end - 5 days", "start + 1 month"])
    if shape == "counted":
        found["closes"] = st.sampled_from(["end", "end + 30 days", "end + 2 months"])
    if number:
        found |= {"after": st.just("d0"), "shares": st.just(["d0"])}
    chosen = draw(st.sets(st.sampled_from(sorted(found)), max_size=4))
    return {key: draw(found[key]) for key in sorted(chosen)}


def _day(first: date = FIRST, last: date = LAST) -> st.SearchStrategy[str]:
    return st.integers(0, (last - first).days).map(lambda n: (first + timedelta(days=n)).isoformat())


@st.composite
def acts(draw: st.DrawFn, number: int = 0) -> Data:
    """Draw something that happened: by anybody, about anybody, whenever; each row with an id of its own."""
    school = draw(st.sampled_from(["S01", "S02"]))
    return {
        "row_id": f"r{number}",
        "kind": draw(st.sampled_from([*KINDS, *TRIGGERS, *TRIGGERS, *RULINGS])),
        "day": draw(_day()),
        "school": school,
        "by": draw(st.sampled_from(["T01", "T02", "T08", "T09", "Z01"])),
        "children": draw(
            st.sampled_from([["S01-AAAAA"], ["S01-BBBBB"], ["S01-AAAAA", "S01-BBBBB"], ["S02-CCCCC"], []])
        ),
        "staff": draw(st.sampled_from([[], ["T02"], ["T01", "T09"]])),
        "guardians": draw(st.sampled_from([[], [], ["S01-G1111"]])),
        "class": draw(st.sampled_from([None, "S01/4-1"])),
        "office": draw(st.booleans()),
        "minutes": draw(st.sampled_from([None, 20, 40])),
        "time": draw(st.sampled_from([None, "09:00", "18:30"])),
        "counts_for": draw(st.sampled_from([None, None, None, "2032-05", "2032"])),
        "ref": draw(st.sampled_from([None, "r0", "r1"])),
        "values": {
            "topic": draw(st.sampled_from(["a", "b", "d0"])),
            "reason": draw(st.sampled_from(["child-ill", "holiday"])),
        },
        "done_on": draw(st.sampled_from([None, "2032-06-05"])),
        "returned_on": draw(st.sampled_from([None, None, "2032-05-20"])),
    }


@st.composite
def scenarios(draw: st.DrawFn, most: int = 3) -> Data:
    """Draw a plan of some duties, and what was done."""
    many = draw(st.integers(1, most))
    plan = {
        "year": "2031",
        "title": WORDS,
        "documents": [{"id": "plan", "title": "计划"}],
        "valid": {"from": f"{FIRST}", "until": f"{LAST}"},
        "bundles": {"ones": WORDS},
        "duties": [draw(duties(number)) for number in range(many)],
    }
    done = [draw(acts(number)) for number in range(draw(st.integers(0, 12)))]
    return {"plan": plan, "acts": done, "closes": draw(st.sampled_from(["end", "end", "25"]))}


def _calendar() -> list[Data]:
    """Return two years' calendars, with every festival written down, days off and a worked Saturday."""
    off = [{"from": "2032-05-01", "until": "2032-05-05", "name": "放假", "why": "本镇"}]
    work = [{"date": "2032-05-08", "name": "上班", "why": "本镇"}]
    found = []
    for year in (2031, 2032):
        feasts = {name: f"{festival(name, year)}" for name in FESTIVAL_IDS}
        terms = [{"id": id_, "name": "学期", "from": a, "until": b} for id_, a, b in TERMS if id_[:4] == f"{year}"]
        days = {"days_off": off, "workdays": work} if year == 2032 else {}
        found.append({"year": f"{year}", "terms": terms, "festivals": feasts} | days)
    return found


def _people() -> dict[str, list[Data]]:
    """Return two schools, three children (one comes, goes and comes again), their carers and five adults."""
    stays = [
        {"school": "S02", "from": "2031-10-15", "began": "new", "until": "2032-02-29", "ended": "moved_out"},
        {"school": "S02", "from": "2032-04-10", "began": "resumed"},
    ]
    care = {"guardian": "S01-G1111", "relation": "grandparent", "from": "2030-09-01", "lives_with": "true"}
    key = {"from": "2031-10-10", "until": "2032-04-20", "why": ["ill"]}
    away = [{"who": who, "from": "2029-01-01", "state": "away"} for who in ("father", "mother")]
    return {
        "schools": [
            {
                "id": "S01",
                "name": WORDS,
                "position": "central",
                "opened": "2010-09-01",
                "phone": [{"from": "2032-03-01"}],
            },
            {"id": "S02", "name": WORDS, "position": "remote", "opened": "2010-09-01", "closed": "2032-06-30"},
        ],
        "children": [
            _child("S01-AAAAA", "2020-02-29", guardians=[care], key=[key], parents=away),
            _child("S01-BBBBB", "2019-09-15", guardians=[care], proxy=[{"staff": "T02", "from": "2031-11-16"}]),
            _child("S02-CCCCC", "2021-01-31", enrolment=stays, sex="boy"),
        ],
        "guardians": [{"id": "S01-G1111", "name": "名", "far": "true", "health": "weak"}],
        "staff": [
            {"id": "T01", "name": "名", "posts": [{"from": "2020-09-01", "post": "class_teacher", "class": "4-1"}]},
            {"id": "T02", "name": "名", "posts": [{"from": "2020-09-01", "post": "teacher", "until": "2032-02-28"}]},
            {"id": "T08", "name": "名", "posts": [{"from": "2020-09-01", "post": "counsellor"}]},
            {"id": "T09", "name": "名", "posts": [{"from": "2020-09-01", "post": "principal"}]},
        ],
    }


def _child(id_: str, born: str, **facts: Any) -> Data:  # noqa: ANN401 any field of a child
    school = id_[:3]
    plain: Data = {
        "id": id_,
        "name": "名",
        "sex": "girl",
        "birth_date": born,
        "enrolment": [{"school": school, "from": "2030-09-01", "began": "new"}],
        "placements": [
            {"from": "2030-09-01", "grade": "4", "boarder": "false"},
            {"from": "2032-02-16", "grade": "5", "boarder": "true"},
        ],
        "parents": [{"who": "father", "from": "2029-01-01", "state": "away"}],
        "proxy": [{"staff": "T01", "from": "2030-09-01"}],
    }
    return plain | facts


def moved(scenario: Any, years: int) -> Any:  # noqa: ANN401 data as deep as it goes
    """Return a scenario, or anything in it, with every year in its text so many years later."""
    if isinstance(scenario, str):
        return _YEAR.sub(lambda found: str(int(found[0]) + years), scenario)
    if isinstance(scenario, dict):
        return {moved(key, years): moved(value, years) for key, value in scenario.items()}
    if isinstance(scenario, list | tuple):
        return type(scenario)(moved(item, years) for item in scenario)
    return scenario


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def act_of(data: Data) -> Act:
    """Return something that happened."""
    return Act(
        kind=data["kind"],
        day=date.fromisoformat(data["day"]),
        row_id=data["row_id"],
        school=data["school"],
        by=data["by"],
        children=tuple(data["children"]),
        staff=tuple(data["staff"]),
        file="f.csv",
        line=2,
        office=data["office"],
        guardians=tuple(data["guardians"]),
        class_=data["class"],
        minutes=data["minutes"],
        counts_for=data["counts_for"],
        ref=data["ref"],
        time=data["time"],
        done_on=_date(data["done_on"]),
        returned_on=_date(data["returned_on"]),
        corrected_on=_date(data["returned_on"]),
        values=data["values"] | ({"counts_for": data["counts_for"]} if data["counts_for"] else {}),
    )


def books_of(scenario: Data, years: int = 0) -> Books:
    """Return the books of a scenario; `years` says by how many it was moved."""
    plan = Plan.model_validate(scenario["plan"])
    evidence = Evidence(act_of(one) for one in scenario["acts"])
    return Books(_register(scenario["closes"], years), (plan,), _school_calendar(years), evidence)


@cache
def _school_calendar(years: int) -> Calendar:
    return Calendar.of(CalendarYear.model_validate(year) for year in moved(_calendar(), years))


@cache
def _register(closes: str, years: int) -> Register:
    settings = {"name": WORDS, "office": WORDS, "area": "990123", "county": "990100", "eligibility": "either-parent"}
    people = moved(_people(), years)
    served = moved([{"from": "2020-09-01"}], years)
    staff = [Staff.model_validate(one | {"proxy_parent": served}) for one in people["staff"]]
    return Register(
        township=Township.model_validate(settings | {"month_closes": closes}),
        schools={one["id"]: School.model_validate(one) for one in people["schools"]},
        children={one["id"]: Child.model_validate(one) for one in people["children"]},
        guardians={one["id"]: Guardian.model_validate(one) for one in people["guardians"]},
        staff={one.id: Member(one, "S01") for one in staff},
        rules={"either-parent": Eligibility.model_validate(RULE)},
        reasons=Reasons.model_validate(REASONS),
    )


def with_acts(books: Books, acts_: list[Act]) -> Books:
    """Return books with other acts."""
    return replace(books, evidence=Evidence(acts_))
