"""The yardstick: the least code that does the core of `careplan check`, straight down, and knows nothing of careplan.

It reads every child by libyaml's events into a strict tree and a pydantic model, and every act with `csv.reader`; it
derives the plan's plain monthly duties from the register and the terms, and counts the acts against them. It has no
places, no words for people, no checks beyond these, and judges no deadline inside a month: what careplan takes longer
than this is the price of those, or waste.

    python lean.py RECORDS
"""

import csv
import gc
import os
import sys
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from yaml.cyaml import CParser
from yaml.error import YAMLError
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

Tree: TypeAlias = Any
Span: TypeAlias = tuple[date, date]
YEAR: Final = 2026
EXCUSED: Final = 255
"""What stands in the place of a count where a duty was waived."""
MONTHS: Final[tuple[Span, ...]] = tuple((date(YEAR, m, 1), date(YEAR, m, monthrange(YEAR, m)[1])) for m in range(1, 13))


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class Dated(Strict):
    from_: date = Field(alias="from")


class Spell(Dated):
    until: date | None = None


class Enrolment(Spell):
    school: str
    began: Literal["new", "moved_in", "resumed"]
    came_from: str | None = None
    ended: str | None = None
    went_to: str | None = None


class Placement(Dated):
    grade: int
    class_: int = Field(alias="class", default=1)
    boarder: bool


class Parent(Dated):
    who: Literal["father", "mother"]
    state: Literal["home", "away", "dead", "lost", "unable"]
    place: str | None = None
    county: str | None = None
    work: str | None = None
    phone: str | None = None


class Care(Spell):
    guardian: str
    relation: str
    lives_with: bool
    agreement: date | None = None
    assessment: Literal["good", "fair", "poor"] | None = None
    assessed_on: date | None = None
    assessed_by: str | None = None


class Key(Spell):
    why: list[str]


class Proxy(Spell):
    staff: str
    ended: str | None = None


class Need(Spell):
    what: str


class Consent(Strict):
    purpose: str
    basis: Literal["law", "consent"]
    by: str
    on: date = Field(alias="date")
    withdrawn: date | None = None


class Child(Strict):
    id: str
    name: str
    sex: Literal["boy", "girl"]
    birth_date: date
    id_number: str | None = None
    no_id_number: str | None = None
    ethnic: str | None = None
    student_number: str | None = None
    hukou: str | None = None
    address: str | None = None
    health: Literal["good", "weak", "ill", "disabled"] | None = None
    enrolment: list[Enrolment]
    placements: list[Placement]
    parents: list[Parent]
    guardians: list[Care] = []
    key: list[Key] = []
    proxy: list[Proxy] = []
    needs: list[Need] = []
    consent: list[Consent] = []
    note: str | None = None


class Duty(NamedTuple):
    """A plain monthly duty towards each child."""

    id: str
    kind: str
    term_only: bool


class Result(NamedTuple):
    """What was read, what was owed, and what was found: lines of file, rule and what it is about."""

    children: int
    acts: int
    owed: int
    findings: list[str]


def read(path: str) -> bytes:
    """Return a file's bytes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return b"".join(iter(lambda: os.read(handle, 65536), b""))
    finally:
        os.close(handle)


def files(root: str, ending: str) -> list[str]:
    """Return the files of the schools and the office with an ending, in order."""
    folders = (found for folder in ("schools", "township") for found in os.walk(f"{root}/{folder}"))
    return sorted(f"{folder}/{name}" for folder, _, names in folders for name in names if name.endswith(ending))


def load(data: bytes) -> Tree:
    """Return one document as nested text. Raises ValueError or YAMLError."""
    get = CParser(data).get_event
    get()
    get()
    return _value(get, get())


def _value(get: Callable[[], Any], event: Any) -> Tree:  # noqa: ANN401 events have no types
    kind = type(event)
    if kind is AliasEvent or event.anchor is not None or event.tag is not None:
        raise ValueError("alias, anchor or tag")
    if kind is ScalarEvent:
        return event.value
    if kind is MappingStartEvent:
        found: dict[str, Tree] = {}
        while type(event := get()) is not MappingEndEvent:
            if event.value in found:
                raise ValueError("repeated-key")
            found[event.value] = _value(get, get())
        return found
    items = []
    while type(event := get()) is not SequenceEndEvent:
        items.append(_value(get, event))
    return items


def children(root: str, findings: list[str]) -> Iterator[tuple[str, list[Span]]]:
    """Yield each child's id and its days on the register; a child whose file has a slip is still owed everything."""
    validate = TypeAdapter(Child).validator.validate_python
    for path in files(root, ".yaml"):
        if "/children/" not in path:
            continue
        try:
            tree = load(read(path))
        except (ValueError, YAMLError) as error:
            findings.append(f"{path[len(root) + 1 :]} {error}")
            continue
        try:
            validate(tree)
        except ValidationError as error:
            rules = {"extra_forbidden": "unknown-field"}
            for one in error.errors():
                rule = rules.get(one["type"], "bad-date" if "date" in one["type"] else one["type"])
                findings.append(f"{path[len(root) + 1 :]} {rule}")
        yield tree["id"], [_span(spell) for spell in tree["enrolment"]]


