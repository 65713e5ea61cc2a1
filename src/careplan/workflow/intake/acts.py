"""Lines of acts beside the records: which are new, which change a row, which are there already, which cannot be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.form_copies import text_of
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.acts import COMMON, ActRow
from careplan.store.write import Change
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.act import file_of
from careplan.workflow.enter.columns import COLUMNS
from careplan.workflow.enter.question import good
from careplan.workflow.enter.words import filled
from careplan.workflow.intake.lines import CHANGED_SINCE, Filled, changed, since
from careplan.workflow.intake.sheets import Table

if TYPE_CHECKING:
    from careplan.domain.sheets import Sheet

What: TypeAlias = Literal["new", "changed", "same", "bad"]

_TOLD_BY: Final = ("date", "kind", "by", "children")
"""The columns by which a record of the same thing is found."""
_NEEDED: Final = Text("{kind}要写{column}", "{kind} needs: {column}")
_NOT_HERE: Final = Text("{kind}没有这一栏；写到“记录”里", "{kind} has no such column; write it into the note")
_NO_KIND: Final = Text("没有写事项", "the kind is missing")
_NO_ADULT: Final = Text("没有写是谁做的", "who did it is missing")
_AHEAD: Final = Text("日期还没有到", "that day is still to come")
_OTHER_MONTH: Final = Text(
    "日期不在 {first} 到 {last} 之间；补做上月的，在“补做的月份”写上月", "the day is not between {first} and {last}"
)
_OTHERS_ROW: Final = Text("这一行的行号是别人的记录", "the row id is that of somebody else's record")
_ID_TWICE: Final = Text("这一行和{file}第 {row} 行是同一个行号", "this line has the row id of {file}line {row}")
_LINE_TWICE: Final = Text(
    "和第 {row} 行一模一样；确实做了两次的，在“记录”里写明",
    "the same as line {row}; if it was done twice, say so in the note",
)


@dataclass(slots=True)
class Outcome:
    """What becomes of a line: its place in the table, the row's id and file, its cells, and which of them change."""

    row: int
    what: What
    id: str = ""
    file: str = ""
    cells: Mapping[str, str] | None = None
    columns: tuple[str, ...] = ()
    bad: tuple[Bad, ...] = ()
    change: Change | None = None
    """The file as it would be, where the line has a file of its own."""
    more: Mapping[str, Change] = field(default_factory=dict)
    """Further files as they would be."""


Said: TypeAlias = frozenset[tuple[str, str]]
"""Everything that a line says."""


@dataclass(slots=True)
class Heard:
    """What the lines before have said, in this file and in those that were brought with it: each with its table."""

    ids: dict[str, tuple[Table, int, Said]] = field(default_factory=dict)
    lines: dict[Said, tuple[Table, int]] = field(default_factory=dict)


def outcomes(
    world: World, table: Table, lines: Iterable[Filled], span: Span, by: str | None, heard: Heard
) -> list[Outcome]:
    """Return what becomes of each line of a form of acts; nothing is written."""
    clerk = _Clerk(world, table, span, by, heard)
    return [clerk.outcome(line) for line in lines]


class _Judged(dict[tuple[str, str], Text | None]):
    """Why a column cannot have a text, None where it can; each is looked at once."""

    def __missing__(self, cell: tuple[str, str]) -> Text | None:
        """Judge a column's text that is met for the first time."""
        self[cell] = None
        try:
            good(ActRow, *cell)
        except Refusal as refusal:
            self[cell] = Text(refusal.say("zh"), refusal.say("en"))
        return self[cell]


