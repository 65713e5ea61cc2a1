"""Acts file by file, as columns: most rows are never looked at alone, and an act is made when somebody does."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, TypeAlias, TypeVar

from careplan.domain.act import IN_VAIN, Act, Doing
from careplan.records.acts import ARTICLE, CENSUS_VISIT
from careplan.records.duty_parts import Proof

Column: TypeAlias = Sequence[Any]
"""A value for each row; where a row has none, an empty tuple in a column of several values and None in others."""

_FIELDS: Final = {"date": "day", "with": "staff"} | {
    name: name
    for name in (
        *("row_id", "kind", "children", "by", "deputy_for", "body", "guardians", "time", "minutes", "done_on"),
        *("counts_for", "ref", "returned_on", "corrected_on"),
    )
}
"""The columns that are fields of an act, by their names in a file."""
_DOING: Final = ("date", "by", "school", "with", "deputy_for", "body")
_SEVERAL: Final = frozenset({"children", "with", "body", "guardians", "to"})
_NOTHING: Final = (None, ())
_BYTE: Final = 256
T = TypeVar("T")


class Sheet:
    """The acts that stand in one file, in the order of their lines."""

    def __init__(self, file: str, school: str | None, lines: Sequence[int], columns: Mapping[str, Column]) -> None:
        """Take a month's file: the school that keeps it, None for the office, each row's line, the columns by name.

        A column in which no row has a value may be left out.
        """
        self.file = file
        self._school = school
        self._lines = lines
        self._columns = columns
        self._made: Sequence[Act] = ()

    @classmethod
    def of(cls, file: str, acts: Sequence[Act]) -> "Sheet":
        """Return acts that were made already as the sheet of their file."""
        acts = sorted(acts, key=_line)
        columns = {name: [getattr(act, field) for act in acts] for name, field in _FIELDS.items()}
        for name in sorted({name for act in acts for name in act.values} - _FIELDS.keys()):
            columns[name] = [act.values.get(name, () if name in _SEVERAL else None) for act in acts]
        sheet = cls(file, None, [act.line for act in acts], columns)
        sheet._made = acts
        return sheet

    def __len__(self) -> int:
        """Return how many acts there are."""
        return len(self._lines)

    def column(self, name: str) -> Column:
        """Return a column by its name in the file."""
        found = self._columns.get(name)
        return (() if name in _SEVERAL else None,) * len(self) if found is None else found

    def has(self, *names: str) -> bool:
        """Return whether a row may have a value in one of some columns."""
        return not self._columns.keys().isdisjoint(names)

    def act(self, row: int) -> Act:
        """Return the act of a row, rows counted from 0."""
        return self._made[row] if self._made else self._make(row)

    @property
    def acts(self) -> Iterator[Act]:
        """Every act."""
        return map(self.act, range(len(self)))

    def doing(self, row: int) -> Doing:
        """Return who did the act of a row and when."""
        if self._made:
            act = self._made[row]
            return Doing(act.day, act.school, act.by, act.staff, act.office, act.deputy_for, act.body)
        day, by, about, staff, deputy_for, body = (self._cell(row, name) for name in _DOING)
        return Doing(day, about or self._school, by, staff or (), self._school is None, deputy_for, body or ())

    def shows(self, row: int, proof: Proof) -> bool:
        """Return whether the act of a row is of a kind, and has the values, that a proof asks for."""
        has = (expected.holds(self._cell(row, name)) for name, expected in proof.where.items())
        return bool(self._cell(row, "kind") == proof.kind and all(has))

    def is_of(self, kind: str) -> Iterator[bool]:
        """Say of each row whether it is of a kind."""
        return map(kind.__eq__, self.column("kind"))

    def rows(self, name: str, wanted: Container[Any]) -> Iterator[int]:
        """Yield the rows that have one of some values in a column."""
        column = self._columns.get(name)
        return (row for row, value in enumerate(column or ()) if value in wanted)

    def filled(self, name: str) -> Iterator[int]:
        """Yield the rows that have any value in a column."""
        column = self._columns.get(name)
        return (row for row, value in enumerate(column or ()) if value not in _NOTHING)

    def having(self, name: str) -> Iterator[Act]:
        """Yield the acts that have a value in a column."""
        return map(self.act, self.filled(name))

    def of_kinds(self, kinds: Collection[str]) -> Iterator[Act]:
        """Yield the acts of some kinds."""
        return map(self.act, () if self.kinds.isdisjoint(kinds) else self.rows("kind", kinds))

    def between(self, first: date, last: date) -> Iterator[Act]:
        """Yield the acts from one day to another."""
        if len(self) and self.first <= last and self.last >= first:
            yield from (self.act(row) for row, day in enumerate(self.column("date")) if first <= day <= last)

    def naming(self, some: Collection[str]) -> Iterator[Act]:
        """Yield the acts that are about some children, or by one of some adults."""
        some = frozenset(some)
        named = zip(self.column("by"), self.column("children"), strict=True) if some else ()
        yield from (self.act(row) for row, (by, who) in enumerate(named) if by in some or not some.isdisjoint(who))

    def about(self, child: str) -> Sequence[int]:
        """Return the rows that name a child."""
        return self._about.get(child, ())

    @property
    def is_month(self) -> bool:
        """Whether it is a month's file; else it is an article or a sheet of the census."""
        return self.kinds.isdisjoint((ARTICLE, CENSUS_VISIT))

    @cached_property
    def first(self) -> date:
        """The first day of its acts."""
        found: date = min(self.column("date"))
        return found

    @cached_property
    def last(self) -> date:
        """The last day of its acts."""
        found: date = max(self.column("date"))
        return found

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its acts."""
        return _kept_once(frozenset(self.column("kind")))

    @cached_property
    def of_kind(self) -> Mapping[str, Sequence[int]]:
        """The rows of each kind."""
        found: dict[str, list[int]] = {}
        for row, kind in enumerate(self.column("kind")):
            found.setdefault(kind, []).append(row)
        return {kind: _short(rows) for kind, rows in found.items()}

    @cached_property
    def apart(self) -> frozenset[int]:
        """The rows that came back, that name a period, or that somebody outside the schools did."""
        apart = ("returned_on", "counts_for", "body")
        return _kept_once(frozenset(row for name in apart for row in self.filled(name)))

    @cached_property
    def in_vain(self) -> frozenset[int]:
        """The rows of which nothing came."""
        return _kept_once(frozenset(row for name, words in IN_VAIN.items() for row in self.rows(name, words)))

    @cached_property
    def children(self) -> frozenset[str]:
        """The children whom its acts name."""
        return _kept_once(frozenset().union(*set(self.column("children"))))

    @cached_property
    def adults(self) -> frozenset[str]:
        """Who did its acts, who took part and for whom somebody stood in."""
        deputies = filter(None, self.column("deputy_for")) if self.has("deputy_for") else ()
        staff = set(self.column("with")) if self.has("with") else ()
        return _kept_once(frozenset({*self.column("by"), *deputies}.union(*staff)))

    @cached_property
    def _about(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for row, named in enumerate(self.column("children")):
            for child in named if len(named) == 1 else dict.fromkeys(named):
                found.setdefault(child, []).append(row)
        return {child: _short(rows) for child, rows in found.items()}

    def _cell(self, row: int, name: str) -> Any:  # noqa: ANN401 the column's type
        found = self._columns.get(name)
        return None if found is None else found[row]

    def _make(self, row: int) -> Act:
        cells = ((name, column[row]) for name, column in self._columns.items())
        values = {name: value for name, value in cells if value is not None and value != ()}
        get, about = values.get, values.get("school") or self._school
        return Act(
            values["kind"],
            values["date"],
            values["row_id"],
            about,
            values["by"],
            get("children", ()),
            get("with", ()),
            self.file,
            self._lines[row],
            self._school is None,
            values,
            get("deputy_for"),
            get("guardians", ()),
            f"{about}/{values['class']}" if "class" in values else None,
            get("minutes"),
            get("done_on"),
            get("counts_for"),
            get("ref"),
            get("time"),
            get("returned_on"),
            get("corrected_on"),
            get("body", ()),
        )


def sheets_of(acts: Iterable[Act]) -> Iterator[Sheet]:
    """Yield each file's acts, in the order of their paths."""
    files: dict[str, list[Act]] = {}
    for act in acts:
        files.setdefault(act.file, []).append(act)
    return (Sheet.of(file, files[file]) for file in sorted(files))


def rows_with(sheets: Iterable[Sheet], column: str, wanted: Collection[Any]) -> Iterator[Act]:
    """Yield the acts of some sheets that have one of some values in a column."""
    return (sheet.act(row) for sheet in sheets if wanted for row in sheet.rows(column, wanted))


@lru_cache(maxsize=1024)
def _kept_once(some: frozenset[T]) -> frozenset[T]:
    """Return a set as the one that was made first: an adult's files are about the same children month after month."""
    return some


def _short(rows: list[int]) -> Sequence[int]:
    """Return rows, the last of them the greatest, in a byte each where that is enough."""
    return bytes(rows) if rows[-1] < _BYTE else rows


def _line(act: Act) -> int:
    return act.line
