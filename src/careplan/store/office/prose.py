"""Read what somebody wrote in another program as plain text: a Word file, a text file, Markdown."""

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from careplan.store.office.book import REASONS, decoded
from careplan.store.office.scan import MOST_BYTES, UnreadableError, scan
from careplan.text import Text
from careplan.text.refusal import Refusal

_TEXTS: Final = frozenset({".txt", ".md"})
_CANNOT: Final = Text("{file} 读不了：{why}", "{file} cannot be read: {why}")
_OTHER: Final = Text("只读 .docx .txt .md；用 WPS 或 Word 另存为 .docx", "only .docx, .txt and .md; save it as .docx")
_EMPTY: Final = Text("里面没有字", "there is no text in it")
_BROKEN: Final = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_GAPS: Final = re.compile(r"\n{3,}")


def read_prose(path: str) -> str:
    """Return the text of a .docx, .txt or .md file in any usual encoding, without signs that nobody sees.

    Raises Refusal for what cannot or should not be opened, and for a file without text.
    """
    file = Path(path)
    try:
        text = _tidy(_opened(file))
    except UnreadableError as error:
        raise Refusal(_CANNOT, file=file.name, why=REASONS[error.why]) from None
    if not text:
        raise Refusal(_CANNOT, file=file.name, why=_EMPTY)
    return text


def _opened(file: Path) -> str:
    ending = file.suffix.lower()
    if not file.is_file():
        raise UnreadableError("no-such-file")
    if ending not in {*_TEXTS, ".docx"}:
        raise Refusal(_CANNOT, file=file.name, why=_OTHER)
    if file.stat().st_size > MOST_BYTES:
        raise UnreadableError("too-big")
    data = file.read_bytes()
    return decoded(data) if ending in _TEXTS else "\n\n".join(_of_word(data))


def _of_word(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word file and the lines of its tables; pictures, heads and feet are left out."""
    scan(data)
    try:
        from docx import Document
        from docx.text.paragraph import Paragraph
    except ModuleNotFoundError:
        raise UnreadableError("no-library") from None
    try:
        parts = list(Document(io.BytesIO(data)).iter_inner_content())
    except (KeyError, ValueError):
        raise UnreadableError("damaged") from None
    for part in parts:
        if isinstance(part, Paragraph):
            yield part.text
        else:
            yield from (" ".join(cell.text for cell in row.cells) for row in part.rows)


def _tidy(text: str) -> str:
    plain = "".join(
        sign for sign in _BROKEN.sub("\n", text) if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf"}
    )
    return _GAPS.sub("\n\n", "\n".join(line.rstrip() for line in plain.split("\n"))).strip()
