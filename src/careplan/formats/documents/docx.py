"""Word: the report's text with the look of an official paper (GB/T 9704): 仿宋 body, 黑体 headings, its margins.

The clerk owns the look: a Word file of the records' own (`templates/zh/report.docx`) lends its styles, margins, head
and foot; what it says is left out.
"""

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from careplan.formats.documents.blocks import Block, Grid, Heading, Items, Paragraph, Words, shares, type_size
from careplan.formats.documents.zipped import same_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import _Row as RowOfTable
    from docx.text.paragraph import Paragraph as Line

_BODY: Final = ("FangSong", "仿宋")
_HEAD: Final = ("SimHei", "黑体")
_BODY_SIZE: Final = 14.0
_TITLE_SIZE: Final = 20.0
_LINE: Final = 26.0
_LOOSE: Final = 1.15
_MARGINS: Final = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""Millimetres, GB/T 9704-2012 5.2.1."""
_ROOM: Final = 156 * 36000


def docx(blocks: list[Block], title: str, on: date, look: bytes | None = None) -> bytes:
    """Return a Word document. `on` is its date of making; `look` another document whose styles and page it takes."""
    from docx import Document

    document = Document(io.BytesIO(look)) if look else Document()
    if look:
        _emptied(document)
    else:
        _dressed(document)
    for block in blocks:
        _put(document, block)
    known = document.core_properties
    known.title, known.author, known.comments = title, "careplan", ""
    known.created = known.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 Word's dates have no zone
    made = io.BytesIO()
    document.save(made)
    return same_bytes(made.getvalue())


def _emptied(document: "Document") -> None:
    """Take out what a document says; the last section's page, head and foot stay."""
    for element in list(document.element.body.iterchildren()):
        if not element.tag.endswith("}sectPr"):
            element.getparent().remove(element)


def _dressed(document: "Document") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in _MARGINS.items():
        setattr(section, name, Mm(width))
    styles = document.styles
    _styled(styles["Normal"], _BODY, _BODY_SIZE)
    normal = styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after = Pt(_LINE), Pt(0)
    for name, size in (("Title", _TITLE_SIZE), ("Heading 1", 16.0), ("Heading 2", _BODY_SIZE)):
        _styled(styles[name], _HEAD, size)
        styles[name].paragraph_format.space_before = styles[name].paragraph_format.space_after = Pt(6)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("List Bullet", "List Number"):
        _styled(styles[name], _BODY, _BODY_SIZE)
    _numbered_pages(section.footer.paragraphs[0])


def _styled(style: "ParagraphStyle", font: tuple[str, str], size: float) -> None:
    """Give a style its fonts for Latin and for Chinese, its size in points, and black ink."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = font[0], Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), font[1])
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _numbered_pages(line: "Line") -> None:
    """Write `— 1 —` at the foot of each page, GB/T 9704-2012 7.5."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)  # noqa: SLF001 python-docx has no fields of its own
    line.add_run(" —")


def _put(document: "Document", block: Block) -> None:
    if isinstance(block, Heading):
        name = "Title" if block.level == 1 else f"Heading {min(block.level - 1, 2)}"
        _write(document.add_paragraph(style=_known(document, name)), block.words)
    elif isinstance(block, Paragraph):
        _write(document.add_paragraph(), block.words)
    elif isinstance(block, Items):
        style = _known(document, "List Number" if block.numbered else "List Bullet")
        for entry in block.entries:
            _write(document.add_paragraph(style=style), entry)
    else:
        _grid(document, block)


def _known(document: "Document", style: str) -> str | None:
    return style if style in {known.name for known in document.styles} else None


def _write(line: "Line", words: Words) -> None:
    for span in words:
        line.add_run(span.text).bold = span.bold or None


def _grid(document: "Document", grid: Grid) -> None:
    from docx.shared import Emu

    table = document.add_table(rows=1, cols=len(grid.head))
    table.style = _known(document, "Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, shares(grid), strict=True):
        column.width = Emu(int(_room(document) * share))
    size = type_size(grid)
    _row(table.rows[0], grid.head, size)
    _repeated(table.rows[0])
    for cells in grid.rows:
        row = table.add_row()
        _whole(row)
        _row(row, cells, size)
    document.add_paragraph()


def _room(document: "Document") -> int:
    """Return the width between the margins, in EMU; that of our own page where another's does not say."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return page - left - right if page and left is not None and right is not None else _ROOM


def _row(row: "RowOfTable", cells: tuple[Words, ...], size: float) -> None:
    from docx.shared import Pt

    for cell, words in zip(row.cells, cells, strict=True):
        line = cell.paragraphs[0]
        line.paragraph_format.line_spacing = _LOOSE
        _write(line, words)
        for run in line.runs:
            run.font.size = Pt(size)


def _repeated(row: "RowOfTable") -> None:
    """Have the table's head on each page."""
    from docx.oxml import OxmlElement

    _whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 as above


def _whole(row: "RowOfTable") -> None:
    """Let no page's end cut a line."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 as above
