"""The register (台帐): who is where, since when, and who looks after whom, on any day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from careplan.domain import spells
from careplan.domain.calendar import Span
from careplan.records.child import Care, Child, Enrolment, Parent, Placement, Proxy
from careplan.records.guardian import Guardian
from careplan.records.rules import Eligibility, Reasons, Rubric
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township


@dataclass(frozen=True, slots=True)
class Member:
    """A staff record and where it stands: a school's id, or None at the central office."""

    staff: Staff
    school: str | None

    def serves(self, day: date) -> bool:
        """Return whether the adult holds a post on a day."""
        return spells.on(self.staff.posts, day) is not None


@dataclass(frozen=True)
class Register:
    """The township with its schools, children, guardians and staff, by id."""

    township: Township
    schools: Mapping[str, School] = field(default_factory=dict)
    children: Mapping[str, Child] = field(default_factory=dict)
    guardians: Mapping[str, Guardian] = field(default_factory=dict)
    staff: Mapping[str, Member] = field(default_factory=dict)
    rules: Mapping[str, Eligibility] = field(default_factory=dict)
    rubric: Rubric | None = None
    reasons: Reasons | None = None

    def enrolment(self, child: str, day: date) -> Enrolment | None:
        """Return the child's spell on a school's register on a day."""
        return spells.on(self.children[child].enrolment, day)

    def school_of(self, child: str, day: date) -> str | None:
        """Return the school on whose register the child is on a day."""
        spell = self.enrolment(child, day)
        return spell.school if spell else None

    def proxy(self, child: str, day: date) -> Proxy | None:
        """Return the child's pairing with a proxy parent on a day."""
        return spells.on(self.children[child].proxy, day)

    def placement(self, child: str, day: date) -> Placement | None:
        """Return the child's grade and class on a day."""
        return spells.latest(self.children[child].placements, day)

    def carer(self, child: str, day: date) -> Care | None:
        """Return who has the child in care at home on a day."""
        return spells.on(self.children[child].guardians, day)

    def parent(self, child: str, who: str, day: date) -> Parent | None:
        """Return where the father or the mother is on a day, None if nobody wrote it down."""
        return spells.latest((p for p in self.children[child].parents if p.who == who), day)

    def is_key(self, child: str, day: date) -> bool:
        """Return whether the child is a key child (重点对象) on a day."""
        return spells.on(self.children[child].key, day) is not None

    def on_register(self, day: date, school: str | None = None) -> list[str]:
        """Return the ids of the children on the register on a day, of one school or of the township."""
        ever = self.children if school is None else self._ever_enrolled.get(school, ())
        found = ((child, self.school_of(child, day)) for child in ever)
        return sorted(child for child, at in found if at and (school is None or at == school))

    def family(self, guardian: str, day: date) -> list[str]:
        """Return the ids of the children on the register whose carer an adult is on a day."""
        cared = (child for child in self._ever_cared.get(guardian, ()) if self.enrolment(child, day))
        return sorted(c for c in cared if (care := self.carer(c, day)) and care.guardian == guardian)

    def class_(self, name: str, day: date) -> list[str]:
        """Return the ids of the children on the register in a class such as `S01/4-1` on a day."""
        return sorted(child for child in self._ever_in.get(name, ()) if self.class_of(child, day) == name)

    def class_of(self, child: str, day: date) -> str | None:
        """Return the class of a child on a day, such as `S01/4-1`."""
        school, placed = self.school_of(child, day), self.placement(child, day)
        return f"{school}/{placed.grade}-{placed.class_}" if school and placed else None

    def class_teacher(self, name: str | None, day: date) -> str | None:
        """Return the teacher whose post names a class such as `S01/4-1` on a day, None if no post does."""
        school, _, class_ = (name or "").partition("/")
        for staff in self.staff_at(school, day) if class_ else ():
            post = spells.on(self.staff[staff].staff.posts, day)
            if post is not None and post.post == "class_teacher" and post.class_ == class_:
                return staff
        return None

    @cached_property
    def families(self) -> list[str]:
        """The ids of the guardians who ever had a child in care."""
        return sorted(self._ever_cared)

    @cached_property
    def classes(self) -> list[str]:
        """The classes that ever had a child of the register."""
        return sorted(self._ever_in)

    def ever_of(self, kind: str, subject: str) -> frozenset[str]:
        """Return the ids of the children who were ever of a family, of a class, at a school or paired with an adult."""
        if kind == "family":
            return self._ever_cared.get(subject, frozenset())
        if kind == "class":
            return self._ever_in.get(subject, frozenset())
        return (self._ever_enrolled if kind == "school" else self._ever_paired).get(subject, frozenset())

    @cached_property
    def _ever_cared(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for id_, child in self.children.items():
            for care in child.guardians:
                index.setdefault(care.guardian, set()).add(id_)
        return {guardian: frozenset(children) for guardian, children in index.items()}

    @cached_property
    def _ever_in(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for id_, child in self.children.items():
            days = {*(spell.from_ for spell in child.enrolment), *(placed.from_ for placed in child.placements)}
            for name in filter(None, (self.class_of(id_, day) for day in days)):
                index.setdefault(name, set()).add(id_)
        return {name: frozenset(children) for name, children in index.items()}

    def paired_with(self, staff: str, day: date) -> list[str]:
        """Return the ids of the children whose proxy parent an adult is on a day, those on the register only."""
        return sorted(child for child in self._ever_paired.get(staff, ()) if self._is_paired(child, staff, day))

    def staff_at(self, school: str | None, day: date) -> list[str]:
        """Return the ids of the adults who hold a post at a school (None: the central office) on a day."""
        return sorted(id_ for id_ in self._employed.get(school, ()) if self.staff[id_].serves(day))

    def open_schools(self, day: date) -> list[str]:
        """Return the ids of the schools open on a day."""
        return sorted(
            id_ for id_, s in self.schools.items() if s.opened <= day and (s.closed is None or day <= s.closed)
        )

    def _is_paired(self, child: str, staff: str, day: date) -> bool:
        proxy = self.proxy(child, day)
        return proxy is not None and proxy.staff == staff and self.enrolment(child, day) is not None

    @cached_property
    def stays(self) -> Mapping[str, Span]:
        """The first and last day of every child at a school and adult at a post who was there in one spell only."""
        children = ((id_, child.enrolment) for id_, child in self.children.items())
        staff = ((id_, member.staff.posts) for id_, member in self.staff.items())
        return {
            id_: Span(lives[0].from_, lives[0].until or spells.FOREVER)
            for id_, lives in chain[tuple[str, Sequence[spells.Spell]]](children, staff)
            if len(lives) == 1
        }

    @cached_property
    def _ever_enrolled(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for id_, child in self.children.items():
            for spell in child.enrolment:
                index.setdefault(spell.school, set()).add(id_)
        return {school: frozenset(children) for school, children in index.items()}

    @cached_property
    def _employed(self) -> Mapping[str | None, list[str]]:
        index: dict[str | None, list[str]] = {}
        for id_, member in self.staff.items():
            index.setdefault(member.school, []).append(id_)
        return index

    @cached_property
    def _ever_paired(self) -> Mapping[str, frozenset[str]]:
        index: dict[str, set[str]] = {}
        for id_, child in self.children.items():
            for proxy in child.proxy:
                index.setdefault(proxy.staff, set()).add(id_)
        return {staff: frozenset(children) for staff, children in index.items()}
