"""Explain the settlement of a duty towards somebody: clause, holder, days, what counted and what is left to do."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from careplan.domain.grounds import Grounds, grounds
from careplan.domain.obligation import Settlement
from careplan.domain.outside import Outside, outside
from careplan.domain.world import World
from careplan.records.place import Fault
from careplan.records.plan import Duty
from careplan.store.reading.csv_reader import read_csv
from careplan.store.tree import Folder
from careplan.workflow.subject import duties_named, periods_named
from careplan.workflow.who import somebody_named

HeaderOf: TypeAlias = Callable[[str], tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer: what each settlement rests on, or why there is none; and the other periods with their states."""

    on: date
    kind: str
    subject: str
    duty: Duty
    grounds: tuple[Grounds, ...]
    outside: Outside | None
    others: tuple[Settlement, ...]


def why(world: World, subject: str, duty: str, period: str | None = None) -> Why:
    """Return why a duty stands as it does towards somebody. Raises Refusal for an unknown id, duty or period.

    Without a period: those that are running or can still be made up on the day, else the last before it.
    """
    kind, id_ = somebody_named(world, subject)
    duties = duties_named(world, duty)
    name = duties[0].id
    settled = list(world.settlements.of(name, id_))
    if not settled:
        in_force = next((d for d in duties if _in_force(world, d)), duties[-1])
        return Why(world.on, kind, id_, in_force, (), outside(world, in_force, kind, id_, world.on), ())
    chosen = periods_named(settled, name, period) if period else _current(settled, world.on)
    others = tuple(s for s in settled if s not in chosen)
    last = chosen[-1].obligation.duty
    return Why(world.on, kind, id_, last, tuple(grounds(world, s) for s in chosen), None, others)


def _in_force(world: World, duty: Duty) -> bool:
    plan = next(p for p in world.books.plans if any(d is duty for d in p.duties))
    valid = duty.valid or plan.valid
    return valid.from_ <= world.on <= valid.until


def _current(settled: Sequence[Settlement], on: date) -> list[Settlement]:
    running = [s for s in settled if s.obligation.period.start <= on <= s.obligation.closes]
    if running:
        return running
    past = [s for s in settled if s.obligation.period.start <= on]
    return past[-1:] or list(settled[:1])


def headers(root: str | None) -> HeaderOf:
    """Return a function that gives the header of a table below a root, None where there is no such table."""

    def header(path: str) -> tuple[str, ...] | None:
        data = Folder(root).read(path) if root and path.endswith(".csv") else None
        if data is None or isinstance(data, Fault):
            return None
        table, _ = read_csv(path, data)
        return table.header if table else None

    return header


def row_lines(cells: dict[str, str], header: tuple[str, ...] | None) -> list[str]:
    """Return a row as lines of its table: with a header of its own where the table lacks one or a column."""
    import csv

    names = list(header or ()) + [name for name in cells if name not in (header or ())]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header is None or len(names) > len(header):
        writer.writerow(names)
    writer.writerow([cells.get(name, "") for name in names])
    return out.getvalue().splitlines()
