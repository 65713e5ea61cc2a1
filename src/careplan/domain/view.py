"""What a report shows, before it has a form: the same view becomes Markdown, JSON and every other format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from careplan.domain.figure import Cell, Column, Definition, Figure, Rate, Row, Table
from careplan.text import Text

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
SCHEMA: Final = "careplan/report/1"
BUNDLE: Final = "bundle-"


@dataclass(frozen=True, slots=True)
class Head:
    """Whose report it is, of which month, by which rule, and as of which day it was drawn."""

    kind: str
    """Such as `school-month` or `care-ledger`, which is the template's name too."""
    month: str
    from_: date
    until: date
    on: date
    """The day on which the records were looked at; every duty's state is that of this day."""
    day: date
    """The day for which the register is counted: the month's last day, or `on` while the month lasts."""
    ended: bool
    school: str | None
    name: Text
    office: Text
    rule: str
    rule_title: Text
    plans: tuple[Text, ...]
    faults: int
    """Places in the records that could not be read and are in no figure."""


@dataclass(frozen=True, slots=True)
class View:
    """A report: its head, its figures and its tables by id, and the definitions in the order of their use."""

    head: Head
    figures: Mapping[str, Figure]
    tables: Mapping[str, Table]
    definitions: tuple[Definition, ...]

    @property
    def notes(self) -> Mapping[str, int]:
        """The number under which a definition stands in the appendix, by its id."""
        return {definition.id: n for n, definition in enumerate(self.definitions, 1)}

    @property
    def bundles(self) -> tuple[Figure, ...]:
        """The completion of each bundle of duties that the plans name, such as the six ones."""
        return tuple(figure for id_, figure in self.figures.items() if id_.startswith(BUNDLE))


def view_of(head: Head, figures: Iterable[Figure], tables: Iterable[Table]) -> View:
    """Return a view; raises ValueError where two figures or two tables share an id."""
    by_figure, by_table = list(figures), list(tables)
    for ids in ([f.id for f in by_figure], [t.id for t in by_table]):
        if len(set(ids)) < len(ids):
            raise ValueError(f"an id twice in {ids}")
    definitions = [*(figure.definition for figure in by_figure), *(table.definition for table in by_table)]
    used = {definition.id: definition for definition in definitions}
    return View(head, {f.id: f for f in by_figure}, {t.id: t for t in by_table}, tuple(used.values()))


def plain(view: View) -> dict[str, Plain]:
    """Return the view as plain values for JSON; keys and ids are the same in every language."""
    head = view.head
    return {
        "schema": SCHEMA,
        "kind": head.kind,
        "month": head.month,
        "from": head.from_.isoformat(),
        "until": head.until.isoformat(),
        "on": head.on.isoformat(),
        "day": head.day.isoformat(),
        "ended": head.ended,
        "school": head.school,
        "name": _cell(head.name),
        "office": _cell(head.office),
        "rule": {"id": head.rule, "title": _cell(head.rule_title)},
        "faults": head.faults,
        "plans": [_cell(title) for title in head.plans],
        "figures": {id_: _figure(figure) for id_, figure in view.figures.items()},
        "tables": {id_: _table(table) for id_, table in view.tables.items()},
        "definitions": {definition.id: _definition(definition) for definition in view.definitions},
    }


def _cell(cell: Cell) -> Plain:
    if isinstance(cell, Text):
        return {"zh": cell.zh, "en": cell.en}
    if isinstance(cell, Rate):
        return {"done": cell.done, "base": cell.base, "value": cell.value}
    return cell.isoformat() if isinstance(cell, date) else cell


def _figure(figure: Figure) -> Plain:
    return {
        "title": _cell(figure.title),
        "value": _cell(figure.value),
        "definition": figure.definition.id,
        "refs": list(figure.refs),
    }


def _table(table: Table) -> Plain:
    return {
        "title": _cell(table.title),
        "definition": table.definition.id,
        "columns": [{"id": column.id, "title": _cell(column.title)} for column in table.columns],
        "rows": [_row(row, table.columns) for row in table.rows],
        "totals": _row(table.totals, table.columns) if table.totals else None,
        "identities": [{"total": i.total, "plus": list(i.plus), "minus": list(i.minus)} for i in table.identities],
    }


def _row(row: Row, columns: tuple[Column, ...]) -> Plain:
    cells = {column.id: _cell(cell) for column, cell in zip(columns, row.cells, strict=True)}
    return {"id": row.id, "title": _cell(row.title), "cells": cells, "refs": list(row.refs)}


def _definition(definition: Definition) -> Plain:
    return {
        "title": _cell(definition.title),
        "numerator": _cell(definition.numerator),
        "denominator": _cell(definition.denominator),
        "exclusions": _cell(definition.exclusions),
        "rule": _cell(definition.rule),
        "as_of": definition.as_of.isoformat(),
    }
