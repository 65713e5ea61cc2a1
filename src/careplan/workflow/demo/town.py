"""A township in the making: the records that will be written, still open to change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from careplan.domain import spells
from careplan.domain.calendar import Calendar
from careplan.records.census import CensusLine
from careplan.records.child import Child, Proxy
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.workflow.demo.chance import Chance, Mint


@dataclass(slots=True)
class Row:
    """One act before it is written: its file's folder and writer, and its cells by column."""

    folder: str
    """`schools/S03` or `township`."""
    writer: str
    """The proxy parent's id, `school` for the school's own file, empty in the office."""
    id: str
    day: date
    kind: str
    by: str
    children: tuple[str, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The path of the file that the act stands in."""
        month = f"{self.folder}/months/{self.day:%Y-%m}"
        return f"{month}/{self.writer}.csv" if self.writer else f"{month}.csv"


def school_id(number: int) -> str:
    """Return the id of the school with a number, counted from 1."""
    return f"S{number:02}"


@dataclass(slots=True)
class Piece:
    """One information article before it is written."""

    school: str
    day: date
    by: str
    title: str
    text: str

    @property
    def file(self) -> str:
        """The path of the article."""
        return f"schools/{self.school}/articles/{self.day}.md"


@dataclass(frozen=True)
class Household:
    """Children who live together, with their carer and their one proxy parent."""

    school: str
    children: tuple[str, ...]


@dataclass
class Team:
    """The adults of a school by what they do."""

    principal: str
    counsellor: str
    clerk: str
    trainer: str
    """The experienced teacher who goes to the trainer training."""
    proxies: list[str]
    """Those who are proxy parents at the beginning of the year."""


class Numbers(NamedTuple):
    """The last numbers that were given to a school and to an adult at a school."""

    school: int = 0
    adult: int = 0


@dataclass
class Town:
    """Everything that will be written, by id or in the order of making."""

    year: int
    calendar: Calendar
    chance: Chance
    mint: Mint
    base: Mapping[str, bytes]
    """Files that are the same in every demo township: settings, plan, rules, calendar."""
    after: Numbers = field(default_factory=Numbers)
    """Where its own numbers begin."""
    schools: dict[str, School] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    homes: dict[str, str | None] = field(default_factory=dict)
    """The school of each adult, None for the central office."""
    guardians: dict[str, Guardian] = field(default_factory=dict)
    children: dict[str, Child] = field(default_factory=dict)
    households: list[Household] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    census: dict[tuple[str, str], list[CensusLine]] = field(default_factory=dict)
    """Lines by school and half year."""
    excused: set[tuple[str, str, str]] = field(default_factory=set)
    """Duty, subject and period of what was waived: nobody does it."""

    @cached_property
    def notes(self) -> set[str]:
        """Free texts that were used already."""
        return set()

    @property
    def last_numbers(self) -> Numbers:
        """The last numbers given so far."""
        adults = sum(home is not None for home in self.homes.values())
        return Numbers(self.after.school + len(self.schools), self.after.adult + adults)

    @property
    def centre(self) -> str:
        """The school that has a middle school too: the first one."""
        return school_id(self.after.school + 1)

    @cached_property
    def homes_of_children(self) -> dict[str, int]:
        """Which household each child belongs to, by its number; asked for once all families are there."""
        return {child: index for index, home in enumerate(self.households) for child in home.children}

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)

    def school_of(self, child: str, day: date) -> str | None:
        """Return the school on whose register a child is on a day."""
        spell = spells.on(self.children[child].enrolment, day)
        return spell.school if spell else None

    def proxy_of(self, child: str, day: date) -> Proxy | None:
        """Return the child's pairing on a day."""
        return spells.on(self.children[child].proxy, day)

    def pupils(self, school: str, day: date) -> list[str]:
        """Return the children on a school's register on a day, in the order of ids."""
        return [child for child in sorted(self.children) if self.school_of(child, day) == school]

    def proxies(self, school: str | None, day: date) -> list[str]:
        """Return the proxy parents of a school (None: of the township) on a day."""
        return [
            id_
            for id_, adult in self.staff.items()
            if (school is None or self.homes[id_] == school) and spells.on(adult.proxy_parent, day)
        ]

    def teachers(self, school: str, day: date) -> list[str]:
        """Return those who teach at a school on a day, the principal and the counsellor not among them."""
        posts = {"teacher", "class_teacher"}
        found = ((id_, spells.on(adult.posts, day)) for id_, adult in self.staff.items() if self.homes[id_] == school)
        return [id_ for id_, post in found if post and post.post in posts]

    def add(self, folder: str, writer: str, day: date, kind: str, by: str, *children: str, **cells: object) -> Row:
        """Note an act; a cell without a value stays empty."""
        shown = {name.rstrip("_"): str(value) for name, value in cells.items() if value not in {None, ""}}
        row = Row(folder, writer, self.mint.row(), day, kind, by, children, shown)
        self.rows.append(row)
        return row

    def at_school(self, school: str, day: date, kind: str, by: str, *children: str, **cells: object) -> Row:
        """Note an act in the school's own file."""
        return self.add(f"schools/{school}", "school", day, kind, by, *children, **cells)

    def by_proxy(self, day: date, kind: str, by: str, *children: str, **cells: object) -> Row:
        """Note an act in the file of the adult who did it."""
        return self.add(f"schools/{self.homes[by]}", by, day, kind, by, *children, **cells)

    def at_office(self, day: date, kind: str, by: str, *children: str, **cells: object) -> Row:
        """Note an act in the central office's file."""
        return self.add("township", "", day, kind, by, *children, **cells)

    def find(self, kind: str, school: str | None, wanted: Mapping[str, str]) -> Iterator[Row]:
        """Yield the acts of a kind in the files of a school, if one is named, whose cells have some values."""
        folder = None if school is None else f"schools/{school}"
        for row in self.rows:
            fits = row.kind == kind and folder in {None, row.folder}
            if fits and all(row.cells.get(name) == value for name, value in wanted.items()):
                yield row
