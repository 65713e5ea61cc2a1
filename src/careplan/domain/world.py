"""Everything that is known of a township on a day: what checks, reports and every other view read."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from careplan.domain.books import Books
from careplan.domain.census import CensusEntry
from careplan.domain.finding import Found
from careplan.domain.obligation import Settlement, State
from careplan.domain.register import Register
from careplan.domain.settlement import Shape, settle
from careplan.domain.settlements import Choice, Settlements, anything
from careplan.domain.whose import of_school
from careplan.records.article import Article
from careplan.records.base import Part, Record
from careplan.records.calendar import CalendarYear
from careplan.records.place import Fault, Place


@dataclass(frozen=True, slots=True)
class Filed:
    """A record and what its path says of it: the parts of the path by name (`school`, `id`, `month` …)."""

    kind: str
    file: str
    record: Part
    path: Mapping[str, str]


@dataclass(frozen=True)
class World:
    """The books of a township, what was wrong with its files, and the day on which one looks."""

    books: Books
    on: date
    shapes: Sequence[Shape]
    filed: tuple[Filed, ...] = ()
    """Every YAML record and article that could be read, in the order of their paths."""
    census: tuple[CensusEntry, ...] = ()
    faults: tuple[Fault, ...] = ()
    files: tuple[str, ...] = ()
    """Every file that was looked at, readable or not."""
    live: bool = False
    """Whether the day is today, so that nothing later can have happened."""
    history: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What git says of the records: `deleted`, `renamed`, `unmerged` paths, and `skipped` with the reason."""

    @property
    def horizon(self) -> date:
        """The last day on which something can have been recorded.

        Today, when one looks at today. Who looks back at a day sees records that were made after it: those of the year
        of the plan in force on that day are no slip of the pen, later ones are.
        """
        if self.live:
            return self.on
        return max([self.on, *(p.valid.until for p in self.books.plans if p.valid.from_ <= self.on <= p.valid.until)])

    @property
    def register(self) -> Register:
        """Who is where."""
        return self.books.register

    @cached_property
    def settlements(self) -> Settlements:
        """The state of every obligation on the day; settled once."""
        return settle(self.books, self.shapes, self.on)

    def answered_by(
        self, school: str | None, chosen: Choice = anything, states: Container[State] | None = None
    ) -> Iterator[Settlement]:
        """Yield the settlements of what a school answers for, or with None of all; in order."""
        if school is None:
            return self.settlements.among(chosen, states)
        found = self.settlements.among(chosen, states, of_school(self.register, school))
        return (item for item in found if item.obligation.school == school)

    def faults_of(self, rule: str) -> Iterator[Found]:
        """Yield the faults that reading the files met, of one rule."""
        return (Found(fault.place, fault.facts) for fault in self.faults if fault.rule == rule)

    def of_kind(self, kind: str) -> Iterator[Filed]:
        """Yield the records of a kind, in the order of their paths."""
        return (filed for filed in self.filed if filed.kind == kind)

    def calendars(self) -> Iterator[CalendarYear]:
        """Yield the years' calendars."""
        return (f.record for f in self.of_kind("calendar") if isinstance(f.record, CalendarYear))

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Yield each article with its school."""
        return ((f.record, f.path["school"]) for f in self.of_kind("article") if isinstance(f.record, Article))

    def place_of(self, kind: str, subject: str) -> Place:
        """Return where a subject stands: its record's id, or the township's settings."""
        record: Record | None = None
        if kind == "child":
            record = self.register.children.get(subject)
        elif kind == "school":
            record = self.register.schools.get(subject)
        elif kind == "class":
            record = self.register.schools.get(subject.partition("/")[0])
        elif kind == "family":
            record = self.register.guardians.get(subject)
        elif kind == "staff" and subject in self.register.staff:
            record = self.register.staff[subject].staff
        return record.place("id") if record else self.register.township.place("name")
