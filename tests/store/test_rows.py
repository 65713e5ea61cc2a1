"""Rows to typed values: what is taken at once is what the model itself makes of each row, cell by cell."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from careplan.records.acts import ActRow
from careplan.records.place import Fault
from careplan.store import rows
from careplan.store.reading.csv_reader import read_csv
from careplan.store.rows import Rows, bind_rows

CELLS = {
    "row_id": ["k1", "k2", "k3", "k3", "", " "],
    "date": ["2026-05-03", "2026-05-04", "2026-02-30", "5月3日", ""],
    "kind": ["talk", "home_visit", "no such", ""],
    "by": ["T001", "Z01", "t001", ""],
    "children": ["S01-282TV", "S01-282TV S01-JS1XV", "S01", ""],
    "minutes": ["20", "0", "1e3", ""],
    "colour": ["red", ""],
}
HEADERS = st.lists(st.sampled_from(sorted(CELLS)), min_size=1, unique=True)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a table, often with all that a row needs, and with cells good and bad."""
    header = draw(st.one_of(st.just([name for name in CELLS if name != "colour"]), HEADERS))
    lines = [[draw(st.sampled_from(CELLS[name])) for name in header] for _ in range(draw(st.integers(0, 6)))]
    return "".join(",".join(cells) + "\n" for cells in [header, *lines])


def bound(text: str) -> tuple[list[tuple[int, dict[str, Any]]], list[Fault]]:
    """Return the good rows of a table, with their numbers, and the faults of the others."""
    table, faults = read_csv("a.csv", text.encode(), tuple(rows.columns(ActRow, bool)))
    good = Rows((), {}) if table is None else bind_rows(ActRow, table, bool, faults)
    return [(number, good.values(at)) for at, number in enumerate(good.numbers)], faults


@given(tables())
@settings(deadline=None)
def test_at_once_is_cell_by_cell(text: str) -> None:
    """The same rows, the same faults at the same places, in the same order."""
    quick = bound(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "_at_once", lambda *_: None)
        assert bound(text) == quick


@given(tables())
@settings(deadline=None)
def test_a_row_is_what_the_model_makes_of_it(text: str) -> None:
    """A row is good where the model takes it, and its values are the model's."""
    table, _ = read_csv("a.csv", text.encode(), tuple(rows.columns(ActRow, bool)))
    if table is None or not {"row_id", "date", "kind", "by"} <= set(table.header):
        return
    wanted = []
    for number, cells in enumerate(table.rows):
        written = {name: cell for name, cell in zip(table.header, cells, strict=True) if cell and name != "colour"}
        try:
            values: dict[str, Any] = ActRow.model_validate(written).model_dump(exclude_unset=True)
        except ValidationError:
            continue
        wanted.append((number, values))
    assert bound(text)[0] == wanted


@given(st.lists(st.lists(st.text("ab 1、é", max_size=4), min_size=2, max_size=3), min_size=1, max_size=5))
def test_a_table_without_quotes_reads_as_one_in_quotes(cells: list[list[str]]) -> None:
    """Quotes around every cell change nothing but the columns of places."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["a", "b"], *cells])
    plain = "".join(",".join(row) + "\n" for row in [["a", "b"], *cells])
    quoted_table, quoted = read_csv("a.csv", out.getvalue().encode(), ("a", "b"))
    table, faults = read_csv("a.csv", plain.encode(), ("a", "b"))
    assert table is not None
    assert quoted_table is not None
    assert (table.rows, [*table.lines]) == (quoted_table.rows, quoted_table.lines)
    assert {(one.rule, one.place.line) for one in faults} == {(one.rule, one.place.line) for one in quoted}
