"""Whether a child counts as left behind (留守儿童): never typed, always derived by a named rule."""

from datetime import date

from careplan.domain.calendar.months import add_months, add_years
from careplan.domain.register import Register
from careplan.records.child import Child, Parent
from careplan.records.rules import Eligibility

_CANNOT_GUARD = frozenset({"dead", "lost", "unable"})


def rule_in_use(register: Register) -> Eligibility | None:
    """Return the rule that the township's settings name, None if no such rule is recorded."""
    return register.rules.get(register.township.eligibility)


def is_left_behind(register: Register, child: str, day: date, rule: Eligibility) -> bool:
    """Return whether a child counts as left behind on a day by a rule.

    `both`: both parents away, or one away and the other unable to guard; `either`: one parent away is enough.
    A parent counts as away after `months` without a break, and only beyond the line that `across` names.
    """
    record = register.children[child]
    if not _of_age(record.birth_date, day, rule):
        return False
    states = [_state(register, record, who, day, rule) for who in ("father", "mother")]
    if rule.parents == "either":
        return "away" in states
    return "away" in states and all(state in _CANNOT_GUARD or state == "away" for state in states)


def _of_age(born: date | None, day: date, rule: Eligibility) -> bool:
    """Return whether somebody is of the rule's age; a birth date that cannot be read shuts nobody out."""
    return born is None or add_years(born, rule.from_age) <= day < add_years(born, rule.under_age)


def _state(register: Register, child: Child, who: str, day: date, rule: Eligibility) -> str:
    entry = register.parent(child.id, who, day)
    if entry is None:
        return "unknown"
    if entry.state != "away":
        return entry.state
    since = _away_since(child, entry)
    long_enough = add_months(since, rule.months) <= day
    return "away" if long_enough and _far_enough(register, entry, rule) else "near"


def _away_since(child: Child, entry: Parent) -> date:
    since = entry.from_
    earlier = sorted((p for p in child.parents if p.who == entry.who and p.from_ < since), key=lambda p: p.from_)
    for before in reversed(earlier):
        if before.state != "away":
            break
        since = before.from_
    return since


def _far_enough(register: Register, entry: Parent, rule: Eligibility) -> bool:
    if rule.across == "county":
        return entry.county is None or entry.county != register.township.county
    if rule.across == "township":
        return entry.county is None or entry.place is None or entry.county != register.township.area
    return True
