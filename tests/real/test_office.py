"""What we write for offices, opened, worked out anew and saved by LibreOffice, and drawn by poppler."""

import os
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from filelock import FileLock
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from careplan.workflow.forms import blank_copies, bound, forms_named, handed_out, month_copies
from careplan.workflow.load import load_world
from tests.intake.test_intake import Form
from tests.real.papers import LANGS, LEDGERS, across, fonts, headings_in, ink, papers, pdf_text, squeezed, words_in
from tests.real.programs import program
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)
ODT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
REPORTS = [f"2026-05-{of}.{lang}" for of in ("township", "S02") for lang in LANGS]
REPORTS += [f"2026-05-S02-{ledger}.zh" for ledger in LEDGERS]
FORMS = ("care-record", "school-month", "census", "home-visit", "talk", "phone", "letter", "meeting")


def convert(folder: Path, to: str, files: Sequence[Path]) -> None:
    """Have LibreOffice save files as another kind into a folder, all in one go, with a profile of its own."""
    profile = folder.parent / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    office = program("libreoffice-calc libreoffice-writer", "soffice", "libreoffice")
    words = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    done = subprocess.run(
        [*words, "--outdir", str(folder), *map(str, files)], capture_output=True, text=True, check=False
    )
    assert len(list(folder.iterdir())) == len(files), done.stdout + done.stderr


def spoil(path: Path, to: Path) -> None:
    """Copy a workbook with every kept answer of a formula made wrong."""
    with zipfile.ZipFile(path) as found, zipfile.ZipFile(to, "w") as made:
        for name in found.namelist():
            data = found.read(name)
            made.writestr(name, re.sub(rb"(</f><v>)[^<]*", rb"\g<1>77", data) if "/sheet" in name else data)


