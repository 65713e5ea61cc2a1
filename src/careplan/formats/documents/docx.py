"""Word: a paper with the look that offices know (GB/T 9704): 仿宋 body, 黑体 headings, its margins; wide tables across.

The clerk owns the look: a Word file of the records' own (`templates/zh/report.docx`) lends its styles, margins, head
and foot; what it says is left out.
"""

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from careplan.formats.documents.blocks import Block, Grid, Heading, Items, Paragraph
from careplan.formats.documents.docx_table import SMALL, add_grid, known_style, write
from careplan.formats.documents.pages import LONG, MARGINS, SHORT, is_caption, stretches
from careplan.formats.documents.zipped import same_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as Line

_BODY: Final = ("Times New Roman", "仿宋")
_HEAD: Final = ("SimHei", "黑体")
_BODY_SIZE: Final = 14.0
_TITLE_SIZE: Final = 20.0
_LINE: Final = 26.0
_SIDES: Final = ("top_margin", "right_margin", "bottom_margin", "left_margin")


def docx(blocks: list[Block], title: str, on: date, look: bytes | None = None) -> bytes:
    """Return a Word document. `on` is its date of making; `look` another document whose styles and page it takes."""
    from docx import Document

    document = Document(io.BytesIO(look)) if look else Document()
    if look:
        _emptied(document)
    else:
        _dressed(document)
    for number, stretch in enumerate(stretches(blocks)):
        if number:
            document.add_section()
        _turn(document.sections[-1], across=stretch.across)
        for at, block in enumerate(stretch.blocks):
            _put(document, block, plain=look is None)
            if is_caption(stretch.blocks, at):
                document.paragraphs[-1].paragraph_format.keep_with_next = True
    known = document.core_properties
    known.title, known.author, known.comments = title, "careplan", ""
    known.created = known.modified = datetime(on.year, on.month, on.day)  # noqa: DTZ001 Word's dates have no zone
    made = io.BytesIO()
    document.save(made)
    return same_bytes(made.getvalue())


def _emptied(document: "Document") -> None:
    """Take out what a document says; the first section's page, head and foot stay."""
    body, first = document.element.body, document.sections[0]._sectPr  # noqa: SLF001 python-docx does not move sections
    for element in list(body.iterchildren()):
        body.remove(element)
    body.append(first)


def _dressed(document: "Document") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(SHORT), Mm(LONG)
    for name, width in zip(_SIDES, MARGINS, strict=True):
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


def _turn(section: "Section", *, across: bool) -> None:
    """Have a section's pages lie across or stand upright, each margin going with its side of the paper."""
    from docx.enum.section import WD_ORIENT

    width, height = section.page_width, section.page_height
    if width is None or height is None or (width > height) == across:
        return
    section.page_width, section.page_height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    margins = [getattr(section, name) for name in _SIDES]
    turned = [*margins[-1:], *margins[:-1]] if across else [*margins[1:], *margins[:1]]
    for name, margin in zip(_SIDES, turned, strict=True):
        setattr(section, name, margin)


def _put(document: "Document", block: Block, *, plain: bool) -> None:
    """Add a block; `plain` where no look of the clerk's own says how heads of tables are."""
    if isinstance(block, Heading):
        name = "Title" if block.level == 1 else f"Heading {min(block.level - 1, 2)}"
        write(document.add_paragraph(style=known_style(document, name)), block.words)
    elif isinstance(block, Paragraph):
        write(document.add_paragraph(), block.words, SMALL if block.small else None)
    elif isinstance(block, Items):
        style = known_style(document, "List Number" if block.numbered else "List Bullet")
        for entry in block.entries:
            write(document.add_paragraph(style=style), entry)
    elif isinstance(block, Grid):
        add_grid(document, block, _HEAD if plain else None)
