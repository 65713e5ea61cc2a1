"""Every day that a record names, with the path to where it stands in the record's file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias, cast

from careplan.domain.register import Register
from careplan.domain.spells import Spell
from careplan.records.child import Child
from careplan.records.school import School
from careplan.records.staff import Staff

Path: TypeAlias = tuple[str | int, ...]
Dated: TypeAlias = Child | School | Staff

_SPELLS: Final[Mapping[type, tuple[str, ...]]] = {
    Child: ("enrolment", "guardians", "key", "proxy", "needs"),
    School: ("phone", "broadband", "mailbox", "counselling_room", "video_accounts", "counsellors"),
    Staff: ("posts", "proxy_parent"),
}


def dated_records(register: Register) -> Iterator[Dated]:
    """Yield every record of the register that has facts with days: children, schools, adults."""
    yield from register.children.values()
    yield from register.schools.values()
    yield from (member.staff for member in register.staff.values())


def spells_in(record: Dated) -> Iterator[tuple[Path, Spell]]:
    """Yield everything in a record that has a from and an until."""
    for name in _SPELLS[type(record)]:
        for at, spell in enumerate(cast("Sequence[Spell]", getattr(record, name))):
            yield (name, at), spell


def starts_in(record: Dated) -> Iterator[tuple[Path, date]]:
    """Yield every day from which something holds."""
    for path, spell in spells_in(record):
        yield (*path, "from"), spell.from_
    if isinstance(record, Child):
        yield from ((("placements", at, "from"), entry.from_) for at, entry in enumerate(record.placements))
        yield from ((("parents", at, "from"), entry.from_) for at, entry in enumerate(record.parents))


def events_in(record: Dated) -> Iterator[tuple[Path, date]]:
    """Yield every day on which, so the record says, something has been done."""
    if isinstance(record, Child):
        yield from _child_events(record)
    elif isinstance(record, School):
        for at, norm in enumerate(record.norms):
            yield ("norms", at, "approved"), norm.approved
            yield from ((("norms", at, "reviewed", n), day) for n, day in enumerate(norm.reviewed))
    else:
        yield from ((("record_queries", at, "date"), query.on) for at, query in enumerate(record.record_queries))
        yield from ((("qualifications", at, "date"), one.on) for at, one in enumerate(record.qualifications))


def _child_events(child: Child) -> Iterator[tuple[Path, date]]:
    for at, care in enumerate(child.guardians):
        if care.agreement:
            yield ("guardians", at, "agreement"), care.agreement
        if care.assessed_on:
            yield ("guardians", at, "assessed_on"), care.assessed_on
    for at, consent in enumerate(child.consent):
        yield ("consent", at, "date"), consent.on
        if consent.withdrawn:
            yield ("consent", at, "withdrawn"), consent.withdrawn
