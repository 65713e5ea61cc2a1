"""Coverage: how much of a set the acts of an obligation reach, each member once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import ceil

from careplan.domain.act import Act
from careplan.domain.facts import STAFF_FACTS, hold
from careplan.domain.obligation import Obligation
from careplan.domain.register import Register
from careplan.domain.subjects import members
from careplan.records.plan import Duty


def to_cover(register: Register, duty: Duty, subject: str, day: date) -> frozenset[str]:
    """Return whom or what a duty must reach for a subject on a day: members of a set, or values of a column."""
    cover = duty.cover
    if cover is None:
        return frozenset()
    if cover.each is None:
        return frozenset(f"{column}={value}" for column, values in cover.values.items() for value in values)
    found = _set(register, duty.for_each, subject, cover.each, day)
    return frozenset(one for one in found if hold(register, duty.held_by, one, day, cover.where))


def need_of(register: Register, duty: Duty, subject: str, day: date, to_reach: frozenset[str]) -> int:
    """Return how much is owed: the count, so many for each child, or of whom it must reach, rounded up."""
    if duty.cover is not None:
        part = ceil(round(len(to_reach) * duty.cover.part, 6))
        return max(part, min(duty.cover.least or 0, len(to_reach)))
    heads = len(members(register, duty.for_each, subject, day)) if duty.per else 1
    return duty.count.least * heads


def reached(obligation: Obligation, act: Act, register: Register) -> frozenset[str]:
    """Return which members, or which values, one act reaches."""
    cover = obligation.duty.cover
    if cover is None:
        return frozenset()
    if cover.each is None:
        found = {f"{column}={one}" for column in cover.values for one in _values(act, column)}
    elif cover.each == "child":
        found = set(act.children)
    elif cover.each == "class":
        found = {act.class_ or ""}
    elif cover.each == "school":
        found = {act.school or ""}
    elif cover.each == "family":
        cares = (register.carer(child, act.day) for child in act.children if child in register.children)
        found = {*act.guardians, *(care.guardian for care in cares if care)}
    else:
        found = {act.by, *act.staff}
    return obligation.members & found


def unreached(obligation: Obligation, acts: Iterable[Act], register: Register) -> tuple[str, ...]:
    """Return which members, or which values, some acts have not reached as often as they must, in order."""
    cover = obligation.duty.cover
    if cover is None:
        return ()
    found = Counter(one for act in acts for one in reached(obligation, act, register))
    return tuple(sorted(one for one in obligation.members if found[one] < cover.times))


def _values(act: Act, column: str) -> list[str]:
    value = act.values.get(column)
    return [str(one) for one in value] if isinstance(value, tuple) else [str(value)]


def _set(register: Register, kind: str, subject: str, each: str, day: date) -> list[str]:
    if each == "school":
        return register.open_schools(day)
    children = members(register, kind, subject, day)
    if each == "child":
        return children
    if each == "class":
        return sorted({name for child in children if (name := register.class_of(child, day))})
    if each == "family":
        return sorted({care.guardian for child in children if (care := register.carer(child, day))})
    schools = [subject] if kind == "school" else register.open_schools(day)
    staff = [one for school in schools for one in register.staff_at(school, day)]
    return [one for one in staff if each == "staff" or STAFF_FACTS["proxy_parent"](register, one, day)]