class _Clerk:
    """Goes through a form line by line and remembers what came before."""

    def __init__(self, world: World, table: Table, span: Span, by: str | None, heard: Heard) -> None:
        self.world, self.table, self.span, self.by, self.heard = world, table, span, by, heard
        self.judged = _Judged()
        self.files: dict[tuple[str, ...], str] = {}
        self.twins: dict[tuple[str, ...], list[tuple[Sheet, int]]] = {}
        for sheet in world.books.evidence.months:
            for row, (day, *key, children) in enumerate(zip(*map(sheet.column, _TOLD_BY), strict=True)):
                if span.holds(day):
                    named = children[0] if len(children) == 1 else " ".join(sorted(children))
                    self.twins.setdefault((day.isoformat(), *key, named), []).append((sheet, row))

    def outcome(self, line: Filled) -> Outcome:
        """Return what becomes of a line."""
        cells = dict(line.cells)
        id_ = cells.pop("row_id", "")
        if "kind" not in self.table.heads:
            cells["kind"] = self.table.form.kinds[0]
        if self.by and "by" not in cells:
            cells["by"] = self.by
        there = self.world.books.evidence.row(id_) if id_ else None
        said = frozenset(cells.items())
        if not line.bad and self._in_another(id_, said):
            return Outcome(line.row, "same", id_, "", cells)
        if there is not None and not line.bad and id_ not in self.heard.ids and self._stands(there, cells):
            self.heard.ids[id_] = self.table, line.row, said
            return Outcome(line.row, "same", id_, there.file, cells)
        bad = [*line.bad, *self._wrong(cells, {one.field for one in line.bad})]
        if id_ or not line.bad:
            bad += self._repeated(line.row, id_, said)
        bad += self._not_its(there, cells) if there is not None else []
        if bad:
            return Outcome(line.row, "bad", id_, bad=tuple(bad))
        there = there or self._twin(cells, exact=bool(id_))
        if there is None:
            return Outcome(line.row, "new", id_, self._file(cells), cells, tuple(cells))
        different = changed(_cells_of(there), cells)
        return Outcome(line.row, "changed" if different else "same", there.row_id, there.file, cells, different)

    def _file(self, cells: Mapping[str, str]) -> str:
        """Return the table in which a new row belongs; lines of the same adult, day and kind belong into the same."""
        key = cells["by"], cells["date"], cells["kind"], cells.get("deputy_for", "")
        if key not in self.files:
            self.files[key] = file_of(self.world, cells)
        return self.files[key]

    def _stands(self, there: Act, cells: Mapping[str, str]) -> bool:
        """Say whether a line asks for nothing: its record says the same, or the line is as it was handed out."""
        now = _cells_of(there)
        return not changed(now, cells) or since(self.table, there.row_id, now, cells) == "theirs"

    def _not_its(self, there: Act, cells: Mapping[str, str]) -> list[Bad]:
        """Return what is wrong where a line would change a record that is another adult's, or has changed since."""
        bad = [Bad("row_id", _OTHERS_ROW)] if cells.get("by") not in {None, there.by} else []
        if since(self.table, there.row_id, _cells_of(there), cells) == "both":
            bad.append(Bad(None, CHANGED_SINCE))
        return bad

    def _twin(self, cells: Mapping[str, str], *, exact: bool) -> Act | None:
        """Return a record of the same thing that a line without a record's row id speaks of."""
        found = [sheet.act(row) for sheet, row in self.twins.get(_key(cells), ())]
        same = [act for act in found if not changed(_cells_of(act), cells)]
        return next(iter(same or ([] if exact else found)), None)

    def _wrong(self, cells: Mapping[str, str], known: set[str | None]) -> list[Bad]:
        bad = [Bad("kind", _NO_KIND)] if "kind" not in cells and "kind" not in known else []
        if "by" not in cells and "by" not in known:
            bad.append(Bad("by" if "by" in self.table.heads else None, _NO_ADULT))
        if "date" in cells:
            bad += self._day(cells["date"])
        whys = map(self.judged.__getitem__, cells.items())
        bad += [Bad(name, why) for name, why in zip(cells, whys, strict=True) if why is not None]
        return bad + self._columns(cells, known)

    def _day(self, text: str) -> list[Bad]:
        day = date.fromisoformat(text)
        if not self.span.holds(day):
            return [
                Bad("date", filled(_OTHER_MONTH, first=self.span.from_.isoformat(), last=self.span.until.isoformat()))
            ]
        return [Bad("date", _AHEAD)] if day > self.world.on else []

    def _columns(self, cells: Mapping[str, str], known: set[str | None]) -> list[Bad]:
        kind = self.world.books.kinds.get(cells.get("kind", ""))
        if kind is None:
            return []
        strange = cells.keys() - COMMON - kind.needs - kind.allows
        bad = [Bad(name, filled(_NOT_HERE, kind=kind.title)) for name in cells if name in strange]
        for name in sorted(kind.needs - cells.keys() - known):
            said = self._called(name)
            bad.append(Bad(name if name in self.table.heads else None, filled(_NEEDED, kind=kind.title, column=said)))
        return bad

    def _called(self, name: str) -> Text:
        if name in self.table.heads:
            return self.table.form.field(name).title
        return COLUMNS[name].words if name in COLUMNS else Text(name, name)

    def _in_another(self, id_: str, said: Said) -> bool:
        """Say whether another file that was brought has the very same line: it is the same thing, told twice."""
        table, *_, before = self.heard.ids.get(id_) or (*self.heard.lines.get(said, (self.table, 0)), said)
        return table is not self.table and before == said

    def _repeated(self, row: int, id_: str, said: Said) -> list[Bad]:
        """Return what is wrong where a line has another's row id, or, having none, says the same as another."""
        if id_:
            table, first, _ = self.heard.ids.setdefault(id_, (self.table, row, said))
            file = "" if table is self.table else f"{table.file} "
            there = filled(_ID_TWICE, file=file, row=str(table.first + first))
            return [] if table is self.table and first == row else [Bad("row_id", there)]
        _, first = self.heard.lines.setdefault(said, (self.table, row))
        return [] if first == row else [Bad(None, filled(_LINE_TWICE, row=str(self.table.first + first)))]


def _cells_of(act: Act) -> dict[str, str]:
    return {name: text_of(value) for name, value in act.values.items() if name != "row_id"}


def _key(cells: Mapping[str, str]) -> tuple[str, ...]:
    children = " ".join(sorted(cells.get("children", "").split()))
    return cells.get("date", ""), cells.get("kind", ""), cells.get("by", ""), children
