"""Lines of a filled census sheet beside the records."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from careplan.domain.calendar import Span
from careplan.domain.form_copies import text_of
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.census import CensusLine
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.census_open import sheet_file
from careplan.workflow.enter.question import good
from careplan.workflow.intake.acts import Outcome, What
from careplan.workflow.intake.lines import CHANGED_SINCE, Filled, changed, since
from careplan.workflow.intake.sheets import Table

_NEEDED: Final = {
    "child": Text("没有写儿童", "the child is missing"),
    "by": Text("没有写核查人", "who looked is missing"),
    "result": Text("没有写结果", "the result is missing"),
}
_AHEAD: Final = Text("日期还没有到", "that day is still to come")
_OUTSIDE: Final = Text("日期不在这个半年里", "the day is not in this half year")
_TWICE: Final = Text("这个儿童有两行", "this child has two lines")


def census_outcomes(
    world: World, table: Table, period: str, span: Span, school: str, lines: Iterable[Filled]
) -> list[Outcome]:
    """Return what becomes of each line of a school's sheet; nothing is written."""
    file = sheet_file(school, period)
    there = {entry.line.child: _cells_of(entry.line) for entry in world.census if entry.place.file == file}
    seen: set[str] = set()
    found = []
    for line in lines:
        child = line.cells.get("child", "")
        old = there.get(child)
        meanwhile = since(table, child, old or {"child": child}, line.cells)
        same = old and (meanwhile == "theirs" or not changed(old, line.cells))
        if same and not line.bad and child not in seen:
            seen.add(child)
            found.append(Outcome(line.row, "same", child, file, line.cells))
            continue
        bad = [*line.bad, *_wrong(world, span, line)]
        if meanwhile == "both":
            bad.append(Bad(None, CHANGED_SINCE))
        if child and child in seen:
            bad.append(Bad("child", _TWICE))
        seen.add(child)
        if bad:
            found.append(Outcome(line.row, "bad", child, bad=tuple(bad)))
            continue
        columns = tuple(line.cells) if old is None else changed(old, line.cells)
        what: What = "new" if old is None or not old.keys() - {"child"} else "changed" if columns else "same"
        found.append(Outcome(line.row, what, child, file, line.cells, columns))
    return found


def _wrong(world: World, span: Span, line: Filled) -> list[Bad]:
    known = {one.field for one in line.bad}
    bad = [Bad(name, why) for name, why in _NEEDED.items() if name not in line.cells and name not in known]
    if "date" in line.cells:
        day = date.fromisoformat(line.cells["date"])
        if not span.holds(day):
            bad.append(Bad("date", _OUTSIDE))
        elif day > world.on:
            bad.append(Bad("date", _AHEAD))
    for name, text in line.cells.items():
        try:
            good(CensusLine, name, text)
        except Refusal as refusal:
            bad.append(Bad(name, Text(refusal.say("zh"), refusal.say("en"))))
    return bad


def _cells_of(line: CensusLine) -> Mapping[str, str]:
    values = {name: getattr(line, name) for name in CensusLine.model_fields}
    return {name: text_of(value) for name, value in values.items() if value is not None}