def all_made(folder: Path) -> None:
    """Write reports and forms of every kind, and have LibreOffice save each as its own kind and as OpenDocument."""
    made = folder / "made"
    papers(made, ("xlsx", "docx", "pdf", "md"))
    world = load_world(str(TOWNSHIP), ON)
    empty = blank_copies(forms_named(["all"]))
    copies = [*month_copies(world, "2026-05", forms_named(["all"]), None, None), *empty]
    for copy in (copy for copy in copies if "T004" not in copy.name and "S02-T" not in copy.name):
        form = handed_out(copy, "xlsx", "zh", lambda _: None)
        (made / form.name).write_bytes(form.data)
    for name, papers_ in (("filled-forms", [copy for copy in copies if "S01" in copy.name]), ("empty-forms", empty)):
        for kind in ("docx", "pdf"):
            (made / f"{name}.{kind}").write_bytes(bound(papers_, kind, "zh", lambda _: None))
    spoilt = folder / "spoilt"
    spoilt.mkdir()
    for path in made.glob("*.xlsx"):
        spoil(path, spoilt / path.name)
    convert(folder / "xlsx", "xlsx", sorted(spoilt.iterdir()))
    convert(folder / "ods", "ods", sorted(spoilt.glob("2026*")))
    convert(folder / "odt", "odt", sorted(made.glob("*.docx")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what we wrote and what LibreOffice made of it, once for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "office"
    with FileLock(f"{folder}.lock"):
        if not (folder / "done").exists():
            all_made(folder)
            (folder / "done").touch()
    return folder


def books(folder: Path) -> Iterator[tuple[str, Workbook, Workbook]]:
    """Yield each workbook's name, as we wrote it and as LibreOffice saved it; with formulas."""
    for path in sorted((folder / "made").glob("*.xlsx")):
        yield path.name, load_workbook(path), load_workbook(folder / "xlsx" / path.name)


def values(path: Path) -> dict[str, dict[str, Any]]:
    """Return each sheet's values by cell, formulas by their kept answers; empty cells are left out."""
    book = load_workbook(path, data_only=True)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


def formulas(sheet: Worksheet) -> dict[str, str]:
    """Return the formulas of a sheet by cell."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: str(cell.value) for cell in cells if str(cell.value).startswith("=")}


@pytest.mark.parametrize("name", REPORTS)
def test_every_formula_comes_to_what_we_wrote(folder: Path, name: str) -> None:
    """Their kept answers were spoilt: what stands there now LibreOffice has worked out. Every identity holds."""
    ours, theirs = (values(folder / kind / f"{name}.xlsx") for kind in ("made", "xlsx"))
    assert theirs == {title: pytest.approx(cells) for title, cells in ours.items()}
    written = load_workbook(folder / "made" / f"{name}.xlsx")
    saved = load_workbook(folder / "xlsx" / f"{name}.xlsx")
    counted = [cell for sheet in written.worksheets for cell in formulas(sheet)]
    assert [sheet.title for sheet in saved.worksheets] == [sheet.title for sheet in written.worksheets]
    assert [cell for sheet in saved.worksheets for cell in formulas(sheet)] == counted
    assert len(counted) > 20 or "register" in name
    marks = [
        theirs[sheet.title][cell]
        for sheet in written.worksheets
        for cell, formula in formulas(sheet).items()
        if '"√"' in formula
    ]
    assert set(marks) == {"√"} if counted else not marks


@pytest.mark.parametrize("name", REPORTS)
def test_an_opendocument_sheet_has_the_same_cells(folder: Path, name: str) -> None:
    """Read by calamine: each number and word in its place."""
    ours = values(folder / "made" / f"{name}.xlsx")
    book = CalamineWorkbook.from_path(str(folder / "ods" / f"{name}.ods"))
    for title, cells in ours.items():
        rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        for at, value in cells.items():
            row, column = coordinate_to_tuple(at)
            there = rows[row - 1][column - 1]
            assert there == (pytest.approx(value) if isinstance(value, int | float) else value), (title, at)


def checks(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """Return by column what is checked as one types: kind, limits, how strictly, and what is said."""
    found: dict[str, tuple[object, ...]] = {}
    for rule in sheet.data_validations.dataValidation:
        limits = (rule.formula1, rule.formula2 if rule.type != "list" else None)
        for cells in str(rule.sqref).split():
            first, _, last = cells.partition(":")
            assert int(re.sub(r"\D", "", last)) > 1000
            found[first] = (rule.type, *limits, rule.errorStyle or "stop", rule.error, rule.showErrorMessage)
    return found


def test_forms_keep_what_checks_and_locks_them(folder: Path) -> None:
    """Lists, limits and their words; which cells are locked, which column and sheet are hidden; the printed head."""
    seen = set()
    for name, ours, theirs in books(folder):
        if "careplan" not in ours.sheetnames:
            continue
        seen.add(name)
        one, other = ours.worksheets[0], theirs.worksheets[0]
        assert checks(other) == checks(one), name
        assert other.protection.sheet
        assert [c.protection.locked for row in other["A1:O40"] for c in row] == [
            c.protection.locked for row in one["A1:O40"] for c in row
        ], name
        assert other.column_dimensions["A"].hidden == one.column_dimensions["A"].hidden
        assert theirs["careplan"].sheet_state != "visible"
        lists = {word: theirs.defined_names[word].attr_text for word in theirs.defined_names}
        assert lists == {word: ours.defined_names[word].attr_text for word in ours.defined_names}
    assert {form for form in FORMS for name in seen if form in name} == set(FORMS)


def foot(sheet: Worksheet) -> str:
    """Return what stands in the middle of each page's foot."""
    return str(sheet.oddFooter.center.text or "") if sheet.oddFooter else ""


def test_everything_is_printed_as_it_was(folder: Path) -> None:
    """A4, across where it is wide, one page wide, with its head on each page and the page's number at the foot."""
    for name, ours, theirs in books(folder):
        for one, other in zip(ours.worksheets, theirs.worksheets, strict=True):
            if one.title == "careplan":
                continue
            assert (other.print_title_rows, other.page_setup.paperSize) == (one.print_title_rows, 9), name
            assert other.page_setup.orientation == (one.page_setup.orientation or "portrait"), name
            assert other.page_setup.fitToHeight == one.page_setup.fitToHeight == 0
            assert foot(other) == foot(one) != ""


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_form_that_an_office_program_saved_is_taken_in(folder: Path, tmp_path: Path, kind: str) -> None:
    """Saved by LibreOffice it says what it said when we wrote it: nothing is new, nothing has changed."""
    files = [str(path) for path in sorted((folder / kind).glob(f"2026*-S0*-*.{kind}")) if ".zh" not in path.suffixes]
    assert len(files) > 5
    ran = careplan("import", *files, "--dry-run", "--on", ON.isoformat(), "--records", str(TOWNSHIP), cwd=tmp_path)
    assert (ran.code, re.findall(r"新增 (?!0 )|改动 (?!0 )", ran.out)) == (0, []), ran.out


def test_a_form_filled_in_and_saved_as_an_old_workbook_is_taken_in(folder: Path, tmp_path: Path) -> None:
    """Filled in, and saved by LibreOffice as xls: one line more on its day, one child in another class from its day."""
    form = Form(folder / "made" / "2026-05-S01-T002-care-record.xlsx")
    kind = form.heads["事项"]
    row = next(row for row in form.rows(日期=None) if form.sheet.cell(row, kind).value)
    reached = "母亲" if form.begins(row, "事项", "亲情电话") else None
    form.put(row, 日期=date(2026, 5, 19), 与谁联系=reached, 记录="说了家里的事")
    form.book.save(tmp_path / "filled.xlsx")
    children = load_workbook(folder / "made" / "2026-05-S02-registration.xlsx")
    sheet = children.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=10) for cell in row if cell.value}
    line = next(row for row in range(5, 40) if sheet.cell(row, heads["姓名"]).value == "示例童三")
    sheet.cell(line, heads["年级"]).value = 4
    sheet.cell(line, heads["变动日期"]).value = date(2026, 5, 11)
    children.save(tmp_path / "children.xlsx")
    convert(tmp_path / "old", "xls", [tmp_path / "filled.xlsx", tmp_path / "children.xlsx"])
    ran = careplan("import", str(tmp_path / "old/filled.xls"), "--dry-run", "--on", "2026-05-20", cwd=TOWNSHIP)
    assert ran.code == 0, ran.out
    assert "新增 1 行，改动 0 行" in ran.out
    ran = careplan("import", str(tmp_path / "old/children.xls"), "--dry-run", "--on", "2026-05-20", cwd=TOWNSHIP)
    assert "新增 0 行，改动 1 行" in ran.out, ran.out


