"""Which clauses of a plan's documents have duties, and which duties cite a clause that is not there."""

from dataclasses import dataclass
from typing import Final

from careplan.records.plan import Document, Duty, Plan

_NONE: Final = frozenset({"无", "none", "n/a"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document and the duties that put it into practice."""

    clause: str
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """A document: its clauses with their duties; `listed` says whether the plan lists the clauses at all."""

    document: str
    title: str
    listed: bool
    clauses: tuple[Clause, ...]

    @property
    def without_duty(self) -> tuple[str, ...]:
        """The listed clauses that no duty cites."""
        return tuple(clause.clause for clause in self.clauses if not clause.duties)


@dataclass(frozen=True, slots=True)
class Cited:
    """A duty and the clause that it cites."""

    duty: str
    document: str
    clause: str
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a plan makes of its documents."""

    plan: Plan
    file: str
    documents: tuple[Covered, ...]
    not_listed: tuple[Cited, ...]
    """Duties that cite a document or a clause which the plan does not list."""
    without_clause: tuple[Cited, ...]
    """Duties that cite no clause."""

    @property
    def is_whole(self) -> bool:
        """Whether every listed clause has a duty and every duty a listed clause."""
        return not (self.not_listed or self.without_clause or any(one.without_duty for one in self.documents))


def coverage(plan: Plan, file: str) -> Coverage:
    """Return which clauses of each document have duties, in the order of the plan, and which duties have no clause."""
    by_id = {document.id: document for document in plan.documents}
    not_listed, without = [], []
    for number, duty in enumerate(plan.duties):
        named = _document(plan, duty)
        cited = Cited(duty.id, named, duty.source.clause, plan.place("duties", number, "source", "clause").line)
        if _is_none(duty.source.clause):
            without.append(cited)
        elif named not in by_id or (by_id[named].clauses and duty.source.clause not in by_id[named].clauses):
            not_listed.append(cited)
    documents = tuple(_covered(plan, document) for document in plan.documents)
    return Coverage(plan, file, documents, tuple(not_listed), tuple(without))


def _covered(plan: Plan, document: Document) -> Covered:
    duties: dict[str, list[str]] = {clause: [] for clause in document.clauses}
    for duty in plan.duties:
        clause = duty.source.clause
        if _document(plan, duty) == document.id and (clause in duties or not document.clauses) and not _is_none(clause):
            duties.setdefault(clause, []).append(duty.id)
    clauses = tuple(Clause(clause, tuple(ids)) for clause, ids in duties.items())
    return Covered(document.id, document.title, bool(document.clauses), clauses)


def _document(plan: Plan, duty: Duty) -> str:
    return duty.source.document or plan.documents[0].id


def _is_none(clause: str) -> bool:
    """Return whether a clause is a mere dash, or says that there is none."""
    return clause.strip().lower() in _NONE or not any(sign.isalnum() for sign in clause)
