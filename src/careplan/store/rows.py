"""From rows of text to typed values: each column's type is the model's, each distinct cell is judged once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from careplan.records.base import Part, error_facts
from careplan.records.place import Fact, Fault, Place
from careplan.store.reading.csv_table import CsvTable

_NEVER_TWICE: Final = "row_id"


class Row(NamedTuple):
    """One good row: its number in the table, from 0, and its values by column, empty cells left out."""

    number: int
    values: dict[str, Any]


class _Bad(NamedTuple):
    rule: str
    facts: Mapping[str, Fact]


class _OddCellError(Exception):
    """A row is to be looked at cell by cell."""


class _Column(dict[str, Any]):
    """One column of a model: text in, a typed value out, remembered by text; what is wrong with others apart."""

    def __init__(self, name: str, annotation: Any, *, required: bool, clear: bool) -> None:  # noqa: ANN401 any type
        super().__init__()
        self.name = name
        self.required = required
        self._clear = clear
        self._adapter: TypeAdapter[Any] = TypeAdapter(annotation)
        self._all: TypeAdapter[list[Any]] = TypeAdapter(list[annotation])
        self._wrong: dict[str, _Bad] = {}

    def __missing__(self, text: str) -> Any:  # noqa: ANN401 the model's type
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
        """Remember these cells alone: for a column in which no cell comes twice."""
        self.clear()
        self._wrong.clear()
        with suppress(ValidationError):
            self.update(zip(texts, self._all.validate_python(texts), strict=True))

    def value(self, text: str) -> Any:  # noqa: ANN401 the model's type, or _Bad
        """Return the value of a cell that must not be empty where the column is required."""
        if not text:
            return _Bad("missing-field", {"field": self.name})
        try:
            return self[text]
        except _OddCellError:
            return self._wrong[text]


@cache
def columns(model: type[Part], clear: Callable[[str], bool]) -> dict[str, _Column]:
    """Return the columns of a model by their names in a file."""
    found = {}
    for field, info in model.model_fields.items():
        name = info.alias or field.rstrip("_")
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        found[name] = _Column(name, annotation, required=info.is_required(), clear=clear(name))
    return found


def cell_fault(model: type[Part], column: str, text: str) -> Fault | None:
    """Return what is wrong with a text as the value of a column, None where it may stand there; it is never quoted."""
    found = columns(model, _nothing)[column].value(text)
    return Fault(found.rule, Place("", 1, 1), found.facts) if type(found) is _Bad else None


def _nothing(_: str) -> bool:
    return False


def bind_rows(model: type[Part], table: CsvTable, clear: Callable[[str], bool], faults: list[Fault]) -> Iterator[Row]:
    """Yield the good rows of a table; add to `faults` what is wrong with the others, each at its cell."""
    known = columns(model, clear)
    if _header_is_short(known, table, faults):
        return
    here = [known[name] for name in table.header if name in known]
    if _NEVER_TWICE in table.header:
        at = table.header.index(_NEVER_TWICE)
        known[_NEVER_TWICE].only([cells[at] for cells in table.rows])
    all_known, names = len(here) == len(table.header), [column.name for column in here]
    required = {column.name for column in here if column.required}
    for number, cells in enumerate(table.rows):
        values = _at_once(names, here, cells) if all_known else None
        if values is None or not required <= values.keys():
            values = _cell_by_cell(known, table, number, faults)
        if values is not None:
            yield Row(number, values)


def _at_once(names: list[str], here: list[_Column], cells: list[str]) -> dict[str, Any] | None:
    """Return the values of a row, or None where a cell is wrong."""
    try:
        return {name: column[text] for name, column, text in zip(names, here, cells, strict=True) if text}
    except _OddCellError:
        return None


def _cell_by_cell(
    known: Mapping[str, _Column], table: CsvTable, number: int, faults: list[Fault]
) -> dict[str, Any] | None:
    """Return the values of a row, or None where a fault is added."""
    values: dict[str, Any] = {}
    before = len(faults)
    for name, text in zip(table.header, table.rows[number], strict=True):
        column = known.get(name)
        if column is not None and (text or column.required):
            value = column.value(text)
            if type(value) is _Bad:
                faults.append(Fault(value.rule, table.place(number, name), value.facts))
            else:
                values[name] = value
    return values if len(faults) == before else None


def _header_is_short(known: dict[str, _Column], table: CsvTable, faults: list[Fault]) -> bool:
    """Add what is wrong with the header; return whether a column that every row needs is missing."""
    for name in table.header:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            facts = {"field": name if near else "…", "example": near[0] if near else ", ".join(known)}
            faults.append(Fault("unknown-field", table.place(-1, name), facts))
    missing = [column.name for column in known.values() if column.required and column.name not in table.header]
    faults.extend(Fault("missing-field", table.place(-1, None), {"field": name}) for name in missing)
    return bool(missing)
