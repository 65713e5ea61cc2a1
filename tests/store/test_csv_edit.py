"""A row more in a table: nothing else changes, and what cannot be read back is not written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.records.acts import ActRow
from careplan.store.csv_edit import widened, with_row, with_rows
from careplan.store.csv_layout import columns_of
from careplan.store.reading.csv_reader import read_csv
from careplan.text.refusal import Refusal

TABLE = (
    b'row_id,date,kind,children,by,note\nA1,2026-05-02,talk,S01-282TV,T002,\nA2,2026-05-04,talk,S01-JS1XV,T002,"a, b"\n'
)
ROW = {"row_id": "A3", "date": "2026-05-03", "kind": "dinner", "children": "S01-282TV", "by": "T002"}


def rows(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table with the cells that are not empty."""
    table, faults = read_csv("x.csv", data, columns_of(ActRow))
    assert table is not None
    assert faults == []
    return [{name: cell for name, cell in zip(table.header, row, strict=True) if cell} for row in table.rows]


def test_a_row_comes_at_its_day() -> None:
    """Between those of the days around it; the others stand as they were."""
    new = with_row("x.csv", TABLE, ROW, ActRow)
    assert new.splitlines()[2] == b"A3,2026-05-03,dinner,S01-282TV,T002,"
    assert [line for line in TABLE.splitlines() if line not in new.splitlines()] == []


def test_a_column_more_comes_in_the_models_order() -> None:
    """Every row gets the cell; what was there before can be shown with it."""
    new = with_row("x.csv", TABLE, {**ROW, "place": "家中"}, ActRow)
    assert new.splitlines()[0] == b"row_id,date,kind,children,by,place,note"
    wide, more = widened(TABLE, new, ActRow)
    assert more == ("place",)
    assert set(wide.splitlines()) < set(new.splitlines())
    assert widened(TABLE, with_row("x.csv", TABLE, ROW, ActRow), ActRow) == (TABLE, ())


def test_a_table_that_is_not_there_is_made() -> None:
    """With the columns of the row and no other."""
    assert with_row("x.csv", None, ROW, ActRow) == (
        b"row_id,date,kind,children,by\nA3,2026-05-03,dinner,S01-282TV,T002\n"
    )


@pytest.mark.parametrize("data", [b"", TABLE + b"one,two\n", TABLE + b"\xff\n", b"a;b\n1;2\n", TABLE + TABLE])
def test_a_table_in_doubt_is_left_alone(data: bytes) -> None:
    """It is named, its content is not."""
    with pytest.raises(Refusal) as caught:
        with_row("x.csv", data, ROW, ActRow)
    assert "careplan check x.csv" in caught.value.say("en")


@given(st.text(alphabet="a1 ,\"'=+-@\n\r\t;，中\u3000\u200b\ufeff", max_size=12))
def test_any_note_reads_back_or_is_refused(note: str) -> None:
    """Whatever is written into a cell: it is read as it was written, or nothing is written."""
    try:
        new = with_row("x.csv", TABLE, {**ROW, "note": note}, ActRow)
    except Refusal:
        return
    said = [row for row in rows(new) if row["row_id"] == "A3"]
    assert said == [{**ROW, "note": note} if note else ROW]
    assert [row for row in rows(new) if row["row_id"] != "A3"] == rows(TABLE)


def test_rows_with_one_id_stay_two() -> None:
    """Whatever is taken into a table in which an id stands twice: neither row is lost, and the first is changed."""
    twice = TABLE + TABLE.splitlines(keepends=True)[1].replace(b"talk", b"dinner")
    new = with_rows("x.csv", twice, {"A1": {"note": "x"}, "A9": dict(ROW, row_id="A9")}, "row_id", ActRow)
    assert sorted((row["row_id"], row["kind"], row.get("note", "")) for row in rows(new)) == [
        ("A1", "dinner", ""),
        ("A1", "talk", "x"),
        ("A2", "talk", "a, b"),
        ("A9", "dinner", ""),
    ]
