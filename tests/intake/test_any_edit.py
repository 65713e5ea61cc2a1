"""Whatever somebody does to a form, it is taken or sent back with a reason; twice changes nothing."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from careplan.domain.form import Form
from careplan.domain.form_catalog import FORMS
from careplan.domain.world import World
from careplan.store.office.book import Cell, Sheet
from careplan.store.tree import Folder
from careplan.text.refusal import Refusal
from careplan.workflow.forms import bound, month_copies
from careplan.workflow.intake.run import Asked, Together, recognised, table_of, understood
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)
ODD = (
    "",
    " ",
    "　",
    "张三",
    "S02-F431P",
    "S99-XXXXX",
    "T002",
    "2026-05-19",
    "19日",
    "46161",
    "-1",
    "1e5",
    "是",
    "父亲",
    "done",
)
KINDS = ("s", "n", "d", "b", "!")
TEXTS = st.one_of(st.sampled_from(ODD), st.text(max_size=8))
PLAIN = TEXTS.filter(lambda text: text.isprintable() and not text.startswith("="))


@pytest.fixture(scope="module")
def world() -> World:
    """Return the small township on the twentieth of May."""
    return load_world(str(TOWNSHIP), ON)


def cells() -> st.SearchStrategy[Cell]:
    """Yield cells of any kind, each as the reader of workbooks gives them."""

    def cell(kind: str, text: str) -> Cell:
        if kind == "!":
            return Cell("error", "!")
        if kind == "d":
            return Cell("2026-05-19", "d")
        return Cell(text, "n" if kind == "n" else "s")

    return st.builds(cell, st.sampled_from(KINDS), TEXTS)


EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15), cells()), max_size=12)


def sheet_of(form: Form, world: World) -> Sheet:
    """Return a school's or an adult's copy as plain cells."""
    copy = next(month_copies(world, "2026-05", [form], "S02", None).__iter__())
    heads = tuple(Cell(field.title.zh) for field in form.fields)
    lines = [tuple(Cell(line.get(field.name, "")) for field in form.fields) for line in copy.lines]
    return Sheet(form.title.zh, visible=True, rows=(heads, *lines, *[()] * 12))


@pytest.mark.parametrize("name", [form.id for form in FORMS])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_cells_are_understood_or_refused(name: str, world: World, edits: list[tuple[int, int, Cell]]) -> None:
    """Every line ends as one of four, a bad one with a reason; the whole file at worst is refused in words."""
    form = next(form for form in FORMS if form.id == name)
    sheet = sheet_of(form, world)
    rows = [list(row) for row in sheet.rows]
    for row, column, cell in edits:
        if row < len(rows):
            rows[row] += [Cell("")] * (column + 1 - len(rows[row]))
            rows[row][column] = cell
    edited = replace(sheet, rows=tuple(map(tuple, rows)))
    try:
        tree, asked = Folder(str(TOWNSHIP)), Asked(form, "2026-05", "S02", "T005")
        table = table_of("表.xlsx", [edited], form, FORMS)
        taken = understood(world, tree, recognised(world, table.file, table, asked), asked, Together())
    except Refusal:
        return
    for outcome in taken.outcomes:
        assert outcome.what in {"new", "changed", "same", "bad"}
        assert (outcome.what == "bad") == bool(outcome.bad)
        assert all(bad.why.zh and bad.why.en for bad in outcome.bad)


@pytest.fixture(scope="module")
def handed_out(world: World) -> bytes:
    """Return T002's care record of May."""
    form = next(one for one in FORMS if one.id == "care-record")
    return bound(month_copies(world, "2026-05", [form], None, "T002"), "xlsx", "zh", lambda _: None)


@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, handed_out: bytes, data: st.DataObject
) -> None:
    """A form with any text in its cells, taken in and taken in again; check finds no error afterwards."""
    folder = tmp_path_factory.mktemp("twice")
    root, file = folder / "records", folder / "表.xlsx"
    shutil.copytree(TOWNSHIP, root)
    file.write_bytes(handed_out)
    book = load_workbook(file)
    for row, column, text in data.draw(st.lists(st.tuples(st.integers(6, 30), st.integers(1, 13), PLAIN), max_size=6)):
        book.worksheets[0].cell(row, column, text)
    book.save(file)
    words = ("import", str(file), "--yes", "--on", ON.isoformat())
    first = careplan(*words, cwd=root)
    assert first.code in {0, 1, 2}, first.all
    before = records(root)
    again = careplan(*words, cwd=root)
    assert again.code == first.code, again.all
    assert records(root) == before
    assert careplan("check", "--on", ON.isoformat(), cwd=root).code == 0


def records(root: Path) -> dict[str, bytes]:
    """Return every record's bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("[!.]*.*")) if path.is_file()}
