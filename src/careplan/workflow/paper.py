"""Word files with the look of the clerk's own, where the records have one."""

from datetime import date
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

from careplan.records.place import Fault
from careplan.store.templates import Own
from careplan.text import Text
from careplan.text.refusal import Refusal

if TYPE_CHECKING:
    from careplan.formats.documents.blocks import Block

_NO_LOOK: Final = Text(
    "`{file}` 读不了，不是 Word 文件。用 WPS 或 Word 另存为 docx，或把它删去",
    "`{file}` cannot be read as a Word document. Save it as docx in WPS or Word, or take it away",
)


def word(blocks: "list[Block]", title: str, on: date, own: Own, path: str) -> bytes:
    """Return a Word file; `path` is that of the look among the records' own templates.

    Raises Refusal for a look that is no Word file, ModuleNotFoundError where the library is not installed.
    """
    from careplan.formats.documents.docx import docx

    look = own(path)
    try:
        if isinstance(look, Fault):
            raise Refusal(_NO_LOOK, file=path)
        return docx(blocks, title, on, look)
    except (BadZipFile, KeyError, ValueError):
        if look is None:
            raise
        raise Refusal(_NO_LOOK, file=path) from None
