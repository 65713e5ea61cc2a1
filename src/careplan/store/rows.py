"""From rows of text to typed values: each column's type is the model's, each distinct cell is judged once."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from careplan.records.base import Part, error_facts
from careplan.records.place import Fact, Fault, Place
from careplan.store.reading.csv_table import CsvTable


class Row(NamedTuple):
    """One good row: its number in the table, from 0, and its values by column, empty cells left out."""

    number: int
    values: dict[str, Any]


class _Bad(NamedTuple):
    rule: str
    facts: Mapping[str, Fact]


class _Column:
    """One column of a model: text in, a typed value or what is wrong out, remembered by text."""

    def __init__(self, name: str, annotation: Any, *, required: bool, clear: bool) -> None:  # noqa: ANN401 any type
        self.name = name
        self.required = required
        self._clear = clear
        self._adapter: TypeAdapter[Any] = TypeAdapter(annotation)
        self._seen: dict[str, Any] = {}

    def value(self, text: str) -> Any:  # noqa: ANN401 the model's type, or _Bad
        try:
            return self._seen[text]
        except KeyError:
            found = self._seen[text] = self._judge(text)
            return found

    def _judge(self, text: str) -> Any:  # noqa: ANN401 as above
        try:
            return self._adapter.validate_python(text)
        except ValidationError as error:
            rule, facts = error_facts(error.errors(include_url=False)[-1], named=self._clear)
            return _Bad(rule, {"field": self.name, **facts})


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
    found = columns(model, _nothing)[column].value(text) if text else _Bad("missing-field", {"field": column})
    return Fault(found.rule, Place("", 1, 1), found.facts) if type(found) is _Bad else None


def _nothing(_: str) -> bool:
    return False


def bind_rows(model: type[Part], table: CsvTable, clear: Callable[[str], bool], faults: list[Fault]) -> Iterator[Row]:
    """Yield the good rows of a table; add to `faults` what is wrong with the others, each at its cell."""
    known = columns(model, clear)
    if _header_is_short(known, table, faults):
        return
    here = [known.get(name) for name in table.header]
    for number, cells in enumerate(table.rows):
        before = len(faults)
        values: dict[str, Any] = {}
        for column, text in zip(here, cells, strict=True):
            if column is not None and (text or column.required):
                value = column.value(text) if text else _Bad("missing-field", {"field": column.name})
                if type(value) is _Bad:
                    faults.append(Fault(value.rule, table.place(number, column.name), value.facts))
                else:
                    values[column.name] = value
        if len(faults) == before:
            yield Row(number, values)


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
