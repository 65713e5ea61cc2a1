"""Forms on paper: the same columns, lines and words as the workbook, to be printed, written into, signed and sealed."""

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from openpyxl import load_workbook

from careplan.domain.form import Copy
from careplan.domain.form_catalog import FORMS
from careplan.domain.world import World
from careplan.formats.documents.form_paper import form_blocks
from careplan.formats.documents.form_words import shown
from careplan.store.templates import own_in
from careplan.text import Lang
from careplan.workflow.forms import blank_copies, bound, forms_named, month_copies
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)
TABLES = [form for form in FORMS if form.paper == "lines"]


@pytest.fixture(scope="module")
def world() -> World:
    """Return the small township on the twentieth of May."""
    return load_world(str(TOWNSHIP), ON)


@pytest.fixture(scope="module")
def copies(world: World) -> list[Copy]:
    """Return a filled copy of each form, of S01 or of its first proxy parent."""
    found = month_copies(world, "2026-05", forms_named(["all"]), "S01", None)
    return list({copy.form.id: copy for copy in reversed(found)}.values())


def paper(copies: list[Copy], lang: Lang = "zh") -> Paper:
    """Return copies as Word opens them."""
    return Document(io.BytesIO(bound(copies, "docx", lang, lambda _: None)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_table_says_what_the_workbook_says(copies: list[Copy], lang: Lang) -> None:
    """The heads but the hidden id, each line in its words, then some room; the head stands on each page."""
    tables = [copy for copy in copies if copy.form.paper == "lines"]
    found = paper(tables, lang).tables
    assert len(found) == len(tables) == len(TABLES)
    for copy, table in zip(tables, found, strict=True):
        fields = [field for field in copy.form.fields if field.kind != "id"]
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == [field.title.say(lang) for field in fields]
        wanted = [[shown(copy, field, line.get(field.name, ""), lang) for field in fields] for line in copy.lines]
        assert rows[1 : 1 + len(wanted)] == wanted
        assert (len(rows) > 1 + len(wanted)) == bool(copy.blank)
        assert "".join(cell for row in rows[1 + len(wanted) :] for cell in row) == ""
        assert [row.height is not None for row in table.rows] == [False] + [True] * (len(rows) - 1)
        assert "tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001 python-docx does not tell of it


def test_a_child_s_card_says_what_is_on_record_and_offers_the_rest(world: World, copies: list[Copy]) -> None:
    """A page for each child, each name beside its value; of a closed list without a value there are boxes to tick."""
    (copy,) = (copy for copy in copies if copy.form.paper == "cards")
    for card, line in zip(paper([copy]).tables, copy.lines, strict=True):
        cells = [cell.text for row in card.rows for cell in row.cells]
        said = dict(zip(cells[::2], cells[1::2], strict=True))
        child = world.register.children[line["id"]]
        assert (said["姓名"], said["身份证号"]) == (child.name, child.id_number)
        assert {field.title.zh for field in copy.form.fields} <= set(said)
    (empty,) = paper(blank_copies([copy.form])).tables
    assert "□男　□女" in [cell.text for row in empty.rows for cell in row.cells]


def test_every_copy_begins_on_a_page_of_its_own_and_is_signed(copies: list[Copy]) -> None:
    """Wide tables lie across; a name, what is owed and from when, what may be chosen, three names to sign, the seal."""
    document = paper(copies)
    pages = sum(len(copy.lines) if copy.form.paper == "cards" else 1 for copy in copies)
    assert len(document.sections) == pages
    lies = {section.orientation for section in document.sections}
    assert lies == {WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT}
    said = [line.text for line in document.paragraphs]
    assert sum("单位负责人" in text and "盖章处" in text for text in said) == pages
    assert any(text.startswith("还要做：") and "起算" in text and "前做" in text for text in said)
    assert any("结果（做到、未接通" in text for text in said)


def test_empty_forms_are_one_page_each_of_every_kind() -> None:
    """All nine in one file of either kind; drawn again the same bytes."""
    empty = blank_copies(FORMS)
    assert len(paper(empty).sections) == len(FORMS)
    drawn = bound(empty, "pdf", "zh", lambda _: None)
    assert drawn.startswith(b"%PDF-")
    assert drawn == bound(empty, "pdf", "zh", lambda _: None)
    assert bound(empty, "docx", "zh", lambda _: None) == bound(empty, "docx", "zh", lambda _: None)


def test_the_clerk_s_own_word_file_lends_its_look(tmp_path: Path) -> None:
    """`templates/zh/form.docx` gives head, foot and margins."""
    own = Document()
    own.sections[0].header.paragraphs[0].text = "青石镇中心学校"
    (tmp_path / "templates/zh").mkdir(parents=True)
    own.save(str(tmp_path / "templates/zh/form.docx"))
    document = Document(io.BytesIO(bound(blank_copies(FORMS), "docx", "zh", own_in(str(tmp_path)))))
    assert {section.header.paragraphs[0].text for section in document.sections} == {"青石镇中心学校"}


def test_a_topic_stands_in_words_and_keeps_its_code(copies: list[Copy]) -> None:
    """On the sheet of a school's month, in its list of topics, and on paper."""
    (copy,) = (copy for copy in copies if copy.form.id == "school-month")
    assert "statistics" in [line.get("topic") for line in copy.lines]
    said = f"{copy.topics['statistics'].zh}（statistics）"
    book = load_workbook(io.BytesIO(bound([copy], "xlsx", "zh", lambda _: None)))
    for sheet in book.worksheets:
        assert said in {str(cell.value) for row in sheet.iter_rows() for cell in row}, sheet.title
    assert any(said in str(block) for block in form_blocks([copy], "zh"))


def test_the_command_writes_for_paper(tmp_path: Path) -> None:
    """A file for each copy in a folder, all of them in the one file that `-o` names; a workbook holds one."""
    words = ("forms", "--month", "2026-05", "--on", "2026-05-20", "--school", "S01")
    ran = careplan(*words, "--format", "docx", "-o", f"{tmp_path}/out")
    assert (ran.code, ran.err) == (0, "")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "2026-05-S01-school-month.docx" in names
    assert careplan(*words, "-o", f"{tmp_path}/all.pdf").code == 0
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF-")
    several = careplan(*words, "-o", f"{tmp_path}/all.xlsx")
    assert (several.code, several.out) == (2, "")
    assert f"{len(names)} 份" in several.err
    assert careplan(*words, "--form", "census", "-o", f"{tmp_path}/one.xlsx").code == 0
    wrong = careplan(*words, "--format", "doc", "-o", f"{tmp_path}/x")
    assert (wrong.code, "docx" in wrong.err) == (2, True)
