"""Closed months: figures that were handed in never change; what is known better since is an amendment."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from careplan.domain.figure import Cell, Rate
from careplan.domain.obligation import STATE_WORDS, State
from careplan.domain.view import View
from careplan.domain.world import World
from careplan.records.closed_month import ClosedMonth, ClosedReport
from careplan.text import Text

TOWNSHIP: Final = "township"
_TOTAL: Final = "{table}.{column}"
_NOW: Final = Text("{id}：{before} → {after}", "{id}: {before} → {after}")
_DONE: Final = Text("已完成", "done")
_CAME: Final = Text("{id} 加入在册儿童", "{id} is on the register now")
_LEFT: Final = Text("{id} 不再是在册儿童", "{id} is no longer on the register")


class Correction(NamedTuple):
    """A figure of a closed month that is known better than it was reported, and why."""

    month: str
    of: str
    figure: str
    title: Text
    reported: str
    corrected: str


class Corrections(NamedTuple):
    """What was reported and is no longer so, and what the difference comes from."""

    figures: tuple[Correction, ...]
    because: tuple[Text, ...]


def closed_months(world: World) -> dict[str, ClosedMonth]:
    """Return the closed months by their names."""
    found = (filed.record for filed in world.of_kind("closed-month"))
    return {record.month: record for record in found if isinstance(record, ClosedMonth)}


def figures(view: View) -> dict[str, str]:
    """Return every number of a report by name: single figures, and the totals of its tables."""
    found = {id_: _number(figure.value) for id_, figure in view.figures.items()}
    for table in view.tables.values():
        if table.totals:
            for column, cell in zip(table.columns, table.totals.cells, strict=True):
                if isinstance(cell, int | Rate):
                    found[_TOTAL.format(table=table.id, column=column.id)] = _number(cell)
    return found


def _number(cell: Cell) -> str:
    return f"{cell.done}/{cell.base}" if isinstance(cell, Rate) else str(cell)


def titles(view: View) -> dict[str, Text]:
    """Return what each number of a report is called."""
    found = {id_: figure.title for id_, figure in view.figures.items()}
    for table in view.tables.values():
        for column in table.columns:
            words = Text(f"{table.title.zh}：{column.title.zh}", f"{table.title.en}: {column.title.en}")
            found[_TOTAL.format(table=table.id, column=column.id)] = words
    return found


def corrections(closed: ClosedMonth, report: ClosedReport, now: ClosedReport, view: View) -> Corrections:
    """Return where a report of a closed month differs from what the records give now, seen from the same day."""
    named = titles(view)
    different = tuple(
        Correction(closed.month, report.of, id_, named.get(id_, Text(id_, id_)), before, now.figures.get(id_, "0"))
        for id_, before in report.figures.items()
        if now.figures.get(id_, "0") != before
    )
    return Corrections(different, tuple(_because(report, now)) if different else ())


def _because(then: ClosedReport, now: ClosedReport) -> Iterator[Text]:
    before, after = _states(then), _states(now)
    for id_ in sorted({*before, *after}):
        if before.get(id_) != after.get(id_):
            yield Text(
                *(
                    _NOW.fill(
                        lang,
                        {
                            "id": id_,
                            "before": _said(before.get(id_)).say(lang),
                            "after": _said(after.get(id_)).say(lang),
                        },
                    )
                    for lang in ("zh", "en")
                )
            )
    there, here = ({child for line in report.children for child in line} for report in (then, now))
    for children, words in ((here - there, _CAME), (there - here, _LEFT)):
        for child in sorted(children):
            yield Text(words.fill("zh", {"id": child}), words.fill("en", {"id": child}))


def _states(report: ClosedReport) -> Mapping[str, str]:
    return dict(line.rsplit(" ", 1) for line in report.undone)


def _said(state: str | None) -> Text:
    return STATE_WORDS[State(state)] if state else _DONE
