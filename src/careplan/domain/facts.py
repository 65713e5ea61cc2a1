"""What the plan may ask of the register: named facts about a child, an adult, a school or the township on a day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final, TypeAlias, get_args

from careplan.domain import spells
from careplan.domain.calendar.months import add_months
from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.group_facts import CLASS_FACTS, FAMILY_FACTS, FactOf, Value, age, boarding, of_carer
from careplan.domain.register import Register
from careplan.domain.spells import Spell
from careplan.records.base import Part
from careplan.records.child import Child, Parent
from careplan.records.expressions import Expected
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Staff


def _left_behind(register: Register, child: str, day: date) -> Value:
    rule = rule_in_use(register)
    return is_left_behind(register, child, day, rule) if rule else None


def _parent(who: str) -> FactOf:
    def state(register: Register, child: str, day: date) -> Value:
        entry = register.parent(child, who, day)
        return entry.state if entry else None

    return state


def _placed(name: str) -> FactOf:
    def value(register: Register, child: str, day: date) -> Value:
        placement = register.placement(child, day)
        found: Value = getattr(placement, name) if placement else None
        return found

    return value


def _school_position(register: Register, child: str, day: date) -> Value:
    school = register.schools.get(register.school_of(child, day) or "")
    return school.position if school else None


def _assessed(register: Register, child: str, day: date) -> Value:
    care = register.carer(child, day)
    if care is None or care.assessed_on is None or care.assessment is None:
        return False
    return care.assessed_on <= day <= add_months(care.assessed_on, register.township.readings.assessment_months)


def _contact(register: Register, child: str, day: date) -> Value:
    """Return whether a telephone number of a parent or of the carer is on record."""
    care = register.carer(child, day)
    carer = register.guardians.get(care.guardian) if care else None
    entries = (register.parent(child, who, day) for who in ("father", "mother"))
    return (carer is not None and carer.phone is not None) or any(
        e is not None and e.phone is not None for e in entries
    )


def _proxy_of(register: Register, child: str, day: date) -> Value:
    proxy = register.proxy(child, day)
    return proxy.staff if proxy else None


def _carer_of(register: Register, child: str, day: date) -> Value:
    care = register.carer(child, day)
    return care.guardian if care else None


CHILD_FACTS: Final[Mapping[str, FactOf]] = {
    "registered": lambda r, c, d: r.enrolment(c, d) is not None,
    "left_behind": _left_behind,
    "key": lambda r, c, d: r.is_key(c, d),
    "proxy": lambda r, c, d: r.proxy(c, d) is not None,
    "guardian": lambda r, c, d: r.carer(c, d) is not None,
    "guardian_assessed": _assessed,
    "needs": lambda r, c, d: spells.on(r.children[c].needs, d) is not None,
    "address_known": lambda r, c, _: r.children[c].address is not None,
    "contact": _contact,
    "boarder": _placed("boarder"),
    "grade": _placed("grade"),
    "class": _placed("class_"),
    "sex": lambda r, c, _: r.children[c].sex,
    "age": lambda r, c, d: age(born, d) if (born := r.children[c].birth_date) else None,
    "father": _parent("father"),
    "mother": _parent("mother"),
    "parents_known": lambda r, c, d: sum(r.parent(c, who, d) is not None for who in ("father", "mother")),
    "parents_home": lambda r, c, d: sum(_parent(who)(r, c, d) == "home" for who in ("father", "mother")),
    "parents_away": lambda r, c, d: sum(_parent(who)(r, c, d) == "away" for who in ("father", "mother")),
    "school": lambda r, c, d: r.school_of(c, d),
    "school_position": _school_position,
    "proxy_parent": _proxy_of,
    "carer": _carer_of,
    "carer_health": of_carer("health"),
    "carer_far": of_carer("far"),
    "carer_age": of_carer("age"),
}


def _has(name: str) -> FactOf:
    return lambda r, s, d: spells.on(getattr(r.schools[s], name), d) is not None


def _trained(register: Register, staff: str, topic: str, day: date) -> bool:
    member = register.staff.get(staff)
    return member is not None and any(q.topic == topic and q.on <= day for q in member.staff.qualifications)


def _counsellor_trained(register: Register, school: str, day: date) -> Value:
    engaged = spells.on(register.schools[school].counsellors, day)
    return engaged is not None and _trained(register, engaged.staff, "psychology", day)


def _norms_days(register: Register, school: str, day: date) -> Value:
    ages = []
    for norm in register.schools[school].norms:
        past = [seen for seen in (norm.approved, *norm.reviewed) if seen <= day]
        if past:
            ages.append((day - max(past)).days)
    return max(ages) if ages else None


def _count_on(items: Sequence[Spell], day: date) -> int:
    return sum(item.from_ <= day and (item.until is None or day <= item.until) for item in items)


SCHOOL_FACTS: Final[Mapping[str, FactOf]] = {
    "position": lambda r, s, _: r.schools[s].position,
    "partner": lambda r, s, _: r.schools[s].partner is not None,
    "phone": _has("phone"),
    "broadband": _has("broadband"),
    "mailbox": _has("mailbox"),
    "counselling_room": _has("counselling_room"),
    "counsellor": _has("counsellors"),
    "counsellor_trained": _counsellor_trained,
    "video_accounts": lambda r, s, d: _count_on(r.schools[s].video_accounts, d),
    "norms": lambda r, s, d: sum(norm.approved <= d for norm in r.schools[s].norms),
    "norms_reviewed_days": _norms_days,
    "children": lambda r, s, d: len(r.on_register(d, s)),
    "key_children": lambda r, s, d: sum(r.is_key(c, d) for c in r.on_register(d, s)),
    "boarders": lambda r, s, d: boarding(r, r.on_register(d, s), d),
    "proxy_parents": lambda r, s, d: sum(_proxy_parent(r, t, d) for t in r.staff_at(s, d)),
    "staff": lambda r, s, d: len(r.staff_at(s, d)),
}


def _proxy_parent(register: Register, staff: str, day: date) -> bool:
    return spells.on(register.staff[staff].staff.proxy_parent, day) is not None


def _post(register: Register, staff: str, day: date) -> Value:
    post = spells.on(register.staff[staff].staff.posts, day)
    return post.post if post else None


def _query(register: Register, staff: str, day: date) -> Value:
    limit = timedelta(days=register.township.readings.record_query_days)
    queries = register.staff[staff].staff.record_queries
    return any(q.result == "clear" and q.on <= day <= q.on + limit for q in queries)


STAFF_FACTS: Final[Mapping[str, FactOf]] = {
    "post": _post,
    "proxy_parent": _proxy_parent,
    "children": lambda r, t, d: len(r.paired_with(t, d)),
    "record_query": _query,
    "trained_family_education": lambda r, t, d: _trained(r, t, "family-education", d),
    "trained_psychology": lambda r, t, d: _trained(r, t, "psychology", d),
    "trained_child_protection": lambda r, t, d: _trained(r, t, "child-protection", d),
}


TOWNSHIP_FACTS: Final[Mapping[str, FactOf]] = {
    "children": lambda r, _, d: len(r.on_register(d)),
    "schools": lambda r, _, d: len(r.open_schools(d)),
}
FACTS: Final[Mapping[str, Mapping[str, FactOf]]] = {
    "child": CHILD_FACTS,
    "family": FAMILY_FACTS,
    "class": CLASS_FACTS,
    "school": SCHOOL_FACTS,
    "staff": STAFF_FACTS,
    "township": TOWNSHIP_FACTS,
}
"""The facts that a plan may name in `where` and `holds`, by the kind of subject."""
_IN_A_LIST: Final = 2
"""How many steps lead to a field of a list's entries."""


