"""Figures and tables that carry their own definition, and that are refused when they do not foot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from careplan.text import Lang, Text

NOTHING: Final = "—"
"""What stands where nothing was owed: never 0 and never 100 %."""


class DoesNotFootError(Exception):
    """A table whose printed identities do not hold: a fault of the tool, never of the records."""


class Rate(NamedTuple):
    """So many done of so many owed."""

    done: int
    base: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, None where nothing was owed."""
        return round(self.done / self.base, 6) if self.base else None

    def percent(self) -> str:
        """Return the share in percent, cut (never rounded up) to one place; a dash where nothing was owed."""
        if not self.base:
            return NOTHING
        whole, part = divmod(1000 * self.done // self.base, 10)
        return f"{whole}.{part} %"


def rate(done: int, expected: int, waived: int = 0, not_applicable: int = 0) -> Rate:
    """Return the completion: done of what was expected and neither waived nor not applicable."""
    return Rate(done, expected - waived - not_applicable)


def total_of(rates: Iterable[Rate]) -> Rate:
    """Return the rate of several taken together: sums over sums, never a mean of shares."""
    found = list(rates)
    return Rate(sum(r.done for r in found), sum(r.base for r in found))


Cell: TypeAlias = int | float | str | Text | date | Rate | None


def shown(cell: Cell, lang: Lang) -> str:
    """Return a cell in the words of one language."""
    if cell is None:
        return NOTHING
    if isinstance(cell, Text):
        return cell.say(lang)
    if isinstance(cell, Rate):
        return f"{cell.percent()} ({cell.done}/{cell.base})" if cell.base else NOTHING
    return cell.isoformat() if isinstance(cell, date) else str(cell)


@dataclass(frozen=True, slots=True)
class Definition:
    """What a number counts, out of what, without what, by which rule and as of which day."""

    id: str
    title: Text
    numerator: Text
    rule: Text
    as_of: date
    denominator: Text | None = None
    exclusions: Text | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its definition and the list behind it: ids of obligations, acts' rows or subjects."""

    id: str
    title: Text
    value: int | float | Rate | None
    definition: Definition
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it is about, its cells, and the list behind it."""

    id: str
    title: Cell
    cells: tuple[Cell, ...]
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Columns that must agree on every line (勾稽关系): `total` = the sum of `plus` − the sum of `minus`."""

    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


TOTAL: Final = Text("合计", "Total")
_SUMS: Final = Text("合计 = 各行之和", "Total = sum of the lines")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its definition; checked when made, so that one that does not foot is never printed."""

    id: str
    title: Text
    definition: Definition
    head: Text
    """The title of the first column."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: Row | None = None
    identities: tuple[Identity, ...] = ()

    def __post_init__(self) -> None:
        """Refuse lines of the wrong length, identities that do not hold and totals that are not sums."""
        lines = [*self.rows, *([self.totals] if self.totals else [])]
        for line in lines:
            if len(line.cells) != len(self.columns):
                raise DoesNotFootError(f"{self.id}/{line.id}: {len(line.cells)} cells")
            for identity in self.identities:
                self._hold(identity, line)
        if self.totals and list(self.totals.cells) != _sums(self.rows, len(self.columns)):
            raise DoesNotFootError(f"{self.id}: totals")

    def _hold(self, identity: Identity, line: Row) -> None:
        value = self._sum(line, identity.plus) - self._sum(line, identity.minus)
        if self._sum(line, (identity.total,)) != value:
            raise DoesNotFootError(f"{self.id}/{line.id}: {identity.total}")

    def _sum(self, line: Row, ids: Sequence[str]) -> int:
        cells = (line.cells[self._index(id_)] for id_ in ids)
        return sum(cell for cell in cells if isinstance(cell, int))

    def _index(self, id_: str) -> int:
        return next(i for i, column in enumerate(self.columns) if column.id == id_)

    def column(self, id_: str) -> list[tuple[Cell, Cell]]:
        """Return each line's title and its cell in one column, for a chart; raises StopIteration for no such column."""
        at = self._index(id_)
        return [(row.title, row.cells[at]) for row in self.rows]

    @property
    def agreements(self) -> tuple[Text, ...]:
        """What holds in this table, in the numbers of its columns, ready to be printed below it."""
        found = [self._words(identity) for identity in self.identities]
        return (*found, _SUMS) if self.totals else tuple(found)

    def _words(self, identity: Identity) -> Text:
        plus = " + ".join(str(self._index(id_) + 1) for id_ in identity.plus)
        minus = "".join(f" − {self._index(id_) + 1}" for id_ in identity.minus)
        words = f"{self._index(identity.total) + 1} = {plus}{minus}"
        return Text(words, words)


def agree(one: Table, other: Table) -> None:
    """Refuse two tables of the same things, cut in two ways, whose totals differ; no line at all comes to nothing."""
    mine, others = (table.totals.cells if table.totals else None for table in (one, other))
    if mine == others or (None in {mine, others} and _is_nothing(mine or others or ())):
        return
    raise DoesNotFootError(f"{one.id} and {other.id}")


def _is_nothing(cells: Iterable[Cell]) -> bool:
    return all(cell in {0, Rate(0, 0), None} for cell in cells)


def summed(rows: Sequence[Row], width: int) -> Row:
    """Return the line of totals: sums of counts and of rates; columns of words stay empty."""
    return Row("total", TOTAL, tuple(_sums(rows, width)))


def _sums(rows: Sequence[Row], width: int) -> list[Cell]:
    return [_column_sum([row.cells[i] for row in rows]) for i in range(width)]


def _column_sum(cells: Sequence[Cell]) -> Cell:
    rates = [cell for cell in cells if isinstance(cell, Rate)]
    if rates:
        return total_of(rates)
    counts = [cell for cell in cells if isinstance(cell, int)]
    return sum(counts) if len(counts) == len(cells) else None