def _span(spell: Tree) -> Span:
    return date.fromisoformat(spell["from"]), date.fromisoformat(spell["until"]) if "until" in spell else date.max


def plain_duties(root: str) -> list[Duty]:
    """Return the plan's duties that each child is owed once a month, whatever the child."""
    plan = load(read(f"{root}/plan/{YEAR}.yaml"))
    return [
        Duty(duty["id"], duty["proof"], duty.get("during") == "term")
        for duty in plan["duties"]
        if duty["every"] == "month"
        and duty["for_each"] == "child"
        and isinstance(duty.get("proof"), str)
        and "where" not in duty
    ]


def term_months(root: str) -> set[int]:
    """Return the months, from 0, of which at least half lies in a term."""
    terms = [_span(term) for term in load(read(f"{root}/calendar/{YEAR}.yaml"))["terms"]]
    return {number for number, month in enumerate(MONTHS) if half_of(month, terms)}


def half_of(month: Span, spells: Iterable[Span]) -> bool:
    """Return whether some spells, which do not overlap, have at least half the days of a month."""
    first, last = month
    days = sum(max(0, (min(until, last) - max(from_, first)).days + 1) for from_, until in spells)
    return 2 * days >= (last - first).days + 1


class Counts:
    """How often each act was done for each child in each month: a byte each, in one row of bytes a child."""

    def __init__(self, duties: list[Duty]) -> None:
        """Begin with nobody."""
        self.column = {name: number * 12 for number, duty in enumerate(duties) for name in (duty.kind, duty.id)}
        self.width = 12 * len(duties)
        self.rows: dict[str, bytearray] = {}
        self.acts = 0

    def add(self, path: str, name: str, findings: list[str]) -> None:
        """Count the acts of one table."""
        rows = csv.reader(read(path).decode().splitlines())
        header = next(rows)
        place = {column: number for number, column in enumerate(header)}
        at_day, at_kind, at_children = place["date"], place["kind"], place.get("children")
        months: dict[str, int] = {}
        for row in rows:
            self.acts += 1
            day, kind = row[at_day], row[at_kind]
            month = months.get(day)
            if month is None:
                try:
                    month = months[day] = date.fromisoformat(day).month - 1
                except ValueError:
                    findings.append(f"{name} bad-date")
                    continue
            at = self.column.get(kind)
            waived = kind == "waiver"
            if waived:
                at, month = self.column.get(row[place["topic"]]), int(row[place["counts_for"]][5:7]) - 1
            if at is None or at_children is None:
                continue
            for child in row[at_children].split():
                counts = self.rows.get(child)
                if counts is None:
                    counts = self.rows[child] = bytearray(self.width)
                counts[at + month] = EXCUSED if waived else min(counts[at + month] + 1, EXCUSED - 1)


def check(root: str) -> Result:
    """Return what the yardstick reads, derives and finds below a folder of records."""
    findings: list[str] = []
    register = list(children(root, findings))
    duties = plain_duties(root)
    counts = Counts(duties)
    for path in files(root, ".csv"):
        if "/months/" in path:
            counts.add(path, path[len(root) + 1 :], findings)
    in_term = term_months(root)
    asked = [not duty.term_only or month in in_term for duty in duties for month in range(12)]
    nothing, owed = bytes(counts.width), 0
    for child, spells in register:
        there = [half_of(month, spells) for month in MONTHS]
        done = counts.rows.get(child, nothing)
        for at, ask in enumerate(asked):
            if ask and there[at % 12] and done[at] != EXCUSED:
                owed += 1
                if not done[at]:
                    findings.append(f"{child} {duties[at // 12].id} {YEAR}-{at % 12 + 1:02} missed-care")
    return Result(len(register), counts.acts, owed, sorted(findings))


if __name__ == "__main__":
    gc.disable()
    result = check(sys.argv[1].rstrip("/"))
    for finding in result.findings:
        print(finding)
    print(f"children {result.children} acts {result.acts} owed {result.owed}")
