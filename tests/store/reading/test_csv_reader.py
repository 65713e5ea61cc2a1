"""Tables from CSV: places, mended cells, and rows that stay out."""

import pytest

from careplan.records.place import Place
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.csv_table import CsvTable


def table_of(text: str) -> CsvTable:
    """Return the table in a text that has no fault."""
    table, faults = read_csv("a.csv", text.encode())
    assert table is not None
    assert faults == []
    return table


def faults_in(text: str, *expected: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each fault."""
    return [(fault.rule, *fault.place[1:]) for fault in read_csv("a.csv", text.encode(), expected)[1]]


def test_rows_and_places() -> None:
    """Quoted lines and blank lines keep the lines of later rows right; a cell's place is found in its row."""
    text = 'row_id,date,note\na1,2026-05-06,"第一行\n第二行, ""好"""\n\na2,2026-05-07,好\n'
    table = table_of(text)
    assert table.rows == [["a1", "2026-05-06", '第一行\n第二行, "好"'], ["a2", "2026-05-07", "好"]]
    assert table.lines == [2, 5]
    assert table.place(0, "note") == Place("a.csv", 2, 15)
    assert table.place(1, "note") == Place("a.csv", 5, 15)
    assert table.place(1, "date") == Place("a.csv", 5, 4)
    assert table.place(1, None) == table.place(1, "no such column") == Place("a.csv", 5, 1)
    assert table.place(-1, "date") == Place("a.csv", 1, 8)


def test_place_after_a_cell_of_two_lines() -> None:
    """A cell that follows a quoted line break stands on the later line."""
    table = table_of('a,b\n"x\ny",z\n')
    assert table.place(0, "b") == Place("a.csv", 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1\n1,2,3\n1,2\n", [("ragged-row", 2, 1), ("ragged-row", 3, 1)]),
        ("a,b\n1,2\na,b\n", [("repeated-header", 3, 1)]),
        ("a|b\n1|2\n", [("wrong-delimiter", 1, 2)]),
        ("a\tb\n1\t2\n", [("wrong-delimiter", 1, 2)]),
        ("a\n1;2\n", []),
        ("a,\n1,2\n", [("nameless-column", 1, 3)]),
        ("登记表,,\na,b,c\n1,2,3\n", [("missing-header", 1, 1)]),
        ("a,b\n'522121,x\n'好,x\n", [("text-forced-cell", 2, 1)]),
        ('a,b\n"=""01""",x\n', [("text-forced-cell", 2, 1)]),
        ("a,b\nx,  y\nx,好\xa0\n", [("padded-text", 2, 3), ("padded-text", 3, 3)]),
        ("a,b\nx,990000201503040000\nx,990000201503041000\n", [("rounded-by-excel", 2, 3), ("rounded-by-excel", 3, 3)]),
        ("a,b\nx,1E+5 好\nx,9.9E+17\n", [("rounded-by-excel", 3, 3)]),
        ("a,b\nx,1000\n", []),
        ('a,b\nx,"y"z\n1,2\n', [("unclosed-quote", 2, 3)]),
        ('a,b\nx,"y\n', [("unclosed-quote", 2, 3)]),
        ("\n\n", [("empty-record", 1, 1)]),
        ("a\u200b,b\n1,2\n", [("invisible-character", 1, 2)]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, int, int]]) -> None:
    """What spreadsheets and merges leave behind is named at its place."""
    assert faults_in(text) == expected


def test_expected_names_tell_a_header() -> None:
    """With the names that a table may have, a header with none of them is missing, and its line is looked for."""
    assert faults_in("x,y\n1,2\n", "a", "b") == [("missing-header", 1, 1)]
    assert faults_in("a,y\n1,2\n", "a", "b") == []
    _, faults = read_csv("a.csv", "表,x\na,b\n1,2\n".encode(), {"a", "b"})
    assert "2" in faults[0].facts["hint"].en  # type: ignore[union-attr]


def test_good_rows_enter_beside_bad_ones() -> None:
    """Only rows in doubt stay out."""
    table, _ = read_csv("a.csv", b'a,b\n1,2\n3\nx,"open\n5,6\n7,\x01\n8, 9\n')
    assert table is not None
    assert (table.rows, table.lines) == ([["1", "2"], ["5", "6"], ["8", "9"]], [2, 5, 7])


def test_too_long_a_cell() -> None:
    """A cell beyond the csv module's own limit, or over several lines, is refused and the next row read."""
    for cell in ("x" * 200_000, '"' + "好\n" * 6_000 + '"'):
        table, faults = read_csv("a.csv", f"a,b\n1,{cell}\n3,4\n".encode())
        assert table is not None
        assert table.rows == [["3", "4"]]
        assert [(fault.rule, fault.place.line) for fault in faults] == [("value-too-long", 2)]


def test_too_many_open_quotes() -> None:
    """A table full of open quotes is refused as a whole rather than read in part."""
    table, faults = read_csv("a.csv", b"a,b\n" + b'x,"y\n' * 100)
    assert table is None
    assert {fault.rule for fault in faults} == {"unclosed-quote"}
