"""Write an article's file: its facts on top, its text below."""

from collections.abc import Mapping
from typing import Final

from careplan.store.layout import formatted
from careplan.store.yaml_lines import lines_of
from careplan.text import Text
from careplan.text.refusal import Refusal

_NOT_ONE: Final = Text(
    "没有写入：题目或正文里有不能写的字符（{rule}）",
    "Nothing was written: the title or the text holds signs that a record cannot have ({rule})",
)


def new_article(file: str, head: Mapping[str, str], text: str) -> bytes:
    """Return a new article as its file has it. Raises Refusal for signs that no record may hold."""
    data = "\n".join(["---", *lines_of(head), "---", "", text, ""]).encode()
    made, faults = formatted(file, data)
    if made is None:
        raise Refusal(_NOT_ONE, rule=faults[0].rule)
    return made
