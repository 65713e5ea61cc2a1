"""Tables in Word: as wide as the page, their head on each page, no line cut by a page's end."""

from typing import TYPE_CHECKING, Final

from careplan.formats.documents.blocks import Grid, Words, is_number
from careplan.formats.documents.fit import UPRIGHT, shares, type_size

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.table import _Row as RowOfTable
    from docx.text.paragraph import Paragraph as Line

SMALL: Final = 10.5
"""Points of small type."""
_GAP: Final = 6
_LOOSE: Final = 1.15
_EMU, _TWIPS = 36000, 57
"""Of a millimetre."""


def add_grid(document: "Document", grid: Grid, head: tuple[str, str] | None) -> None:
    """Add a table at the end of a document; `head` names the fonts of its head, for Latin and for Chinese."""
    from docx.shared import Emu, Pt

    room = _room(document)
    widths = shares(grid, room)
    table = document.add_table(rows=0, cols=len(widths))
    table.style = known_style(document, "Table Grid")
    table.autofit = False
    _narrow_margins(table)
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(room * share * _EMU))
    size = type_size(grid, room)
    if grid.head:
        row = table.add_row()
        _row(row, grid.head, size, centred=True)
        _repeated(row)
        _headed(row, head)
    for cells in grid.rows:
        row = table.add_row()
        _row(row, cells, size, centred=bool(grid.head))
        _high(row, grid.least)
    if grid.below:
        for cell in table.rows[-1].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        line = document.add_paragraph()
        line.paragraph_format.space_before = Pt(_GAP)
        write(line, grid.below, SMALL)
    else:
        document.add_paragraph().paragraph_format.line_spacing = Pt(2 * _GAP)


def _narrow_margins(table: "Table") -> None:
    """Leave a millimetre at the sides of each cell: Word's own two would break days and numbers."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_TWIPS))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 python-docx has no margins of cells


def known_style(document: "Document", style: str) -> str | None:
    """Return a style's name where the document has it."""
    return style if style in {known.name for known in document.styles} else None


def write(line: "Line", words: Words, size: float | None = None) -> None:
    """Write words into a paragraph, in a size of their own where it is given in points."""
    from docx.shared import Pt

    for span in words:
        run = line.add_run(span.text)
        run.bold = span.bold or None
        if size is not None:
            run.font.size = Pt(size)
    if size is not None:
        line.paragraph_format.line_spacing = _LOOSE


def _room(document: "Document") -> float:
    """Return the width between the margins in millimetres; that of our own page where another's does not say."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return (page - left - right) / _EMU if page and left is not None and right is not None else UPRIGHT


def _row(row: "RowOfTable", cells: tuple[Words, ...], size: float, *, centred: bool) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    _whole(row)
    for cell, words in zip(row.cells, cells, strict=True):
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        line = cell.paragraphs[0]
        if centred and is_number(words):
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(line, words, size)


def _headed(row: "RowOfTable", fonts: tuple[str, str] | None) -> None:
    """Have a row look like a head: in the middle of its cells, in the fonts of a head."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn

    for cell in row.cells:
        line = cell.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if fonts is None:
            continue
        for run in line.runs:
            run.font.name = fonts[0]
            known = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 python-docx knows no Chinese fonts
            known.set(qn("w:eastAsia"), fonts[1])


def _high(row: "RowOfTable", least: float) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Mm

    if least:
        row.height, row.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST


def _repeated(row: "RowOfTable") -> None:
    """Have the table's head on each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 python-docx has no repeated heads


def _whole(row: "RowOfTable") -> None:
    """Let no page's end cut a line."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 as above
