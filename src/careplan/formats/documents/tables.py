"""A view's table as a block, for forms that show one apart from the report's text."""

from careplan.domain.figure import Cell, Table, shown
from careplan.formats.documents.blocks import Grid, Span, Words
from careplan.text import Lang


def grid_of(table: Table, lang: Lang) -> Grid:
    """Return a table with its totals as a grid in one language."""

    def words(cell: Cell) -> Words:
        return (Span(shown(cell, lang)),)

    head = (words(table.head), *(words(column.title) for column in table.columns))
    lines = (*table.rows, *([table.totals] if table.totals else []))
    return Grid(head, tuple((words(row.title), *(words(cell) for cell in row.cells)) for row in lines))