@pytest.mark.parametrize("name", REPORTS)
def test_word_files_say_the_same_words(folder: Path, name: str) -> None:
    """Each heading, sentence, entry and cell, in order; heads of tables are repeated and pages numbered."""
    with zipfile.ZipFile(folder / "odt" / f"{name}.odt") as archive:
        text, styles = (ET.fromstring(archive.read(part)) for part in ("content.xml", "styles.xml"))  # noqa: S314
    said = ["".join(part.itertext()) for part in text.iter() if part.tag in {f"{ODT}p", f"{ODT}h"}]
    wanted = words_in((folder / "made" / f"{name}.md").read_text(encoding="utf-8"))
    assert [squeezed(words) for words in said if words.strip()] == [squeezed(words) for words in wanted]
    tables = list(text.iter(f"{TABLE}table"))
    assert tables
    assert all(table.find(f"{TABLE}table-header-rows") is not None for table in tables)
    lies = {part.get(f"{STYLE}print-orientation", "portrait") for part in styles.iter(f"{STYLE}page-layout-properties")}
    assert ("landscape" in lies) == any(across(folder / "made" / f"{name}.pdf"))
    assert next(styles.iter(f"{ODT}page-number"), None) is not None


@pytest.mark.parametrize("name", REPORTS)
def test_pdf_pages_are_full_and_chinese(folder: Path, tmp_path: Path, name: str) -> None:
    """Each page has ink, each heading and cell is on one, and every sign comes from a Chinese font in the file."""
    file = folder / "made" / f"{name}.pdf"
    text = (file.with_suffix(".md")).read_text(encoding="utf-8")
    said = pdf_text(file)
    assert headings_in(text)
    assert [words for words in headings_in(text) + words_in(text) if squeezed(words) not in said] == []
    assert any(across(file)), "wide tables lie across"
    inks = ink(file, tmp_path / "pages")
    assert inks
    assert min(inks) > 0.0005
    used = fonts(file)
    assert used
    assert [font for font, embedded, readable in used if not (embedded and readable)] == []


@pytest.mark.parametrize("name", ["empty-forms", "filled-forms"])
def test_forms_on_paper_are_whole(folder: Path, tmp_path: Path, name: str) -> None:
    """Word's and the PDF say the same; an empty form is one page; each copy is signed and no page is bare."""
    with zipfile.ZipFile(folder / "odt" / f"{name}.odt") as archive:
        text = ET.fromstring(archive.read("content.xml"))  # noqa: S314
    document = Document(str(folder / "made" / f"{name}.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    kept = ["".join(cell.itertext()) for cell in text.iter(f"{TABLE}table-cell")]
    assert [squeezed(words) for words in kept] == [squeezed(words) for words in cells]
    file = folder / "made" / f"{name}.pdf"
    said = pdf_text(file)
    assert [words for words in cells if squeezed(words) not in said] == []
    lies = across(file)
    assert set(lies) == {True, False}
    assert len(lies) == len(document.sections) or name != "empty-forms"
    assert said.count("单位负责人") == len(document.sections)
    assert min(ink(file, tmp_path / "pages")) > 0.005
