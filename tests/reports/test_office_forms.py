"""The same month as Word, workbook, PDF and web page: nothing lost between the forms, and the same bytes every time."""

import io
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from careplan.domain.figure import Rate, shown
from careplan.domain.view import View
from careplan.formats.documents.blocks import Grid, Heading, Paragraph, Span, blocks_of, words_of
from careplan.formats.documents.docx import docx
from careplan.formats.documents.html import html
from careplan.formats.documents.pdf import pdf
from careplan.store.templates import own_in
from careplan.text import Lang
from careplan.text.refusal import Refusal
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from careplan.workflow.report_forms import FORMS, written
from tests.cli.test_report import MAY
from tests.reports.samples import AFTER, trouble
from tests.run import careplan

LANGS: tuple[Lang, ...] = ("zh", "en")
ACTIVE = "| <b>x</b> `*_#$@~[]{}\\\"' http://a &amp; =1+1 # heading"


@cache
def view() -> View:
    """Return the report of a township in which some things went wrong."""
    with TemporaryDirectory() as folder:
        return next(reports(load_world(str(trouble(Path(folder))), AFTER), "2026-05"))


@cache
def made(form: str, lang: Lang = "zh") -> bytes:
    """Return the report in one form."""
    return written(view(), form, lang, lambda _: None).data


def markdown_words(lang: Lang) -> list[str]:
    """Return every piece of text of the Markdown report, in its order."""
    return [text for block in blocks_of(made("md", lang).decode()) for text in pieces(block)]


def pieces(block: object) -> list[str]:
    """Return the texts of a block: of a table cell by cell."""
    if isinstance(block, Heading | Paragraph):
        return [words_of(block.words)]
    if isinstance(block, Grid):
        return [words_of(cell) for row in (block.head, *block.rows) for cell in row]
    return [words_of(entry) for entry in getattr(block, "entries", ())]


@pytest.mark.parametrize("lang", LANGS)
def test_word_says_all_that_markdown_says(lang: Lang) -> None:
    """Every heading, sentence, list entry and cell, in order."""
    document = Document(io.BytesIO(made("docx", lang)))
    said = []
    for part in document.iter_inner_content():
        rows = getattr(part, "rows", None)
        said += [cell.text for row in rows for cell in row.cells] if rows is not None else [getattr(part, "text", "")]
    assert [text for text in said if text] == [text for text in markdown_words(lang) if text]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_says_all_that_markdown_says_and_needs_no_network(lang: Lang) -> None:
    """It parses, and shows each text; there is no script and nothing is fetched from elsewhere."""
    page = made("html", lang).decode()
    text = re.sub(r"<[^>]+>", "", page)
    assert all(str(escape(words)) in text for words in markdown_words(lang))
    assert not re.search(r"<script|src=|href=|url\(|@import", page)
    body = re.sub(r"<!DOCTYPE html>|<meta[^>]*>", "", page)
    charts = list(ET.fromstring(body).iter("svg"))  # noqa: S314 our own page
    assert len(charts) == 2
    for chart in charts:
        title, desc = chart.find("title"), chart.find("desc")
        assert title is not None
        assert desc is not None
        assert chart.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert len(desc.text or "") > 10


def test_the_chart_s_bars_are_as_long_as_the_rates_are_high() -> None:
    """By school: the width of a full bar is 150; a school with nothing owed has none."""
    page = ET.fromstring(re.sub(r"<!DOCTYPE html>|<meta[^>]*>", "", made("html").decode()))  # noqa: S314
    rates = [cell for _, cell in view().tables["by_school"].column("completion") if isinstance(cell, Rate)]
    drawn = [int(rect.get("width", "")) for rect in next(page.iter("svg")).iter("rect") if rect.get("class") == "bar"]
    assert drawn == [150 * rate.done // rate.base for rate in rates if rate.base]
    assert any(0 < wide < 150 for wide in drawn)


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_of_the_view_is_in_the_workbook(lang: Lang) -> None:
    """Each table has its sheet, each count its cell as a number, each rate its done, owed and share."""
    book = load_workbook(io.BytesIO(made("xlsx", lang)), data_only=True)
    tables = list(view().tables.values())
    assert len(book.sheetnames) == len(tables) + 1
    for sheet, table in zip(book.worksheets[1:], tables, strict=True):
        for at, row in enumerate((*table.rows, *([table.totals] if table.totals else [])), 4):
            found = [cell.value for cell in sheet[at]]
            assert str(found[0]) == shown(row.title, lang)
            numbers = [cell for cell in row.cells if isinstance(cell, int)]
            rates = [part for cell in row.cells if isinstance(cell, Rate) for part in cell]
            assert [n for n in found[1:] if isinstance(n, int)] or not numbers
            for number in (*numbers, *rates):
                assert number in found, (table.id, row.id)


def formulas(sheet: Worksheet) -> list[str]:
    """Return the formulas of a sheet."""
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]


