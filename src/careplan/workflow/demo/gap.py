"""What a planted gap is: what was left out, where, and exactly which findings follow."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from careplan.domain import spells
from careplan.records.base import bind
from careplan.records.plan import Plan
from careplan.store.reading.yaml_reader import read_yaml
from careplan.text import Text
from careplan.workflow.demo.town import Row, Town

Chapter: TypeAlias = Literal["register", "care", "contact", "hand-in", "census", "appraisal", "activity"]


class Follows(NamedTuple):
    """One finding that follows: its check, the file it is about, and facts that it must have."""

    slug: str
    file: str
    facts: Mapping[str, str]


class NobodyFitsError(LookupError):
    """A township too small for a gap: it is not planted."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of the table: its name, its chapter, what was left out in words, and how it is planted."""

    id: str
    chapter: Chapter
    title: Text
    plant: Callable[["Field"], Sequence[Follows]]


@dataclass
class Field:
    """The township in which gaps are planted, each in a child, a school or an adult of its own."""

    town: Town
    used: set[str] = field(default_factory=set)
    """Children who have a gap already; nobody has two."""
    _turn: int = 0

    def child(self, fits: Callable[[str], bool] = lambda _: True) -> str:
        """Return a child who was at one school with one proxy parent all year. Raises NobodyFitsError."""
        chance = self.town.chance.branch("gaps")
        children = sorted(self.town.children)
        chance.rng.shuffle(children)
        return self._first(child for child in children if self._steady(child) and fits(child))

    def mover(self) -> str:
        """Return a child who moved from one school to another. Raises NobodyFitsError."""
        town = self.town
        alone = {home.children[0] for home in town.households if len(home.children) == 1}
        return self._first(c for c in sorted(town.children) if len(town.children[c].enrolment) > 1 and c in alone)

    def school(self, fits: Callable[[str], bool] = lambda _: True) -> str:
        """Return a school, another one each time while there are several. Raises NobodyFitsError."""
        schools = sorted(self.town.schools)
        self._turn += 1
        turned = [*schools[self._turn % len(schools) :], *schools[: self._turn % len(schools)]]
        for school in turned:
            if fits(school):
                return school
        raise NobodyFitsError

    def _first(self, children: Iterator[str]) -> str:
        for child in children:
            if child not in self.used:
                self.used.add(child)
                return child
        raise NobodyFitsError

    def _steady(self, child: str) -> bool:
        record = self.town.children[child]
        spell, pairing = record.enrolment[0], record.proxy[0]
        return spell.until is None and pairing.until is None and spell.from_ < self.town.first

    def is_key(self, child: str) -> bool:
        """Return whether a child is a key child all year."""
        found = self.town.children[child].key
        return bool(found) and found[0].until is None and found[0].from_ < self.town.first

    def period(self, month: int) -> str:
        """Return the name of a month's period."""
        return f"{self.town.year}-{month:02}"

    def rows(self, kind: str, month: int | None = None, at: str | None = None, **wanted: str) -> list[Row]:
        """Return the acts of a kind, of one month and in one school's files if these are named, with some cells."""
        found = self.town.find(kind, at, wanted)
        return [row for row in found if month is None or row.day.month == month]

    def drop(self, rows: Sequence[Row]) -> None:
        """Take acts out of the township."""
        gone = {row.id for row in rows}
        self.town.rows[:] = [row for row in self.town.rows if row.id not in gone]

    def forget(self, child: str, kind: str, month: int, **wanted: str) -> None:
        """Take a child out of the acts of a kind in a month, and the acts with nobody left in them."""
        for row in self.rows(kind, month, **wanted):
            if child in row.children:
                row.children = tuple(other for other in row.children if other != child)
                if not row.children:
                    self.drop([row])

    def proxy(self, child: str) -> str:
        """Return a child's proxy parent on the last day of the year."""
        pairing = spells.on(self.town.children[child].proxy, self.town.last)
        if pairing is None:
            raise NobodyFitsError
        return pairing.staff

    def missed(self, duty: str, subject: str, period: str, state: str = "missed") -> Follows:
        """Return the finding that a duty towards a subject was missed (or is `overdue`) in a period."""
        chapter = self._chapters()[duty]
        slug = f"{state}-{chapter}"
        if chapter == "register":
            slug = "state-not-held" if state == "missed" else "state-not-held-now"
        facts = {"duty": duty, "period": period}
        if subject != "township":
            facts["subject"] = subject
        return Follows(slug, self.file(subject), facts)

    def file(self, subject: str) -> str:
        """Return the file of a child, a school, an adult or the township."""
        if subject == "township":
            return "careplan.yaml"
        if subject in self.town.schools:
            return f"schools/{subject}/school.yaml"
        if subject in self.town.staff:
            home = self.town.homes[subject]
            return f"schools/{home}/staff/{subject}.yaml" if home else f"township/staff/{subject}.yaml"
        return f"schools/{subject.partition('-')[0]}/children/{subject}.yaml"

    def _chapters(self) -> dict[str, str]:
        path = next(path for path in self.town.base if path.startswith("plan/"))
        tree, _ = read_yaml(path, self.town.base[path])
        plan, faults = bind(Plan, tree.value, tree, lambda _: False) if tree else (None, [])
        if plan is None:
            raise ValueError(faults)
        return {duty.id: duty.chapter for duty in plan.duties}


QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")
