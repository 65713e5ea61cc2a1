"""On which days a fact of the register may change, so that nobody asks it day by day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

from careplan.domain.calendar import Span
from careplan.domain.calendar.months import add_months, add_years
from careplan.domain.eligibility import rule_in_use
from careplan.domain.register import Register
from careplan.domain.spells import Spell
from careplan.records.duty_parts import Subject
from careplan.records.expressions import Expected

Days: TypeAlias = Iterator[date]
DaysOf: TypeAlias = Callable[[Register, str, Span, Expected], Days]
"""From a register, a subject, the days that are looked at and what is expected of the fact to days of change."""
_DAY: Final = timedelta(days=1)
_DATED: Final = frozenset({"placements", "parents"})
"""Lists of a child's record in which each entry holds until the next one."""


def changes(
    register: Register, kind: Subject, subject: str, span: Span, *asked: Sequence[Mapping[str, Expected]]
) -> list[date]:
    """Return the days inside a span, sorted, on which the answer to some conditions about a subject may change."""
    found = {
        day
        for conditions in asked
        for one in conditions
        for name, expected in one.items()
        for day in _of(kind, name)(register, subject, span, expected)
    }
    return sorted(day for day in found if span.from_ < day <= span.until)


def edges(items: Iterable[Spell]) -> Days:
    """Yield the first day of each spell and the day after its last, where it has one."""
    for item in items:
        yield item.from_
        if item.until is not None and item.until < date.max:
            yield item.until + _DAY


def _of(kind: Subject, name: str) -> DaysOf:
    if name.startswith("paper."):
        return _PAPERS.get(kind, _never)
    if name.startswith("tag."):
        return _TAGS.get(kind, _never)
    if name.startswith("has."):
        return _child(name.removeprefix("has.").partition(".")[0])
    return CHANGES[kind].get(name, _never)


def _never(_register: Register, _subject: str, _span: Span, _expected: Expected) -> Days:
    yield from ()


def _child(*fields: str) -> DaysOf:
    """Return when a fact may change that hangs on dated lists of a child's record."""

    def days(register: Register, child: str, _span: Span, _expected: Expected) -> Days:
        yield from listed_days(register.children[child], fields)

    return days


def listed_days(record: object, fields: Iterable[str]) -> Days:
    """Yield the days on which the entries of dated lists of a record begin, or have ended."""
    for name in fields:
        value = getattr(record, name, None)
        items = [item for item in value if hasattr(item, "from_")] if isinstance(value, list) else []
        yield from (item.from_ for item in items) if name in _DATED else edges(items)


def _birthdays(born: date | None, span: Span) -> Days:
    if born is not None:
        yield from (add_years(born, year - born.year) for year in range(span.from_.year, span.until.year + 1))


def _age(register: Register, child: str, span: Span, _expected: Expected) -> Days:
    yield from _birthdays(register.children[child].birth_date, span)


def _left_behind(register: Register, child: str, span: Span, _expected: Expected) -> Days:
    record, rule = register.children[child], rule_in_use(register)
    yield from _birthdays(record.birth_date, span)
    for parent in record.parents:
        yield parent.from_
        if rule:
            yield add_months(parent.from_, rule.months)


def _assessed(register: Register, child: str, _span: Span, _expected: Expected) -> Days:
    record = register.children[child]
    yield from edges(record.guardians)
    for care in record.guardians:
        if care.assessed_on:
            yield care.assessed_on
            yield add_months(care.assessed_on, register.township.readings.assessment_months) + _DAY


def _carer_age(register: Register, child: str, span: Span, _expected: Expected) -> Days:
    for care in register.children[child].guardians:
        yield from edges([care])
        carer = register.guardians.get(care.guardian)
        yield from _birthdays(carer.born if carer else None, span)


def _of_children(kind: Subject, *fields: str) -> DaysOf:
    """Return when a count of a subject's children may change, by dated lists of their records."""

    def days(register: Register, subject: str, _span: Span, _expected: Expected) -> Days:
        for child in _ever(register, kind, subject):
            yield from listed_days(register.children[child], fields)

    return days


def _ever(register: Register, kind: Subject, subject: str) -> Iterable[str]:
    return register.children if kind == "township" else register.ever_of(kind, subject)


def _family_age(register: Register, family: str, span: Span, _expected: Expected) -> Days:
    carer = register.guardians.get(family)
    yield from _birthdays(carer.born if carer else None, span)


def _school(*fields: str) -> DaysOf:
    def days(register: Register, school: str, _span: Span, _expected: Expected) -> Days:
        yield from listed_days(register.schools[school], fields)

    return days


def _counsellor_trained(register: Register, school: str, _span: Span, _expected: Expected) -> Days:
    for engaged in register.schools[school].counsellors:
        yield from edges([engaged])
        member = register.staff.get(engaged.staff)
        yield from (q.on for q in (member.staff.qualifications if member else ()))


def _norms(register: Register, school: str, _span: Span, _expected: Expected) -> Days:
    yield from (norm.approved for norm in register.schools[school].norms)


