"""From a tree of record files to the world that every command looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from careplan.domain.books import Books
from careplan.domain.calendar import Calendar
from careplan.domain.evidence import Evidence
from careplan.domain.register import Member, Register
from careplan.domain.world import Filed, World
from careplan.duties import shapes
from careplan.records.base import Part
from careplan.records.calendar import CalendarYear
from careplan.records.child import Child
from careplan.records.guardian import Guardian
from careplan.records.plan import Plan
from careplan.records.rules import EligibilityRules, Reasons, Rubric
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township
from careplan.records.words import Words
from careplan.store.load import load, load_beside
from careplan.store.pages import Pages
from careplan.store.read_file import Loaded
from careplan.store.tree import Folder, Tree

P = TypeVar("P", bound=Part)


def load_world(root: str, on: date, *, live: bool = False) -> World:
    """Return the world of the records below a folder, as seen on a day."""
    return world_of(Folder(root), on, live=live)


def world_of(
    tree: Tree,
    on: date,
    history: Mapping[str, list[str]] | None = None,
    *,
    live: bool = False,
    pages: Pages | None = None,
) -> World:
    """Return the world of a tree of record files, as seen on a day; `pages` know what was read before."""
    loaded = load(tree, pages=pages)
    plans = tuple(sorted(_all(loaded.filed, Plan), key=lambda plan: (plan.valid.from_, plan.file)))
    calendar = Calendar.of(_all(loaded.filed, CalendarYear))
    books = Books(_register(loaded), plans, calendar, Evidence(loaded.acts, loaded.sheets))
    return World(
        books=books,
        on=on,
        shapes=shapes(),
        filed=tuple(loaded.filed),
        census=tuple(loaded.census),
        faults=tuple(loaded.faults),
        files=tuple(loaded.files),
        live=live,
        history=history or {},
    )


def with_tables(world: World, tree: Tree, tables: Iterable[str]) -> World:
    """Return a world that was made without tables of acts as it is with some of them."""
    loaded = load_beside(tree, tables, _all(world.filed, Plan))
    evidence = Evidence(sheets=(*world.books.evidence.sheets, *loaded.sheets))
    return replace(
        world,
        books=replace(world.books, evidence=evidence),
        faults=(*world.faults, *loaded.faults),
        files=tuple(sorted((*world.files, *loaded.files))),
    )


def _register(loaded: Loaded) -> Register:
    staff = sorted((f for f in loaded.filed if isinstance(f.record, Staff)), key=lambda f: f.file)
    rules = _one(loaded.filed, EligibilityRules)
    return Register(
        township=_one(loaded.filed, Township) or _unnamed(),
        schools={s.id: s for s in _all(loaded.filed, School)},
        children={c.id: c for c in _all(loaded.filed, Child)},
        guardians={g.id: g for g in _all(loaded.filed, Guardian)},
        staff={f.record.id: Member(f.record, f.path.get("school")) for f in staff if isinstance(f.record, Staff)},
        rules={rule.id: rule for rule in rules.rules} if rules else {},
        rubric=_one(loaded.filed, Rubric),
        reasons=_one(loaded.filed, Reasons),
    )


def _unnamed() -> Township:
    """Stand in for missing settings; a check says that they are missing."""
    return Township(
        name=Words(zh="未命名", en="unnamed"), office=Words(zh="中心学校", en="office"), area="990000", county="990000"
    )


def _all(filed: Iterable[Filed], model: type[P]) -> list[P]:
    return [one.record for one in filed if isinstance(one.record, model)]


def _one(filed: Iterable[Filed], model: type[P]) -> P | None:
    found = _all(filed, model)
    return found[0] if found else None


__all__ = ["Filed", "load_world", "world_of"]
