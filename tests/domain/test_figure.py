"""Figures say what they count, and a table that does not foot is never made."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.figure import (
    Cell,
    Column,
    Definition,
    DoesNotFootError,
    Identity,
    Rate,
    Row,
    Table,
    agree,
    rate,
    shown,
    summed,
    total_of,
)
from careplan.text import Text

DEFINITION = Definition("d", Text("某", "some"), Text("数", "number"), Text("台帐", "register"), date(2026, 5, 31))
COLUMNS = tuple(Column(id_, Text(id_, id_)) for id_ in ("all", "boys", "girls"))
FOOTS = (Identity("all", ("boys", "girls")),)


def table(rows: list[tuple[Cell, ...]], totals: tuple[Cell, ...] | None = None) -> Table:
    """Return a table of counts whose first column is the sum of the others."""
    lines = tuple(Row(str(n), n, cells) for n, cells in enumerate(rows))
    last = Row("total", "total", totals) if totals else None
    return Table("t", Text("表", "Table"), DEFINITION, Text("行", "Line"), COLUMNS, lines, last, FOOTS)


def test_completion_leaves_out_what_was_not_owed() -> None:
    """Three of five, one waived and one not applicable, is three of three."""
    assert rate(3, 5, waived=1, not_applicable=1) == Rate(3, 3)
    assert rate(3, 5, waived=1, not_applicable=1).percent() == "100.0 %"


def test_nothing_owed_is_a_dash() -> None:
    """Where nothing was owed nobody has done all of it."""
    nothing = rate(0, 2, waived=1, not_applicable=1)
    assert nothing.value is None
    assert nothing.percent() == shown(nothing, "zh") == "—"


@given(st.integers(1, 10**6), st.data())
def test_only_the_whole_is_100_percent(base: int, data: st.DataObject) -> None:
    """1999 of 2000 is not rounded to all."""
    done = data.draw(st.integers(0, base))
    assert (Rate(done, base).percent() == "100.0 %") == (done == base)


def test_a_total_of_rates_is_sums_over_sums() -> None:
    """One of one and one of nine are two of ten, not the mean of the shares."""
    assert total_of([Rate(1, 1), Rate(1, 9), Rate(0, 0)]) == Rate(2, 10)


def test_a_table_that_foots_prints_its_identities() -> None:
    """Columns are named by their numbers, as in the national form."""
    made = table([(3, 1, 2), (5, 5, 0)], (8, 6, 2))
    assert [words.zh for words in made.agreements] == ["1 = 2 + 3", "合计 = 各行之和"]
    flow = Table(
        "f", Text("", ""), DEFINITION, Text("", ""), COLUMNS, (), None, (Identity("all", ("boys",), ("girls",)),)
    )
    assert [words.en for words in flow.agreements] == ["1 = 2 − 3"]


@pytest.mark.parametrize(
    ("rows", "totals"),
    [
        ([(4, 1, 2)], None),
        ([(3, 1, 2)], (3, 2, 1)),
        ([(3, 1, 2), (3, 1, 2)], (3, 1, 2)),
        ([(3, 3)], None),
    ],
    ids=["columns do not agree", "total is no sum", "a line left out of the total", "a cell missing"],
)
def test_a_table_that_does_not_foot_is_refused(rows: list[tuple[Cell, ...]], totals: tuple[Cell, ...] | None) -> None:
    """It is a fault of the tool, and no clerk shall see it as a table."""
    with pytest.raises(DoesNotFootError):
        table(rows, totals)


def test_the_same_things_cut_in_two_ways_have_the_same_total() -> None:
    """By grade and by school are the same children."""
    by_grade, by_school = table([(3, 1, 2), (5, 5, 0)], (8, 6, 2)), table([(8, 6, 2)], (8, 6, 2))
    agree(by_grade, by_school)
    with pytest.raises(DoesNotFootError):
        agree(by_grade, table([(3, 1, 2)], (3, 1, 2)))


def test_no_line_at_all_agrees_with_lines_of_nothing() -> None:
    """In a month without a plan each school owed nothing, and there is no duty to list; anything else is refused."""
    agree(table([]), table([(0, 0, 0), (0, 0, 0)], (0, 0, 0)))
    agree(table([]), table([]))
    with pytest.raises(DoesNotFootError):
        agree(table([]), table([(3, 1, 2)], (3, 1, 2)))


def test_totals_leave_words_empty() -> None:
    """A column of days or names has no sum."""
    rows = [Row("a", "a", (1, Rate(1, 2), "x", date(2026, 5, 1)))]
    assert summed(rows, 4).cells == (1, Rate(1, 2), None, None)
