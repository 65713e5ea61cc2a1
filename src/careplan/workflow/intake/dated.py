"""What has dates on a registration form: a change is a new entry from its day on, and what was before stays.

A value that was empty before is filled in where it stands; so is one in an entry that began on the very day.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from careplan.domain import spells
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.base import Part
from careplan.records.child import Care, Child, Key, Parent, Placement
from careplan.store.csv_layout import columns_of
from careplan.text import Text
from careplan.workflow.enter.record import Edit
from careplan.workflow.enter.words import filled

SINCE: Final = "since"
"""The column of the day from which a line's changes hold."""
WHY_KEY: Final = "key_why"
_PLACEMENT: Final = ("grade", "class", "boarder")
_DAY: Final = timedelta(days=1)
_BEGAN_LATER: Final = Text(
    "档案里已有 {day} 起的情况；“变动日期”要晚于那天，或在档案里改",
    "the record has an entry from {day} on; the change must be of a later day, or be mended in the record",
)
_STATE: Final = Text(
    "档案里还没有写父母的状况，先写这一项", "the record does not say yet how this parent is; say it first"
)
_RELATION: Final = Text("换了监护人，要写与儿童关系", "another guardian: say how they are related")
_NO_CARE: Final = Text("没有监护人，写不了这一项", "there is no guardian of whom this could be said")
_WHY: Final = Text("成为重点儿童，要写重点原因", "a key child needs the reason in its column")


class _OddError(Exception):
    """A column that cannot be changed as the line asks, and why."""

    def __init__(self, field: str, why: Text) -> None:
        """Keep the column and the reason."""
        super().__init__(why.en)
        self.bad = Bad(field, why)


@dataclass(frozen=True, slots=True)
class Changes:
    """The record that a line changes, the day from which, what the line says, and in which columns it is new."""

    world: World
    edit: Edit
    child: str
    day: date
    cells: Mapping[str, str]
    new: Collection[str]

    def enter(self) -> list[Bad]:
        """Write every dated change into the record; return what could not be. Raises Refusal for an odd record."""
        bad = []
        for step in (self._placement, lambda: self._parent("father"), lambda: self._parent("mother"), self._care):
            try:
                step()
            except _OddError as odd:
                bad.append(odd.bad)
        try:
            self._key()
        except _OddError as odd:
            bad.append(odd.bad)
        return bad

    def _placement(self) -> None:
        new = [name for name in _PLACEMENT if name in self.new]
        if not new:
            return
        entries = self.world.register.children[self.child].placements
        self._not_before(new[0], [one.from_ for one in entries])
        was = spells.latest(entries, self.day)
        old = {"grade": str(was.grade), "class": str(was.class_), "boarder": str(was.boarder).lower()} if was else {}
        said = old | {name: self.cells[name] for name in _PLACEMENT if name in self.cells}
        self._entry("placements", Placement, entries, was, {name: said[name] for name in new}, said)

    def _parent(self, who: Literal["father", "mother"]) -> None:
        columns = {"state": who, "place": f"{who}_place", "phone": f"{who}_phone"}
        new = {name: self.cells[column] for name, column in columns.items() if column in self.new}
        if not new:
            return
        first = columns[next(iter(new))]
        entries = self.world.register.children[self.child].parents
        own = [one for one in entries if one.who == who]
        self._not_before(first, [one.from_ for one in own])
        was = spells.latest(own, self.day)
        if was is None and "state" not in new:
            raise _OddError(first, _STATE)
        kept = {"state": was.state, "phone": was.phone} if was else {}
        if was and "state" not in new and "place" not in new:
            kept |= {"place": was.place, "county": was.county, "work": was.work}
        elif was and "state" not in new and was.place is None:
            kept |= {"county": was.county, "work": was.work}
        said = {"who": who, **{name: text for name, text in kept.items() if text}, **new}
        empty = was is not None and all(getattr(was, name) is None for name in new)
        self._entry("parents", Parent, entries, was, new, said, here=empty)

    def _care(self) -> None:
        new = {name: self.cells[name] for name in ("guardian", "relation") if name in self.new}
        if not new:
            return
        entries = self.world.register.children[self.child].guardians
        was = spells.on(entries, self.day)
        if "guardian" not in new:
            if was is None:
                raise _OddError("relation", _NO_CARE)
            self.edit.put("guardians", _place(entries, was), Care, new)
            return
        if "relation" not in self.cells:
            raise _OddError("relation", _RELATION)
        self._not_before("guardian", [one.from_ for one in entries])
        said = {"guardian": new["guardian"], "relation": self.cells["relation"], "lives_with": "true"}
        self._end("guardians", Care, entries, was)
        self._entry("guardians", Care, entries, was, new, said)

    def _key(self) -> None:
        if "key" not in self.new:
            return
        entries = self.world.register.children[self.child].key
        was = spells.on(entries, self.day)
        self._not_before("key", [one.from_ for one in entries])
        if self.cells["key"] != "true":
            last = max(self.day - _DAY, was.from_) if was else self.day
            self.edit.put("key", _place(entries, was), Key, {"until": last.isoformat()})
        elif WHY_KEY not in self.cells:
            raise _OddError("key", _WHY)
        else:
            self.edit.add("key", {"from": self.day.isoformat(), "why": [self.cells[WHY_KEY]]}, Child)

    def _end(self, block: str, model: type[Part], entries: list[Care], was: Care | None) -> None:
        """End what holds with the day before, unless it began on the very day."""
        if was is not None and was.from_ < self.day:
            self.edit.put(block, _place(entries, was), model, {"until": (self.day - _DAY).isoformat()})

    def _entry(
        self,
        block: str,
        model: type[Part],
        entries: list[Placement] | list[Parent] | list[Care],
        was: Placement | Parent | Care | None,
        new: Mapping[str, str],
        said: Mapping[str, str],
        *,
        here: bool = False,
    ) -> None:
        """Write an entry from the day on; into the one that holds if it began then, or if only gaps are filled."""
        if was is not None and (here or was.from_ == self.day):
            self.edit.put(block, _place(entries, was), model, new)
            return
        item = {**said, "from": self.day.isoformat()}
        self.edit.add(block, {name: item[name] for name in columns_of(model) if name in item}, Child)

    def _not_before(self, field: str, begun: list[date]) -> None:
        if begun and max(begun) > self.day:
            raise _OddError(field, filled(_BEGAN_LATER, day=max(begun).isoformat()))


def _place(entries: object, one: object) -> int:
    assert isinstance(entries, list)  # noqa: S101 a list of entries of one kind
    return next(at for at, entry in enumerate(entries) if entry is one)
