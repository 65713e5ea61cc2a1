"""From rows of text to typed values: each column's type is the model's, each distinct cell is judged once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Annotated, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from careplan.domain.row_ids import in_little_room
from careplan.records.base import Part, error_facts
from careplan.records.place import Fact, Fault, Place
from careplan.records.types import surely_lines
from careplan.store.reading.csv_table import CsvTable

_NEVER_TWICE: Final = "row_id"
EMPTY: Final = (None, ())
"""What stands for an empty cell: no value, or none of several."""


class Rows(NamedTuple):
    """The good rows of a table: their numbers in it, from 0, and each column in which one of them has a value."""

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[Any]]

    def values(self, at: int) -> dict[str, Any]:
        """Return the values of one good row by column, empty cells left out."""
        cells = ((name, column[at]) for name, column in self.columns.items())
        return {name: value for name, value in cells if value not in EMPTY}

    def only(self, kept: Sequence[int]) -> "Rows":
        """Return some of them."""
        columns = {name: [column[at] for at in kept] for name, column in self.columns.items()}
        return Rows([self.numbers[at] for at in kept], columns)


class _Bad(NamedTuple):
    rule: str
    facts: Mapping[str, Fact]


class _OddCellError(Exception):
    """A row is to be looked at cell by cell."""


class Column(dict[str, Any]):
    """One column of a model: text in, a typed value out, remembered by text; what is wrong with others apart.

    `empty` is what stands for no text.
    """

    def __init__(self, name: str, info: FieldInfo, *, clear: bool) -> None:
        """Remember nothing yet; `clear` says whether a message may quote what stands in a cell."""
        annotation: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        super().__init__()
        self.name = name
        self.required = info.is_required()
        self.empty = info.default
        self._clear = clear
        self._annotation = annotation
        self._wrong: dict[str, _Bad] = {}
        if not self.required:
            self[""] = self.empty

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._annotation)

    @cached_property
    def _several(self) -> TypeAdapter[list[Any]]:
        annotation: Any = self._annotation
        return TypeAdapter(list[annotation])

    def __missing__(self, text: str) -> Any:  # noqa: ANN401 the model's type
        """Return the value of a text that is met for the first time. Raises _OddCellError."""
        if text not in self._wrong:
            try:
                found = self[text] = self._adapter.validate_python(text)
            except ValidationError as error:
                rule, facts = error_facts(error.errors(include_url=False)[-1], named=self._clear)
                self._wrong[text] = _Bad(rule, {"field": self.name, **facts})
            else:
                return found
        raise _OddCellError

    def only(self, texts: list[str]) -> None:
        """Remember these cells alone: for a column of lines in which no cell comes twice."""
        self.clear()
        self._wrong.clear()
        with suppress(ValidationError):
            good = texts if surely_lines(texts) else self._several.validate_python(texts)
            self.update(zip(texts, good, strict=True))

    def value(self, text: str) -> Any:  # noqa: ANN401 the model's type, or _Bad
        """Return the value of a cell that must not be empty where the column is required."""
        if not text:
            return _Bad("missing-field", {"field": self.name})
        try:
            return self[text]
        except _OddCellError:
            return self._wrong[text]


@cache
def columns(model: type[Part], clear: Callable[[str], bool]) -> dict[str, Column]:
    """Return the columns of a model by their names in a file."""
    found = {}
    for field, info in model.model_fields.items():
        name = info.alias or field.rstrip("_")
        found[name] = Column(name, info, clear=clear(name))
    return found


def cell_fault(model: type[Part], column: str, text: str) -> Fault | None:
    """Return what is wrong with a text as the value of a column, None where it may stand there; it is never quoted."""
    found = columns(model, _nothing)[column].value(text)
    return Fault(found.rule, Place("", 1, 1), found.facts) if type(found) is _Bad else None


def _nothing(_: str) -> bool:
    return False


def bind_rows(model: type[Part], table: CsvTable, clear: Callable[[str], bool], faults: list[Fault]) -> Rows:
    """Return the good rows of a table; add to `faults` what is wrong with the others, each at its cell."""
    known = columns(model, clear)
    if _header_is_short(known, table, faults) or not table.lines:
        return Rows((), {})
    here = [known[name] for name in table.header if name in known]
    if _NEVER_TWICE in table.header:
        at = table.header.index(_NEVER_TWICE)
        known[_NEVER_TWICE].only(table.column(at))
    found = _at_once(here, table) if len(here) == len(table.header) else None
    if found is not None:
        return Rows(range(len(table.lines)), found)
    good = dict(_one_by_one(known, table, faults))
    return Rows(tuple(good), {c.name: [v.get(c.name, c.empty) for v in good.values()] for c in here})


def _at_once(here: Sequence[Column], table: CsvTable) -> dict[str, Sequence[Any]] | None:
    """Return the values of all rows by column, or None where a cell is wrong."""
    texts = ((column, table.column(number)) for number, column in enumerate(here))
    try:
        found: dict[str, Sequence[Any]] = {
            column.name: [*map(column.__getitem__, cells)] for column, cells in texts if column.required or any(cells)
        }
    except _OddCellError:
        return None
    if _NEVER_TWICE in found:
        found[_NEVER_TWICE] = in_little_room(found[_NEVER_TWICE])
    return found


def _one_by_one(
    known: Mapping[str, Column], table: CsvTable, faults: list[Fault]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the numbers and values of the good rows; add what is wrong with the others."""
    for number, cells in enumerate(table.rows):
        values = _cell_by_cell(known, table, number, cells, faults)
        if values is not None:
            yield number, values


def _cell_by_cell(
    known: Mapping[str, Column], table: CsvTable, number: int, cells: Sequence[str], faults: list[Fault]
) -> dict[str, Any] | None:
    """Return the values of a row, or None where a fault is added."""
    values: dict[str, Any] = {}
    before = len(faults)
    for name, text in zip(table.header, cells, strict=True):
        column = known.get(name)
        if column is not None and (text or column.required):
            value = column.value(text)
            if type(value) is _Bad:
                faults.append(Fault(value.rule, table.place(number, name), value.facts))
            else:
                values[name] = value
    return values if len(faults) == before else None


def _header_is_short(known: dict[str, Column], table: CsvTable, faults: list[Fault]) -> bool:
    """Add what is wrong with the header; return whether a column that every row needs is missing."""
    for name in table.header:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            facts = {"field": name if near else "…", "example": near[0] if near else ", ".join(known)}
            faults.append(Fault("unknown-field", table.place(-1, name), facts))
    missing = [column.name for column in known.values() if column.required and column.name not in table.header]
    faults.extend(Fault("missing-field", table.place(-1, None), {"field": name}) for name in missing)
    return bool(missing)
