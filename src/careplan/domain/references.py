"""Ids that records name although nobody has recorded whom or what they stand for."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple, TypeAlias

from careplan.domain.world import World
from careplan.records.acts import ARTICLE
from careplan.records.place import Place
from careplan.records.types import SCHOOL_ID

Kind: TypeAlias = Literal["school", "child", "guardian", "staff"]

_FOLDERS: Final = {"child": "/children", "guardian": "/guardians", "staff": "/staff"}
_EXAMPLES: Final = {"school": "S01", "child": "S01-282TV", "guardian": "S01-C3PB1", "staff": "T001"}


class Unknown(NamedTuple):
    """An id that stands for nothing, where it is named, and an id that exists and was probably meant."""

    id: str
    place: Place
    near: str


def unknown_ids(world: World, kind: Kind) -> Iterator[Unknown]:
    """Yield each place where a record names somebody or a school that has no record.

    A record whose file is there but could not be read counts as known: its own faults say what is wrong.
    """
    known = _known(world, kind)
    near: dict[str, str] = {}
    for id_, place in _NAMED[kind](world, known):
        if id_ not in near:
            near[id_] = _nearest(id_, known) or min(known, default=_EXAMPLES[kind])
        yield Unknown(id_, place, near[id_])


def _known(world: World, kind: Kind) -> AbstractSet[str]:
    register = world.register
    if kind == "school":
        files = (file.split("/") for file in world.files if file.endswith("/school.yaml"))
        return {*register.schools, *(parts[1] for parts in files)}
    recorded = {"child": register.children, "guardian": register.guardians, "staff": register.staff}[kind]
    paths = (file.rpartition("/") for file in world.files)
    return {*recorded, *(n.removesuffix(".yaml") for head, _, n in paths if head.endswith(_FOLDERS[kind]))}


def _nearest(id_: str, known: AbstractSet[str]) -> str:
    start = id_.partition("-")[0] + "-" if "-" in id_ else ""
    found = difflib.get_close_matches(id_, sorted(one for one in known if one.startswith(start)), n=1)
    return found[0] if found else ""


def _schools(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for child in world.register.children.values():
        for at, spell in enumerate(child.enrolment):
            for field in ("school", "came_from", "went_to"):
                id_ = getattr(spell, field)
                if id_ is not None and id_ != "outside" and id_ not in known:
                    yield id_, child.place("enrolment", at, field)
    yield from _partners(world, known)
    yield from _folders(world, known)


def _partners(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for school in world.register.schools.values():
        if school.partner is not None and school.partner not in known:
            yield school.partner, school.place("partner")
    for act in world.books.evidence.having("school"):
        if act.office and act.school is not None and act.school not in known:
            yield act.school, act.place


def _folders(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    seen = set(known)
    for file in world.files:
        top, _, rest = file.partition("/")
        name = rest.partition("/")[0]
        if top == "schools" and name not in seen:
            seen.add(name)
            yield name if re.fullmatch(SCHOOL_ID, name) else "…", Place(file, 1, 1)


def _children(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for sheet in world.books.evidence.sheets:
        for act in () if sheet.children <= known else sheet.acts:
            yield from ((id_, act.place) for id_ in dict.fromkeys(act.children) if id_ not in known)
    for entry in world.census:
        if entry.visit is None and entry.line.child not in known:
            yield entry.line.child, entry.at("child")


def _guardians(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for child in world.register.children.values():
        for at, care in enumerate(child.guardians):
            if care.guardian not in known:
                yield care.guardian, child.place("guardians", at, "guardian")
    for entry in world.census:
        if entry.line.guardian is not None and entry.line.guardian not in known:
            yield entry.line.guardian, entry.place


def _staff(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for child in world.register.children.values():
        for at, proxy in enumerate(child.proxy):
            if proxy.staff not in known:
                yield proxy.staff, child.place("proxy", at, "staff")
        for at, care in enumerate(child.guardians):
            if care.assessed_by is not None and care.assessed_by not in known:
                yield care.assessed_by, child.place("guardians", at, "assessed_by")
    yield from _staff_of_schools(world, known)


def _staff_of_schools(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for school in world.register.schools.values():
        for at, counsellor in enumerate(school.counsellors):
            if counsellor.staff not in known:
                yield counsellor.staff, school.place("counsellors", at, "staff")
    for article, _ in world.articles():
        if article.by not in known:
            yield article.by, article.place("by")
    yield from _staff_in_acts(world, known)


def _staff_in_acts(world: World, known: AbstractSet[str]) -> Iterator[tuple[str, Place]]:
    for sheet in world.books.evidence.sheets:
        for act in () if sheet.adults <= known or ARTICLE in sheet.kinds else sheet.acts:
            named = dict.fromkeys((act.by, *act.staff, act.deputy_for or act.by))
            yield from ((id_, act.place) for id_ in named if id_ not in known)


_NAMED: Final[Mapping[Kind, Callable[[World, AbstractSet[str]], Iterator[tuple[str, Place]]]]] = {
    "school": _schools,
    "child": _children,
    "guardian": _guardians,
    "staff": _staff,
}
