"""Gaps in the register and in pairing."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from careplan.records.child import Parent
from careplan.text import Text
from careplan.workflow.demo.chance import days_of
from careplan.workflow.demo.gap import QUARTERS, Field, Follows, Gap, NobodyFitsError

_DAY: Final = timedelta(days=1)


def _unpaired_key_child(field: Field) -> list[Follows]:
    """Leave a key child without a proxy parent around a month's end, while nobody did anything anyway."""
    for month in range(3, 12):
        end = date(field.town.year, month + 1, 1) - _DAY
        free = days_of(end - timedelta(days=2), end + timedelta(days=3))
        try:
            child = field.child(lambda one, free=free: field.is_key(one) and not _busy(field, one, free))  # type: ignore[misc]
        except NobodyFitsError:
            continue
        proxy = field.town.children[child].proxy
        proxy.append(proxy[0].model_copy(update={"from_": free[-1] + _DAY}))
        proxy[0] = proxy[0].model_copy(update={"until": free[0] - _DAY, "ended": "changed"})
        return [field.missed("key-child-paired", child, field.period(month))]
    raise NobodyFitsError


def _busy(field: Field, child: str, days: Sequence[date]) -> bool:
    return any(child in row.children and row.day in days for row in field.town.rows)


def _unpaired_child(field: Field) -> list[Follows]:
    """Leave a child without a proxy parent in the last days of the year."""
    last = field.town.last
    days = days_of(last - timedelta(days=2), last)
    child = field.child(lambda one: not field.town.children[one].key and not _busy(field, one, days))
    proxy = field.town.children[child].proxy
    proxy[0] = proxy[0].model_copy(update={"until": days[0] - _DAY, "ended": "changed"})
    return [Follows("child-without-proxy", field.file(child), {"child": child})]


def _no_needs(field: Field) -> list[Follows]:
    child = field.child(field.is_key)
    needs = field.town.children[child].needs
    needs[:] = [need.model_copy(update={"from_": date(field.town.year, 4, 10)}) for need in needs]
    return [field.missed("key-child-needs", child, f"{field.town.year}-Q1")]


def _no_address(field: Field) -> list[Follows]:
    child = field.child()
    town = field.town
    town.children[child] = town.children[child].model_copy(update={"address": None})
    *before, now = (f"{town.year}-{quarter}" for quarter in QUARTERS)
    late = [field.missed("ledger-complete", child, period) for period in before]
    return [*late, field.missed("ledger-complete", child, now, "overdue")]


def _vanished(field: Field) -> list[Follows]:
    """Let a child move out of one school and arrive nowhere."""
    town = field.town
    child = field.mover()
    record = town.children[child]
    left = record.enrolment[0].until or town.last
    del record.enrolment[1:]
    record.proxy[:] = [pairing for pairing in record.proxy if pairing.from_ <= left]
    record.placements[:] = [placement for placement in record.placements if placement.from_ <= left]
    spells: tuple[list[Any], ...] = (record.key, record.needs, record.guardians)
    for each in spells:
        each[:] = [spell.model_copy(update={"until": left}) for spell in each]
    for row in [row for row in town.rows if child in row.children and row.day > left]:
        row.children = tuple(other for other in row.children if other != child)
        if not row.children:
            field.drop([row])
    for lines in town.census.values():
        lines[:] = [line for line in lines if line.child != child or (line.date or left) <= left]
    return [Follows("moved-out-without-arrival", field.file(child), {"child": child})]


def _wrong_sign(field: Field) -> list[Follows]:
    town = field.town
    child = field.child()
    number = town.children[child].id_number or ""
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    town.children[child] = town.children[child].model_copy(update={"id_number": wrong, "student_number": f"G{wrong}"})
    return [Follows("id-number-checksum-wrong", field.file(child), {"person": child})]


def _no_query(field: Field) -> list[Follows]:
    """Let the teacher who came in July begin without a record query."""
    town = field.town
    for id_, adult in town.staff.items():
        if adult.proxy_parent and adult.proxy_parent[0].from_ > town.first:
            adult.record_queries.clear()
            paired = [
                c for c in sorted(town.children) if any(p.staff == id_ and not p.until for p in town.children[c].proxy)
            ]
            return [Follows("proxy-without-record-query", field.file(c), {"child": c, "staff": id_}) for c in paired]
    raise NobodyFitsError


def _no_basis(field: Field) -> list[Follows]:
    child = field.child()
    consent = field.town.children[child].consent
    consent[:] = [item for item in consent if item.purpose != "register"]
    return [Follows("consent-missing", field.file(child), {"child": child})]


def _parents_home(field: Field) -> list[Follows]:
    """Let both parents be at home since December and the child still on the register."""
    child = field.child()
    parents = field.town.children[child].parents
    since = date(field.town.year, 12, 25)
    away = [entry for entry in parents if entry.state == "away"]
    parents.extend(Parent(who=entry.who, from_=since, state="home", phone=entry.phone) for entry in away)
    return [Follows("parents-home-but-on-register", field.file(child), {"child": child})]


def _nobody_assessed(field: Field) -> list[Follows]:
    child = field.child(lambda one: field.town.children[one].guardians[0].assessed_by is not None)
    care = field.town.children[child].guardians
    care[0] = care[0].model_copy(update={"assessed_by": None})
    return [Follows("assessment-incomplete", field.file(child), {"child": child})]


def _gap(name: str, plant: Callable[[Field], Sequence[Follows]], zh: str, en: str) -> Gap:
    return Gap(name, "register", Text(zh, en), plant)


GAPS: Final = (
    _gap("vanished", _vanished, "一名儿童转出后没有转入", "A child moved out and arrived nowhere"),
    _gap(
        "unpaired-key",
        _unpaired_key_child,
        "重点儿童月底几天没有代理家长",
        "A key child had nobody around a month's end",
    ),
    _gap("unpaired", _unpaired_child, "一名儿童年底没有代理家长", "A child has nobody at the end of the year"),
    _gap(
        "no-needs",
        _no_needs,
        "重点儿童第一季度没有针对措施",
        "Nothing was done differently for a key child until April",
    ),
    _gap("no-address", _no_address, "一名儿童没有住址", "A child's address is not on record"),
    _gap("wrong-sign", _wrong_sign, "一个身份证号校验位不对", "An ID number fails its checksum"),
    _gap("no-query", _no_query, "新教师没有从业查询就结对", "A new teacher was paired without a record query"),
    _gap("no-basis", _no_basis, "一名儿童没有登记的依据", "There is no legal basis for a child's record"),
    _gap(
        "parents-home",
        _parents_home,
        "父母已回家，儿童还在册",
        "The parents are home and the child still on the register",
    ),
    _gap("nobody-assessed", _nobody_assessed, "评估没有写是谁评的", "An assessment does not say by whom"),
)
