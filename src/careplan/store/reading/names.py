"""File names that another computer could not hold, or that an editor left behind."""

import re

from careplan.store.reading.characters import clean

LONGEST_NAME = 200  # bytes; what is left of the usual 255 is room for a temp file's ending

_RESERVED = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))]
)
_WINDOWS_SIGNS = re.compile(r'[<>:"|?*\\]')
_LEFTOVER = re.compile(
    r".*~|\.#.*|#.*#|\..*\.sw[a-p]|~\$.*|.*\.(?:tmp|bak|orig|rej|swp)|.*(?:的副本| - 副本|[( ]副本).*"
    r"|.* - Copy.*|(?:Copy of |副本).*|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.(?:yaml|csv|md))?")


def name_fault(name: str) -> str | None:
    """Return the rule that a file's or folder's own name breaks, or None."""
    if name.partition(".")[0].upper() in _RESERVED:
        return "windows-reserved-name"
    if _PLAIN.fullmatch(name) and len(name) <= LONGEST_NAME:
        return None
    if "\n" in name or not clean(name):
        return "odd-file-name"
    return "name-too-long" if len(name.encode()) > LONGEST_NAME else _odd_ending(name)


def _odd_ending(name: str) -> str | None:
    if _LEFTOVER.fullmatch(name):
        return "editor-leftover"
    if name[-1] in ". " or _WINDOWS_SIGNS.search(name):
        return "windows-reserved-name"
    return None
