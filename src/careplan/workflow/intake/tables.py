"""Which tables of acts a form is looked at beside: those of its months, and those in which its rows stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from careplan.domain.calendar import Span
from careplan.records.place import Fault
from careplan.store.office.book import Cell
from careplan.store.row_ids import row_ids
from careplan.store.tree import Tree
from careplan.workflow.intake.cells import prose, seen
from careplan.workflow.intake.sheets import Table

_MONTH: Final = re.compile(r"/months/(\d{4}-\d{2})[/.]")


class Brought(NamedTuple):
    """A file that was brought: where it lies, the form in it, and the days that it is for."""

    path: str
    table: Table
    span: Span


def tables_for(tree: Tree, brought: Sequence[Brought]) -> tuple[set[str], set[str]]:
    """Return the paths of the tables that are to be read, and the row ids of all others.

    A year of acts is a hundred times what a form speaks of; of the others only the row ids are looked at.
    """
    months = {month for one in brought if one.table.form.record == "acts" for month in _months(one.span)}
    if not months:
        return set(), set()
    ids = {prose(seen(cell.text)) for one in brought for cell in _id_cells(one.table)}
    kept, others = set[str](), set[str]()
    for path in tree.paths()[0]:
        found = _MONTH.search(path)
        if found is None:
            continue
        data = b"" if found[1] in months else tree.read(path)
        there = set() if isinstance(data, Fault) else row_ids(data)
        if found[1] in months or not ids.isdisjoint(there):
            kept.add(path)
        else:
            others |= there
    return kept, others


def _months(span: Span) -> Iterator[str]:
    yield from sorted({f"{day:%Y-%m}" for day in span.days()})


def _id_cells(table: Table) -> Iterator[Cell]:
    at = table.heads.get("row_id")
    if at is not None:
        yield from (row[at] for row in table.rows if at < len(row))