def _norms_days(register: Register, school: str, _span: Span, expected: Expected) -> Days:
    """Yield the days of approval and review, and those on which so many have passed that the answer may turn."""
    turning = [n for n in (expected.least, expected.most) if n is not None]
    turning += [int(word) for word in expected.words if word.isdecimal()]
    for norm in register.schools[school].norms:
        for seen in (norm.approved, *norm.reviewed):
            yield seen
            yield from (seen + timedelta(days=n + more) for n in turning for more in (0, 1))


def _adults(*fields: str) -> DaysOf:
    def days(register: Register, school: str, _span: Span, _expected: Expected) -> Days:
        for member in register.staff.values():
            if member.school == school:
                yield from listed_days(member.staff, fields)

    return days


def _of_class(register: Register, class_: str, span: Span, expected: Expected) -> Days:
    yield from _adults("posts")(register, class_.partition("/")[0], span, expected)


def _staff(*fields: str) -> DaysOf:
    def days(register: Register, staff: str, _span: Span, _expected: Expected) -> Days:
        yield from listed_days(register.staff[staff].staff, fields)

    return days


def _queries(register: Register, staff: str, _span: Span, _expected: Expected) -> Days:
    for query in register.staff[staff].staff.record_queries:
        yield query.on
        yield query.on + timedelta(days=register.township.readings.record_query_days + 1)


def _trained(register: Register, staff: str, _span: Span, _expected: Expected) -> Days:
    yield from (q.on for q in register.staff[staff].staff.qualifications)


def _schools(register: Register, _township: str, _span: Span, _expected: Expected) -> Days:
    for school in register.schools.values():
        yield school.opened
        if school.closed is not None:
            yield school.closed + _DAY


_PAPERS: Final[Mapping[Subject, DaysOf]] = {
    "child": _child("papers"),
    "family": lambda r, s, _, __: listed_days(r.guardians.get(s), ("papers",)),
    "school": _school("papers"),
    "staff": _staff("papers"),
}
_TAGS: Final[Mapping[Subject, DaysOf]] = {
    "child": _child("tags"),
    "family": lambda r, s, _, __: listed_days(r.guardians.get(s), ("tags",)),
    "school": _school("tags"),
    "staff": _staff("tags"),
}
_PARENTS: Final = _child("parents")
_CARER: Final = _child("guardians")
_PLACED: Final = _child("placements")
CHANGES: Final[Mapping[Subject, Mapping[str, DaysOf]]] = {
    "child": {
        "registered": _child("enrolment"),
        "left_behind": _left_behind,
        "key": _child("key"),
        "proxy": _child("proxy"),
        "guardian": _CARER,
        "guardian_assessed": _assessed,
        "needs": _child("needs"),
        "address_known": _never,
        "contact": _child("guardians", "parents"),
        "boarder": _PLACED,
        "grade": _PLACED,
        "class": _PLACED,
        "sex": _never,
        "age": _age,
        "father": _PARENTS,
        "mother": _PARENTS,
        "parents_known": _PARENTS,
        "parents_home": _PARENTS,
        "parents_away": _PARENTS,
        "school": _child("enrolment"),
        "school_position": _child("enrolment"),
        "proxy_parent": _child("proxy"),
        "carer": _CARER,
        "carer_health": _CARER,
        "carer_far": _CARER,
        "carer_age": _carer_age,
    },
    "family": {
        "children": _of_children("family", "enrolment", "guardians"),
        "key_children": _of_children("family", "enrolment", "guardians", "key"),
        "carer_health": _never,
        "carer_schooling": _never,
        "carer_far": _never,
        "carer_age": _family_age,
    },
    "class": {
        "children": _of_children("class", "enrolment", "placements"),
        "key_children": _of_children("class", "enrolment", "placements", "key"),
        "boarders": _of_children("class", "enrolment", "placements"),
        "grade": _never,
        "teacher": _of_class,
    },
    "school": {
        "position": _never,
        "partner": _never,
        "phone": _school("phone"),
        "broadband": _school("broadband"),
        "mailbox": _school("mailbox"),
        "counselling_room": _school("counselling_room"),
        "counsellor": _school("counsellors"),
        "counsellor_trained": _counsellor_trained,
        "video_accounts": _school("video_accounts"),
        "norms": _norms,
        "norms_reviewed_days": _norms_days,
        "children": _of_children("school", "enrolment"),
        "key_children": _of_children("school", "enrolment", "key"),
        "boarders": _of_children("school", "enrolment", "placements"),
        "proxy_parents": _adults("posts", "proxy_parent"),
        "staff": _adults("posts"),
    },
    "staff": {
        "post": _staff("posts"),
        "proxy_parent": _staff("proxy_parent"),
        "children": _of_children("staff", "enrolment", "proxy"),
        "record_query": _queries,
        "trained_family_education": _trained,
        "trained_psychology": _trained,
        "trained_child_protection": _trained,
    },
    "township": {"children": _of_children("township", "enrolment"), "schools": _schools},
}
"""For every fact of `facts.FACTS`, the days on which it may change."""
