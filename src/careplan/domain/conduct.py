"""How acts were written down: in which file, by whom, about whom, and whether anything came of them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from careplan.domain.evidence import named_by, objection
from careplan.domain.roll import lasts
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.act import Act
    from careplan.domain.obligation import Obligation
    from careplan.domain.sheets import Sheet
    from careplan.domain.spells import Spell
    from careplan.domain.world import World

_MONTH_FILE: Final = re.compile(r"(?:schools/[^/]+|township)/months/(\d{4}-\d\d)(?:/([^/]+))?\.csv")
_AFTERWARDS: Final = frozenset({"waiver", "amendment", "flag_resolved", "letter", "award"})
"""Kinds that may still come about a child who has left."""


def sheets(world: "World") -> "Sequence[Sheet]":
    """Return each month's file."""
    return world.books.evidence.months


def having(world: "World", column: str) -> "Iterator[Act]":
    """Yield the rows with a value in a column, file by file in the order of their lines."""
    return (act for sheet in sheets(world) if sheet.has(column) for act in sheet.having(column))


def of_kinds(world: "World", *kinds: str) -> "Iterator[Act]":
    """Yield the rows of some kinds, file by file in the order of their lines."""
    return (act for sheet in sheets(world) for act in sheet.of_kinds(kinds))


def month_of(file: str) -> str | None:
    """Return the month that a file of acts is for, such as 2026-05, None of another file."""
    match = _MONTH_FILE.fullmatch(file)
    return match[1] if match else None


@cache
def writer_of(file: str) -> str | None:
    """Return the adult whose own file of acts it is, None of a school's or the office's."""
    match = _MONTH_FILE.fullmatch(file)
    return match[2] if match and match[2] and match[2] != "school" else None


def not_paired(world: "World", act: "Act", kinds: Collection[str]) -> list[str]:
    """Return the children of an act in a proxy parent's own file who had another proxy parent on that day.

    Only acts of the given kinds are asked about; one that names whom it stands in for is a deputy's.
    """
    register = world.register
    deputies = register.township.readings.deputies
    if act.kind not in kinds or deputies == "any" or writer_of(act.file) != act.by:
        return []
    if act.deputy_for is not None and deputies == "named":
        return []
    pairings = ((child, register.proxy(child, act.day)) for child in act.children if child in register.children)
    return [child for child, proxy in pairings if proxy is not None and proxy.staff != act.by]


def proxy_kinds(world: "World") -> frozenset[str]:
    """Return the kinds of act by which proxy parents pay their duties towards children."""
    return frozenset(
        proof.kind
        for plan in world.books.plans
        for duty in plan.duties
        if "proxy_parent" in duty.owner and duty.for_each == "child"
        for proof in duty.proof or ()
    )


def absences(world: "World") -> "Iterator[tuple[Act, str, date, bool]]":
    """Yield each act with each child and adult who was not there: the id, the nearest day, whether it is past."""
    stays = world.register.stays
    for sheet in sheets(world):
        first, last = sheet.first, sheet.last
        found = ((id_, stays.get(id_)) for id_ in sheet.children | sheet.adults)
        unsure = (id_ for id_, stay in found if stay is None or stay.from_ > first or stay.until < last)
        away = {id_ for id_ in unsure if not _there(world, id_, sheet)}
        for act in sheet.naming(away):
            yield from ((act, *one) for one in _absent(world, act))


def _there(world: "World", id_: str, sheet: "Sheet") -> bool:
    """Return whether somebody was there on all days of a sheet, or is nobody that is known."""
    lives = _lives(world, id_)
    return not lives or any(lasts(life, sheet.first, sheet.last) for life in lives)


def _lives(world: "World", id_: str) -> "Sequence[Spell]":
    register = world.register
    if id_ in register.children:
        return register.children[id_].enrolment
    return register.staff[id_].staff.posts if id_ in register.staff else ()


def _absent(world: "World", act: "Act") -> "Iterator[tuple[str, date, bool]]":
    for id_ in (*(act.children if act.kind not in _AFTERWARDS else ()), act.by):
        lives = _lives(world, id_)
        if not lives or any(lasts(life, act.day, act.day) for life in lives):
            continue
        ends = [life.until for life in lives if life.until and life.until < act.day]
        yield (id_, max(ends), True) if ends else (id_, min(life.from_ for life in lives), False)


def outside_pairing(world: "World") -> "Iterator[tuple[Act, str]]":
    """Yield each act in a proxy parent's own file with each child who had another proxy parent on that day."""
    kinds, only = proxy_kinds(world), world.books.only_pairings
    for sheet in sheets(world):
        writer = writer_of(sheet.file)
        if writer is not None:
            pairings = ((child, only.get(child)) for child in sheet.children)
            others = [child for child, one in pairings if one is None or one.staff != writer]
            unsure = {child for child in others if _paired_with_another(world, child, writer, sheet)}
            for act in sheet.naming(unsure):
                yield from ((act, child) for child in not_paired(world, act, kinds))


def _paired_with_another(world: "World", child: str, writer: str, sheet: "Sheet") -> bool:
    """Return whether a child had another proxy parent than a sheet's writer on a day of its acts."""
    found = world.register.children.get(child)
    return found is not None and any(
        one.staff != writer and one.from_ <= sheet.last and (one.until is None or one.until >= sheet.first)
        for one in found.proxy
    )


def unpaid(world: "World") -> "Iterator[tuple[Act, Obligation, Text]]":
    """Yield each act that could have paid a duty of its period and paid none: the obligation and why not.

    Acts of which nothing came say so themselves, and those outside their pairing have a check of their own.
    """
    kinds = proxy_kinds(world)
    for act in world.settlements.idle(world.books.evidence):
        if act.day > world.on or act.in_vain or not_paired(world, act, kinds):
            continue
        found = list(_rejected(world, act))
        if found and all(reason is not None for _, reason in found):
            obligation, reason = found[0]
            yield act, obligation, reason or Text("", "")


def _rejected(world: "World", act: "Act") -> "Iterator[tuple[Obligation, Text | None]]":
    """Yield the obligations whose period an act lies in or names, each with its objection."""
    for duty in world.books.paid_by(act.kind):
        if not any(act.shows(proof) for proof in duty.proof or ()):
            continue
        for subject in _subjects(world, duty.for_each, act):
            for settlement in world.settlements.of(duty.id, subject):
                o = settlement.obligation
                named = act.counts_for == o.period.label
                if o.trigger is None and (named or o.period.start <= act.day <= o.period.end):
                    yield o, objection(o, act, world.register)


def _subjects(world: "World", kind: str, act: "Act") -> "Iterable[str]":
    """Return the subjects of one kind that an act is about: a family also where it names one of its children."""
    if kind != "family":
        return named_by(act, kind)
    register = world.register
    cares = (register.carer(child, act.day) for child in act.children if child in register.children)
    return dict.fromkeys((*act.guardians, *(care.guardian for care in cares if care)))
