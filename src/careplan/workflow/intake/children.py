"""Lines of a filled registration form beside the records: a child's own facts are mended, new children are added.

What has a date (class, parents, guardian, key child) is not written over from a sheet without one: such a line comes
back with the command that enters it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from careplan.domain.form_registration import OWN, REGISTRATION, registered
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.child import Child
from careplan.store.csv_layout import columns_of
from careplan.store.tree import Tree
from careplan.store.write import Change
from careplan.store.yaml_edit import with_value
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.draft import old_bytes
from careplan.workflow.enter.newcomer import add
from careplan.workflow.enter.question import good
from careplan.workflow.enter.words import filled
from careplan.workflow.intake.acts import Outcome
from careplan.workflow.intake.lines import CHANGED_SINCE, Filled, changed, since
from careplan.workflow.intake.sheets import Table

_NEEDED: Final = ("name", "sex", "birth_date", "grade", "father", "mother")
_GIVEN: Final = (*sorted(OWN), "grade", "class", "boarder", "father", "mother", "guardian", "relation")
_PARENTS: Final = (("father", 0), ("mother", 1))
_MISSING: Final = Text("新来的儿童要写{column}", "a new child needs: {column}")
_NOBODY: Final = Text("本校没有这个编号；新来的儿童不写编号", "the school has no such child; new ones have no id")
_TWICE: Final = Text("这个儿童有两行", "this child has two lines")
_ELSEWHERE: Final = Text(
    "这个儿童在别的学校的册上，或已离开；转学用 `careplan move`",
    "this child is on another school's register, or has left; see `careplan move`",
)
_DATED: Final = Text(
    "这一项有起止日期，不从表里改：转学、离开、结对用 `careplan move`、`leave`、`pair`，其余在档案里加一条",
    "this has dates and is not changed from a sheet: use `careplan move`, `leave` or `pair`, or add an entry to the "
    "record",
)
_LATER: Final = Text("新来的儿童先登记，这一项再写进档案", "enter the new child first, and then this into the record")


def children_outcomes(
    world: World, tree: Tree, table: Table, school: str, day: date, lines: Iterable[Filled]
) -> list[Outcome]:
    """Return what becomes of each line of a school's form; nothing is written."""
    seen: set[str] = set()
    return [_outcome(world, tree, table, school, day, line, seen) for line in lines]


def _outcome(world: World, tree: Tree, table: Table, school: str, day: date, line: Filled, seen: set[str]) -> Outcome:
    cells = dict(line.cells)
    id_ = cells.pop("id", "").upper()
    bad = list(line.bad)
    here = id_ in world.register.children and world.register.school_of(id_, day) == school
    if id_ and (id_ in seen or not here):
        bad.append(Bad("id", _TWICE if id_ in seen else _NOBODY))
    seen.add(id_)
    if bad:
        return Outcome(line.row, "bad", id_, bad=tuple(bad))
    there = id_ or _same(world, cells)
    if not there:
        return _new(world, tree, line.row, school, cells)
    if world.register.school_of(there, day) != school:
        return Outcome(line.row, "bad", there, bad=(Bad("name", _ELSEWHERE),))
    return _known(world, tree, table, there, day, line.row, cells)


def _same(world: World, cells: Mapping[str, str]) -> str:
    """Return the child whom a line without an id speaks of, "" where there is none: by ID number, or name and birth."""
    number, mark = cells.get("id_number"), (cells.get("name"), cells.get("birth_date"))
    for id_, child in world.register.children.items():
        if (number and child.id_number == number) or (all(mark) and (child.name, str(child.birth_date)) == mark):
            return id_
    return ""


def _known(world: World, tree: Tree, table: Table, id_: str, day: date, row: int, cells: Mapping[str, str]) -> Outcome:
    now, file = registered(world, id_, day), world.register.children[id_].file
    different, meanwhile = changed(now, cells), since(table, id_, now, cells)
    if not different or meanwhile == "theirs":
        return Outcome(row, "same", id_, file, {"id": id_, **cells})
    bad = [Bad(None, CHANGED_SINCE)] if meanwhile == "both" else []
    bad += [Bad(name, _DATED) for name in different if name not in OWN]
    bad += _not_good(cells, [name for name in different if name in OWN])
    if not bad:
        try:
            change = _mended(tree, file, {name: cells[name] for name in different})
            return Outcome(row, "changed", id_, file, {"id": id_, **cells}, different, change=change)
        except Refusal as refusal:
            bad.append(Bad(None, _words(refusal)))
    return Outcome(row, "bad", id_, bad=tuple(bad))


def _mended(tree: Tree, file: str, values: Mapping[str, str]) -> Change:
    old = old_bytes(tree, file)
    new = old or b""
    for name, text in values.items():
        new = with_value(file, new, (name,), text, columns_of(Child))
    return new, old


def _new(world: World, tree: Tree, row: int, school: str, cells: Mapping[str, str]) -> Outcome:
    bad = [Bad(name, filled(_MISSING, column=REGISTRATION.field(name).title)) for name in _NEEDED if name not in cells]
    bad += [Bad(name, _LATER) for name in ("guardian_phone", "key") if cells.get(name, "false") != "false"]
    bad += _not_good(cells, [name for name in cells if name in OWN])
    if bad:
        return Outcome(row, "bad", bad=tuple(bad))
    given = {name: cells[name] for name in _GIVEN if name in cells}
    try:
        draft = add(world, tree, {"what": "child", "school": school, **given})
        if not draft.changes:
            return Outcome(row, "same", draft.about[0][1], cells=cells)
        ((file, (data, _)),) = draft.changes.items()
        for who, at in _PARENTS:
            for name in ("place", "phone"):
                text = cells.get(f"{who}_{name}")
                data = with_value(file, data, ("parents", at, name), text) if text else data
    except Refusal as refusal:
        return Outcome(row, "bad", bad=(Bad(None, _words(refusal)),))
    id_ = draft.about[0][1]
    return Outcome(row, "new", id_, file, {"id": id_, **cells}, tuple(cells), change=(data, None))


def _not_good(cells: Mapping[str, str], names: Iterable[str]) -> list[Bad]:
    bad = []
    for name in names:
        try:
            good(Child, name, cells[name])
        except Refusal as refusal:
            bad.append(Bad(name, _words(refusal)))
    return bad


def _words(refusal: Refusal) -> Text:
    return Text(refusal.say("zh"), refusal.say("en"))
