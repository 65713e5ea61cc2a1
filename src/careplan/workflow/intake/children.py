"""Lines of a filled registration form beside the records: facts are mended, dated ones begin anew, children added.

A dated fact (class, parents, guardian, key child) holds from the day that the line names, else from the form's; where
neither is known the line comes back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from careplan.domain.form_registration import OWN, REGISTRATION, registered
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.base import Part
from careplan.records.child import Child
from careplan.records.guardian import Guardian
from careplan.store.csv_layout import columns_of
from careplan.store.tree import Tree
from careplan.store.write import Change
from careplan.store.yaml_edit import with_value
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.newcomer import add
from careplan.workflow.enter.question import good
from careplan.workflow.enter.record import Edit
from careplan.workflow.enter.words import filled
from careplan.workflow.intake.acts import Outcome
from careplan.workflow.intake.dated import SINCE, WHY_KEY, Changes
from careplan.workflow.intake.lines import CHANGED_SINCE, Filled, changed, since
from careplan.workflow.intake.sheets import Table

_NEEDED: Final = ("name", "sex", "birth_date", "grade", "father", "mother")
_GIVEN: Final = (*sorted(OWN), "grade", "class", "boarder", "father", "mother", "guardian", "relation")
_DATED: Final = frozenset(
    {"grade", "class", "boarder", "guardian", "relation", "key"}
    | {f"{who}{what}" for who in ("father", "mother") for what in ("", "_place", "_phone")}
)
_PARENTS: Final = (("father", 0), ("mother", 1))
_MISSING: Final = Text("新来的儿童要写{column}", "a new child needs: {column}")
_NOBODY: Final = Text("本校没有这个编号；新来的儿童不写编号", "the school has no such child; new ones have no id")
_TWICE: Final = Text("这个儿童有两行", "this child has two lines")
_ELSEWHERE: Final = Text(
    "这个儿童在别的学校的册上，或已离开；转学用 `careplan move`",
    "this child is on another school's register, or has left; see `careplan move`",
)
_NO_DAY: Final = Text(
    "这一项有起止日期：在“变动日期”里写从哪天起，或加 `--month` 写明是哪个月的表",
    "this has dates: write into the column of the change from which day on, or add `--month` for the form's own",
)
_AHEAD: Final = Text("日期还没有到", "that day is still to come")
_WHY: Final = Text("成为重点儿童，要写重点原因", "a key child needs the reason in its column")
_NO_GUARDIAN: Final = Text("没有写监护人，号码无处可记", "there is no guardian whose number this could be")
_OTHER_PHONE: Final = Text("同一位监护人，另一行写的是别的号码", "another line gives this guardian another number")


@dataclass(slots=True)
class Seen:
    """Whom the lines before were about, in this file and in those that were brought with it."""

    children: dict[str, tuple[Table, Mapping[str, str]]] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    """By guardian."""


@dataclass(frozen=True, slots=True)
class School:
    """A school's form, the day that it is of, and whether that was said."""

    world: World
    tree: Tree
    table: Table
    school: str
    day: date
    is_known: bool
    seen: Seen

    def outcome(self, line: Filled) -> Outcome:
        """Return what becomes of a line; nothing is written."""
        cells, bad, register = dict(line.cells), list(line.bad), self.world.register
        id_ = cells.pop("id", "").upper()
        if id_ and (id_ not in register.children or register.school_of(id_, self.day) != self.school):
            bad.append(Bad("id", _NOBODY))
        elif cells.get(SINCE, "") > self.world.on.isoformat():
            bad.append(Bad(SINCE, _AHEAD))
        if bad:
            return Outcome(line.row, "bad", id_, bad=tuple(bad))
        there = id_ or _same(self.world, cells)
        before = self.seen.children.setdefault(there or _mark(cells), (self.table, line.cells))
        if before[1] is not line.cells:
            if before == (self.table, line.cells) or before[1] != line.cells:
                return Outcome(line.row, "bad", id_, bad=(Bad("id" if id_ else "name", _TWICE),))
            return Outcome(line.row, "same", id_, "", cells)
        if not there:
            return self._new(line.row, cells)
        if register.school_of(there, self.day) != self.school:
            return Outcome(line.row, "bad", there, bad=(Bad("name", _ELSEWHERE),))
        return self._known(there, line.row, cells)

    def _known(self, id_: str, row: int, cells: Mapping[str, str]) -> Outcome:
        now, file = registered(self.world, id_, self.day), self.world.register.children[id_].file
        said = {name: text for name, text in cells.items() if name not in {SINCE, WHY_KEY}}
        if "key" not in now and said.get("key") == "false":
            del said["key"]
        different, meanwhile = changed(now, said), since(self.table, id_, now, said)
        if not different or meanwhile == "theirs":
            return Outcome(row, "same", id_, file, {"id": id_, **cells})
        bad = [Bad(None, CHANGED_SINCE)] if meanwhile == "both" else []
        bad += _not_good(cells, [name for name in different if name in OWN])
        bad += [Bad(name, _NO_DAY) for name in different if name in _DATED and self._since(cells) is None]
        if not bad:
            try:
                edit, more, bad = self._mended(file, id_, cells, different)
                change = edit.new, edit.old
            except Refusal as refusal:
                bad = [Bad(None, _words(refusal))]
        if bad:
            return Outcome(row, "bad", id_, bad=tuple(bad))
        own = change if edit.change else None
        at = file if own else next(iter(more), file)
        return Outcome(row, "changed", id_, at, {"id": id_, **cells}, different, change=own or more.get(at), more=more)

    def _since(self, cells: Mapping[str, str]) -> date | None:
        """Return the day from which the changes of a line hold, None where nothing says it."""
        return date.fromisoformat(cells[SINCE]) if SINCE in cells else self.day if self.is_known else None

    def _mended(
        self, file: str, id_: str, cells: Mapping[str, str], different: Sequence[str]
    ) -> tuple[Edit, dict[str, Change], list[Bad]]:
        edit = Edit(self.tree, file)
        for name in different:
            if name in OWN:
                edit.new = with_value(file, edit.new, (name,), cells[name], columns_of(Child))
        day = self._since(cells) or self.day
        bad = Changes(self.world, edit, id_, day, cells, different).enter()
        care = self.world.register.carer(id_, day)
        guardian = cells.get("guardian") or (care.guardian if care else "")
        more, odd = self._phone(guardian, cells) if "guardian_phone" in different else ({}, [])
        return edit, more, bad + odd

    def _phone(self, guardian: str, cells: Mapping[str, str]) -> tuple[dict[str, Change], list[Bad]]:
        """Return a guardian's record with another phone: it stands there, once for all their children."""
        record, text = self.world.register.guardians.get(guardian), cells["guardian_phone"]
        bad = [Bad("guardian_phone", why) for why in _why_not(Guardian, "phone", text)]
        if record is None:
            bad.append(Bad("guardian_phone", _NO_GUARDIAN))
        elif self.seen.phones.setdefault(guardian, text) != text:
            bad.append(Bad("guardian_phone", _OTHER_PHONE))
        if bad or record is None or record.phone == text:
            return {}, bad
        edit = Edit(self.tree, record.file)
        edit.new = with_value(record.file, edit.new, ("phone",), text, columns_of(Guardian))
        return edit.change, []

    def _new(self, row: int, cells: Mapping[str, str]) -> Outcome:
        needed = (name for name in _NEEDED if name not in cells)
        bad = [Bad(name, filled(_MISSING, column=REGISTRATION.field(name).title)) for name in needed]
        bad += _not_good(cells, [name for name in cells if name in OWN])
        more: dict[str, Change] = {}
        if cells.get("key") == "true" and WHY_KEY not in cells:
            bad.append(Bad("key", _WHY))
        if "guardian_phone" in cells:
            more, odd = self._phone(cells.get("guardian", ""), cells)
            bad += odd
        if bad:
            return Outcome(row, "bad", bad=tuple(bad))
        given = {name: cells[name] for name in _GIVEN if name in cells}
        given |= {"from": cells[SINCE]} if SINCE in cells else {}
        given |= {"key": cells[WHY_KEY]} if cells.get("key") == "true" else {}
        try:
            draft = add(self.world, self.tree, {"what": "child", "school": self.school, **given})
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
        return Outcome(row, "new", id_, file, {"id": id_, **cells}, tuple(cells), change=(data, None), more=more)


def _mark(cells: Mapping[str, str]) -> str:
    """Return by what a child without an id is the same as another."""
    return cells.get("id_number") or f"{cells.get('name', '')} {cells.get('birth_date', '')}"


def _same(world: World, cells: Mapping[str, str]) -> str:
    """Return the child whom a line without an id speaks of, "" where there is none: by ID number, or name and birth."""
    number, mark = cells.get("id_number"), (cells.get("name"), cells.get("birth_date"))
    for id_, child in world.register.children.items():
        if (number and child.id_number == number) or (all(mark) and (child.name, str(child.birth_date)) == mark):
            return id_
    return ""


def _not_good(cells: Mapping[str, str], names: Iterable[str]) -> list[Bad]:
    return [Bad(name, why) for name in names for why in _why_not(Child, name, cells[name])]


def _why_not(model: type[Part], name: str, text: str) -> list[Text]:
    try:
        good(model, name, text)
    except Refusal as refusal:
        return [_words(refusal)]
    return []


def _words(refusal: Refusal) -> Text:
    return Text(refusal.say("zh"), refusal.say("en"))
