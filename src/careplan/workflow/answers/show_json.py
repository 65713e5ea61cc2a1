"""`careplan show` and `careplan find` as plain values for JSON."""

from datetime import date

from careplan.domain.obligation import State
from careplan.domain.page import Cell, Grid, Listing, Page
from careplan.text import Text
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.find import Hit

SHOW_SCHEMA = "careplan/show/1"
FIND_SCHEMA = "careplan/find/1"


def show_plain(page: Page) -> dict[str, Plain]:
    """Return a page as plain values; private values are hidden here as on the screen."""
    return {
        "schema": SHOW_SCHEMA,
        "on": page.on.isoformat(),
        "kind": page.kind,
        "id": page.id,
        "label": page.label,
        "lists": {part.id: _listing(part) for part in page.parts if isinstance(part, Listing)},
        "grids": {part.id: _grid(part) for part in page.parts if isinstance(part, Grid)},
    }


def find_plain(hits: list[Hit]) -> dict[str, Plain]:
    """Return what was found as plain values."""
    return {
        "schema": FIND_SCHEMA,
        "found": [{"kind": hit.kind, "id": hit.id, "label": words(hit.label)} for hit in hits],
    }


def _listing(part: Listing) -> Plain:
    if part.columns[0][0] == "fact":
        return {str(row[0]): _cell(row[2]) for row in part.rows}
    return [{name: _cell(cell) for (name, _), cell in zip(part.columns, row, strict=True)} for row in part.rows]


def _grid(part: Grid) -> Plain:
    return {
        "title": words(part.title),
        "columns": list(part.columns),
        "rows": [
            {"duty": id_, "title": words(title), "states": [state.value if state else None for state in states]}
            for id_, title, states in part.rows
        ],
    }


def _cell(cell: Cell) -> Plain:
    if isinstance(cell, Text):
        return words(cell)
    if isinstance(cell, State):
        return cell.value
    return cell.isoformat() if isinstance(cell, date) else cell
