"""PDF: the report's text on A4 with the look of an official paper (GB/T 9704), to be printed, signed and sealed."""

from datetime import UTC, date, datetime
from typing import Final

from careplan.formats.documents.blocks import Block, Grid, Heading, Items, Paragraph, Words, is_number
from careplan.formats.documents.fit import ACROSS, UPRIGHT, natural, shares, type_size
from careplan.formats.documents.pages import MARGINS, TURNED, Stretch, is_caption, stretches
from careplan.text import Text
from careplan.text.refusal import Refusal

_NO_FONT: Final = Text(
    "这台电脑没有中文字体，PDF 里的字会是空框。装一种中文字体，例如 Noto Serif CJK SC，或改用 `--format docx`",
    "This computer has no Chinese font, so that a PDF would show boxes. Install one, such as Noto Serif CJK SC, or use "
    "`--format docx`",
)
_SONG: Final[tuple[str, ...]] = (
    *("FangSong", "FangSong_GB2312", "STFangsong", "FZFangSong-Z02", "Noto Serif CJK SC", "Source Han Serif SC"),
    *("SimSun", "Songti SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "PingFang SC", "Microsoft YaHei"),
)
_HEI: Final[tuple[str, ...]] = ("SimHei", "STHeiti", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", *_SONG)
_BODY, _SMALL = 14, 10.5
_POINTS: Final = 72 / 25.4
_INSET: Final = 3.5
_PAGE: Final = """\
#set page(paper: "a4", numbering: "— 1 —")
#set par(leading: 0.9em, justify: false)
#set table(stroke: 0.5pt)
#show heading.where(level: 1): set align(center)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 16pt)
#show heading.where(level: 3): set text(size: 14pt)
"""


def pdf(blocks: list[Block], title: str, on: date) -> bytes:
    """Return a PDF document, made on a day. Raises Refusal where the computer has no Chinese font."""
    import typst

    families = set(typst.Fonts().families())
    song, hei = ([name for name in wanted if name in families] for wanted in (_SONG, _HEI))
    if not song:
        raise Refusal(_NO_FONT)
    lines = [
        _PAGE,
        f"#set document(title: {_quoted(title)})",
        f'#set text(font: {_array(song)}, size: {_BODY}pt, lang: "zh", region: "cn")',
        f"#show heading: set text(font: {_array(hei)})",
        f"#let head(body) = align(center, text(font: {_array(hei)}, body))",
        *(_stretch(stretch) for stretch in stretches(blocks)),
    ]
    made = typst.compile("\n".join(lines).encode(), timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC))
    return bytes(made)


def _array(names: list[str]) -> str:
    return f"({''.join(_quoted(name) + ', ' for name in names)})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _stretch(stretch: Stretch) -> str:
    """Return pages that lie the same way; setting the page begins a new one."""
    sides = ("top", "right", "bottom", "left")
    margin = ", ".join(f"{side}: {mm}mm" for side, mm in zip(sides, TURNED if stretch.across else MARGINS, strict=True))
    parts = [f"#set page(flipped: {str(stretch.across).lower()}, margin: ({margin}))"]
    for at, block in enumerate(stretch.blocks):
        said = _typst(block, ACROSS if stretch.across else UPRIGHT)
        parts.append(f"#block(sticky: true, width: 100%)[{said}]" if is_caption(stretch.blocks, at) else said)
    return "\n".join(parts)


def _typst(block: Block, room: float) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: {min(block.level, 3)})[{_words(block.words)}]"
    if isinstance(block, Paragraph):
        size = _SMALL if block.small else _BODY
        return f"#par[#text(size: {size}pt)[{_words(block.words)}]]"
    if isinstance(block, Items):
        entries = ", ".join(f"[{_words(entry)}]" for entry in block.entries)
        return f"#{'enum' if block.numbered else 'list'}({entries})"
    return _grid(block, room) if isinstance(block, Grid) else ""


def _words(words: Words) -> str:
    """Return text that typst never takes for markup: each run is a string given to a function."""
    weight = {True: ', weight: "bold"', False: ""}
    return "".join(f"#text({_quoted(span.text)}{weight[span.bold]})" for span in words)


def _grid(grid: Grid, room: float) -> str:
    size = type_size(grid, room)
    columns = ", ".join(f"{share:.4f}fr" for share in shares(grid, room))
    head = "".join(f"[#head[{_words(words)}]], " for words in grid.head)
    head = f"table.header({head})," if head else ""
    rows = "\n".join("".join(f"{_cell(words, grid)}, " for words in row) for row in grid.rows)
    above = max(_INSET, (grid.least * _POINTS - size) / 2)
    return (
        f"#[#set text(size: {size}pt)\n#set table(inset: (x: {_INSET}pt, y: {above:.2f}pt))\n"
        f"#table(columns: ({columns},), align: horizon,\n{head}\n{rows}{_below(grid)})]"
    )


def _below(grid: Grid) -> str:
    """Return what stands right below a table, as a foot of it that is never left alone on a page."""
    if not grid.below:
        return ""
    look = f"colspan: {len(natural(grid))}, stroke: none, inset: (x: 0pt, y: {2 * _INSET}pt)"
    return f"table.footer(repeat: false, table.cell({look})[#text(size: {_SMALL}pt)[{_words(grid.below)}]]),"


def _cell(words: Words, grid: Grid) -> str:
    return f"[#align(center)[{_words(words)}]]" if grid.head and is_number(words) else f"[{_words(words)}]"
