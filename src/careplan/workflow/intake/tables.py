"""Which tables of acts a form is looked at beside: those of its months, and those in which its rows stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.calendar import Span
from careplan.domain.world import World
from careplan.records.kinds import kind_of
from careplan.records.place import Fault
from careplan.store.overlay import Without
from careplan.store.row_ids import row_ids
from careplan.store.tree import Tree
from careplan.workflow.intake.cells import prose, seen
from careplan.workflow.intake.sheets import Table
from careplan.workflow.load import world_of

ACTS: Final = "months"
"""The folders in which tables of acts lie."""
_BESIDE_ACTS: Final = ("articles", "census", "guardians")
"""The folders of what a row of a form of acts has nothing to do with."""
_MONTH: Final = re.compile(r"/months/(\d{4}-\d{2})[/.]")


class Brought(NamedTuple):
    """A file that was brought: where it lies, the form in it, and the days that it is for."""

    path: str
    table: Table
    span: Span


def register_for(tree: Tree, on: date) -> World:
    """Return the world in which forms of acts are understood: who is where, and the plan; no act, no guardian."""
    world = world_of(Without(tree, [ACTS, *_BESIDE_ACTS]), on, live=True)
    beside = (path for path in tree.paths()[0] if any(f"/{name}/" in path for name in _BESIDE_ACTS))
    return replace(world, files=tuple(sorted((*world.files, *(path for path in beside if kind_of(path))))))


def is_enough(tables: Sequence[Table]) -> bool:
    """Say whether that world has all that some forms need: acts, none of which names the period for which it counts.

    Whether there is such a period depends on everything that is owed.
    """
    return not any(table.form.record != "acts" or any(_written(table, "counts_for")) for table in tables)


def tables_for(tree: Tree, brought: Sequence[Brought]) -> tuple[set[str], set[str]]:
    """Return the paths of the tables that are to be read, and the row ids of all others.

    A year of acts is a hundred times what a form speaks of; of the others only the row ids are looked at.
    """
    months = {month for one in brought if one.table.form.record == "acts" for month in _months(one.span)}
    if not months:
        return set(), set()
    ids = {prose(seen(text)) for one in brought for text in _written(one.table, "row_id")}
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


def _written(table: Table, column: str) -> Iterator[str]:
    """Yield what stands in a column, empty cells left out."""
    at = table.heads.get(column)
    if at is not None:
        yield from (row[at].text for row in table.rows if at < len(row) and row[at].text)
