"""Every child accounted for: verified, gone, excused or not yet verified, each exactly once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from careplan.domain import spells
from careplan.domain.books import Books
from careplan.domain.calendar import Span
from careplan.domain.census import CensusEntry, half_year_named
from careplan.domain.obligation import State
from careplan.domain.register import Register
from careplan.domain.settlements import Settlements
from careplan.records.acts import CENSUS_VISIT


class Standing(StrEnum):
    """Where a child stands in a half year's census, what is still to do first."""

    NOT_VERIFIED = "not_verified"
    VERIFIED = "verified"
    WAIVED = "waived"
    LEFT = "left"


ON_REGISTER: Final = (Standing.VERIFIED, Standing.WAIVED, Standing.NOT_VERIFIED)
"""The standings of a child who is on the register at the end."""


@dataclass(frozen=True, slots=True)
class Account:
    """One child of a half year: at the end, or at last, on the register of `school`."""

    child: str
    school: str
    standing: Standing
    entry: CensusEntry | None
    """The latest line that records a visit, whatever was found."""


def duties_of(books: Books) -> frozenset[str]:
    """Return the ids of the plan's duties that a line of a census sheet pays."""
    return frozenset(
        duty.id
        for plan in books.plans
        for duty in plan.duties
        if any(proof.kind == CENSUS_VISIT for proof in duty.proof or ())
    )


def closing_days(books: Books, settlements: Settlements) -> Mapping[str, date]:
    """Return for each half year the last day on which a child may still be verified for it, by the plan in force."""
    duties = duties_of(books)
    found: dict[str, date] = {}
    for duty, period, closes in settlements.windows() if duties else ():
        if duty.id in duties and half_year_named(period.label):
            found[period.label] = max(found.get(period.label, closes), closes)
    return found


def last_day(label: str, span: Span, closing: Mapping[str, date]) -> date:
    """Return the last day on which a visit counts for a half year: its end, or later where the plan says so."""
    return max(span.until, closing.get(label, span.until))


def excused(books: Books, settlements: Settlements, label: str) -> frozenset[str]:
    """Return the children whose census was waived for a half year."""
    duties = duties_of(books)
    return frozenset(
        s.obligation.subject
        for s in settlements.among(lambda o: o.duty.id in duties and o.period.label == label, {State.WAIVED})
    )


def ever(register: Register, first: date, last: date) -> list[str]:
    """Return everyone on the register on a day of a half year or the day before it: the opening stock and all since."""
    before = first - timedelta(days=1)
    return sorted(
        child for child, record in register.children.items() if spells.days_within(record.enrolment, before, last)
    )


def accounts(register: Register, span: Span, visits: Iterable[CensusEntry], waived: Collection[str]) -> list[Account]:
    """Return the standing of every child of a half year, by school and child.

    `span` ends on the day up to which one looks; `visits` are the lines that count. A child who was looked for and
    not found is not verified.
    """
    latest: dict[str, CensusEntry] = {}
    good: dict[str, CensusEntry] = {}
    for entry in sorted(visits, key=lambda e: (e.line.date or date.min, e.place)):
        latest[entry.line.child] = entry
        if entry.visit and entry.visit.result != "not_found":
            good[entry.line.child] = entry
    found = []
    for child in ever(register, span.from_, span.until):
        school = register.school_of(child, span.until)
        standing = Standing.LEFT
        if school:
            standing = Standing.VERIFIED if child in good else Standing.NOT_VERIFIED
            if standing is Standing.NOT_VERIFIED and child in waived:
                standing = Standing.WAIVED
        where = school or _last_school(register, child, span)
        found.append(Account(child, where, standing, good.get(child) or latest.get(child)))
    return sorted(found, key=lambda account: (account.school, account.child))


def _last_school(register: Register, child: str, span: Span) -> str:
    spell = spells.last_within(register.children[child].enrolment, span.from_ - timedelta(days=1), span.until)
    return spell.school if spell else ""