@cache
def fact(kind: str, name: str) -> FactOf | None:
    """Return a fact by its name, None if there is no such fact.

    `paper.KIND` is a paper on file on the day, `tag.NAME` a tag that holds; of a child, `has.FIELD` is a field of the
    record that is filled, and `has.LIST.FIELD` one that is filled in each entry of the day.
    """
    sort, _, rest = name.partition(".")
    if sort in _NAMED and kind in _HOLDERS and rest:
        return lambda r, s, d: (who := _HOLDERS[kind](r, s)) is not None and _NAMED[sort](who, rest, d)
    if name.startswith("has.") and kind == "child":
        path = name.removeprefix("has.").split(".")
        return _filled(path)
    return FACTS[kind].get(name)


_Holder: TypeAlias = Child | Guardian | School | Staff
_HOLDERS: Final[Mapping[str, Callable[[Register, str], _Holder | None]]] = {
    "child": lambda r, s: r.children[s],
    "family": lambda r, s: r.guardians.get(s),
    "school": lambda r, s: r.schools[s],
    "staff": lambda r, s: r.staff[s].staff,
}


_NAMED: Final[Mapping[str, Callable[[_Holder, str, date], bool]]] = {
    "paper": lambda who, kind, day: spells.on([one for one in who.papers if one.kind == kind], day) is not None,
    "tag": lambda who, tag, day: spells.on([one for one in who.tags if one.tag == tag], day) is not None,
}
"""What of somebody's a plan may ask for by a name of its own."""


