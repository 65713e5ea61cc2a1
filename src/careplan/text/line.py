"""Lines for a reader's eyes: plain, or in spans whose role says how they may be coloured."""

import re
from typing import Final, Literal, TypeAlias

Role: TypeAlias = Literal["", "place", "code", "error", "warning", "note", "help", "mark", "title", "quiet", "good"]
Span: TypeAlias = tuple[Role, str]
Line: TypeAlias = str | tuple[Span, ...]

_CONTROL: Final = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_COMMAND: Final = re.compile(r"\s*::")


def plain(line: Line) -> str:
    """Return a line without its roles."""
    return line if isinstance(line, str) else "".join(text for _, text in line)


def safe(text: str) -> str:
    r"""Return text that no terminal and no CI service takes for a command: signs that act are written `\u001b`.

    The form of an escape is the same in JSON, so that a JSON document stays the same document.
    """
    if _CONTROL.search(text):
        text = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text.replace("##[", "#\\u0023[") if "##[" in text else text


def starts_command(text: str) -> bool:
    """Return whether a CI service would read a line as a command to itself."""
    return _COMMAND.match(text) is not None