def test_totals_and_identities_are_formulas() -> None:
    """A clerk who mends a number sees the sum and the mark change."""
    book = load_workbook(io.BytesIO(made("xlsx")))
    for sheet, table in zip(book.worksheets[1:], view().tables.values(), strict=True):
        found = formulas(sheet)
        sums = sum(isinstance(cell, int) for cell in table.totals.cells) if table.totals else 0
        assert sum(formula.startswith("=SUM(") for formula in found) >= sums
        lines = len(table.rows) + bool(table.totals)
        assert sum('"√"' in formula for formula in found) == lines * len(table.identities)
        assert sheet.print_title_rows == "$3:$3"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_view_is_the_same_bytes(form: str) -> None:
    """Drawn again it is the same file, whatever the hour."""
    assert written(view(), form, "zh", lambda _: None).data == made(form)


def test_pdf_is_whole() -> None:
    """It begins and ends as a PDF does and has pages."""
    data = made("pdf")
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_no_text_is_taken_for_markup(text: str) -> None:
    """Whatever is in a cell stays text: in a web page and in Word."""
    grid = Grid(((Span(text),),), (((Span(text),),),))
    body = html([Paragraph((Span(text, bold=True),)), grid])
    assert re.sub(r"<[^>]+>", "", str(body)).count(str(escape(text))) >= (3 if text else 0)
    cells = Document(io.BytesIO(docx([grid], "x", AFTER))).tables[0].rows
    assert [row.cells[0].text for row in cells] == [text, text]


def test_active_signs_are_only_signs_in_a_pdf() -> None:
    """Signs that mean something to the typesetter do not stop it."""
    words = (Span(ACTIVE), Span(ACTIVE, bold=True))
    assert pdf([Heading(1, words), Paragraph(words), Grid((words,), ((words,),))], ACTIVE, AFTER).startswith(b"%PDF")


def test_the_clerk_s_own_word_file_lends_its_look(tmp_path: Path) -> None:
    """Its styles, margins and foot are taken, its words are not."""
    own = Document(io.BytesIO(made("docx")))
    own.sections[0].left_margin = 500000
    own.sections[0].footer.paragraphs[0].text = "青石镇中心学校"
    own.paragraphs[0].text = "上个月的月报"
    folder = tmp_path / "templates/zh"
    folder.mkdir(parents=True)
    own.save(str(folder / "report.docx"))
    document = Document(io.BytesIO(written(view(), "docx", "zh", own_in(str(tmp_path))).data))
    assert abs((document.sections[0].left_margin or 0) - 500000) < 1000
    assert document.sections[0].footer.paragraphs[0].text == "青石镇中心学校"
    assert document.paragraphs[0].text.startswith("青石镇")
    (folder / "report.docx").write_bytes(b"no Word file")
    with pytest.raises(Refusal) as refused:
        written(view(), "docx", "zh", own_in(str(tmp_path)))
    assert refused.value.say("zh").startswith("`templates/zh/report.docx` 读不了")


@pytest.mark.parametrize("form", FORMS)
def test_the_command_writes_each_form(form: str, tmp_path: Path) -> None:
    """One for the township and one for each school."""
    root = trouble(tmp_path / "records")
    ran = careplan(*MAY, "--format", form, "-o", str(tmp_path / "out") + "/", cwd=root)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    said = "" if form == "json" else ".zh"
    assert names == [f"2026-05-{of}{said}.{form}" for of in ("S01", "S02", "township")]
    assert all(path.stat().st_size > 1000 for path in (tmp_path / "out").iterdir())


def test_the_file_s_name_says_the_form(tmp_path: Path) -> None:
    """`-o 月报.docx` is Word without a further word."""
    root = trouble(tmp_path / "records")
    file = tmp_path / "月报.docx"
    assert careplan(*MAY, "-o", str(file), cwd=root).code == 0
    assert Document(str(file)).tables