def _filled(path: list[str]) -> FactOf | None:
    """Return whether a field of a child's record is filled, None where a child's record has no such field."""
    if path[0] not in Child.model_fields:
        return None
    entry = _entry_of(path[0])
    if entry is not None and len(path) > 1:
        names = {field.alias or name: name for name, field in entry.model_fields.items()}
        return _filled_in_each(path[0], names[path[1]]) if len(path) == _IN_A_LIST and path[1] in names else None

    def filled(register: Register, child: str, day: date) -> Value:
        value = getattr(register.children[child], path[0])
        if len(path) > 1:
            return isinstance(value, dict) and bool(value.get(path[1]))
        if isinstance(value, list):
            return any(item.from_ <= day for item in value if hasattr(item, "from_")) or (
                bool(value) and not hasattr(value[0], "from_")
            )
        return value is not None and value != {}

    return filled


def _entry_of(name: str) -> type[Part] | None:
    """Return the model of the entries of a field of a child's record, None where it is no list."""
    args = get_args(Child.model_fields[name].annotation)
    return args[0] if len(args) == 1 and isinstance(args[0], type) and issubclass(args[0], Part) else None


def _filled_in_each(name: str, field: str) -> FactOf:
    """Return whether each entry of a list that holds on a day has a field; of parents, those who are away."""

    def filled(register: Register, child: str, day: date) -> Value:
        entries = _entries_on(register, child, name, day)
        return bool(entries) and all(getattr(entry, field) is not None for entry in entries if _must_have(entry))

    return filled


def _must_have(entry: object) -> bool:
    return not isinstance(entry, Parent) or entry.state == "away"


def _entries_on(register: Register, child: str, name: str, day: date) -> list[object]:
    """Return the entries that hold on a day: spells with an end, the last placement, the last entry of each parent."""
    if name == "parents":
        return [entry for who in ("father", "mother") if (entry := register.parent(child, who, day))]
    if name == "placements":
        placement = register.placement(child, day)
        return [placement] if placement else []
    items = getattr(register.children[child], name)
    return [one for one in items if not hasattr(one, "from_") or spells.on([one], day)]


def hold(register: Register, kind: str, subject: str, day: date, conditions: Sequence[Mapping[str, Expected]]) -> bool:
    """Return whether any one set of conditions holds whole on a day; no conditions at all always hold.

    A fact that is not known holds nowhere; a check names it.
    """
    if not conditions:
        return True
    return any(
        all(
            (found := fact(kind, name)) and expected.holds(found(register, subject, day))
            for name, expected in one.items()
        )
        for one in conditions
    )
