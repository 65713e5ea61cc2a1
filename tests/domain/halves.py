"""A small township made of values, for tests of the half-yearly census."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from careplan.domain.books import Books
from careplan.domain.census import CensusEntry
from careplan.domain.evidence import Evidence
from careplan.domain.register import Register
from careplan.domain.world import World
from careplan.duties import shapes
from careplan.records.census import CensusLine
from careplan.records.child import Child
from careplan.records.place import Place
from careplan.records.school import School
from tests.domain.books import act, books, child, duty, plan

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
WORDS = {"zh": "名", "en": "name"}
CENSUS = duty(
    "half-year-census",
    chapter="census",
    owner="school",
    every="half-year",
    presence="due",
    proof="census_visit",
    due="end",
    closes="end + 30 days",
)


def stay(school: str, first: str, last: str = "", ended: str = "", **more: str) -> dict[str, str]:
    """Return a spell on a school's register, begun as new unless said otherwise."""
    plain = {"school": school, "from": first, "began": "new"} | more
    return plain | ({"until": last} if last else {}) | ({"ended": ended} if ended else {})


def moved(first: str, out: str, into: str, on: str) -> list[dict[str, str]]:
    """Return two spells: at a school until the day before the move, then at another."""
    last = date.fromordinal(date.fromisoformat(on).toordinal() - 1).isoformat()
    return [
        stay(out, first, last, "moved_out", went_to=into),
        stay(into, on, began="moved_in", came_from=out),
    ]


def register(children: Mapping[str, Sequence[Mapping[str, str]]], **closed: str) -> Register:
    """Return three schools and children with some spells; `S02="2026-03-31"` closes a school."""
    schools = {
        id_: School.model_validate(
            {"id": id_, "name": WORDS, "position": "central", "opened": "2000-09-01"}
            | ({"closed": closed[id_]} if id_ in closed else {})
        )
        for id_ in ("S01", "S02", "S03")
    }
    return replace(books(plan(CENSUS)).register, schools=schools, children=_records(children))


def _records(children: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Child]:
    return {id_: child(id_, enrolment=[dict(spell) for spell in spells]) for id_, spells in children.items()}


def line(child_id: str, day: str = "", result: str = "present", school: str = "S01", **cells: Any) -> CensusEntry:  # noqa: ANN401 any column
    """Return a line of a sheet for 2026H1 by T01; without a day a line that waits."""
    plain = {"child": child_id} | ({"date": day, "by": "T01", "result": result} if day else {}) | cells
    return CensusEntry("2026H1", school, CensusLine.model_validate(plain), Place(f"{school}.csv", 2, 1))


def world(who: Register, on: date, entries: Iterable[CensusEntry] = ()) -> World:
    """Return a world in which a plan asks for the census, with the acts that lines stand for."""
    lines = tuple(entries)
    acts = [
        act(
            entry.visit.day.isoformat(),
            "census_visit",
            f"{entry.school}{number}",
            children=(entry.line.child,),
            school=entry.school,
            counts_for=entry.period,
            values={"outcome": "absent"} if entry.visit.result == "not_found" else {},
        )
        for number, entry in enumerate(lines)
        if entry.visit
    ]
    some = books(plan(CENSUS))
    return World(Books(who, some.plans, some.calendar, Evidence(acts)), on, shapes(), census=lines)
