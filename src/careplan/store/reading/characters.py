"""Characters that have no business in a record, and where they stand."""

import re
import unicodedata

from careplan.records.place import Fault
from careplan.store.reading.faults import AT_MOST, at, fault

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
)
_BROKEN = "\ud800-\udfff\ufffd" + _NONCHARACTERS

FORBIDDEN = re.compile(f"[{_CONTROL}{INVISIBLE}{_BROKEN}]")
# Printable for Python, forbidden for us: a fast look before the slow one.
_PRINTABLE_YET_FORBIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufffd\U000e0100-\U000e01ef]"
)
_KINDS = re.compile(f"([{_CONTROL}])|([{INVISIBLE}])|([{_BROKEN}])")
WIDE = "\u3000\xa0"
FULLWIDTH = re.compile("[ -~\uff01-\uff5e]*[０-９Ａ-Ｚａ-ｚ][ -~\uff01-\uff5e]*")
HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_RULES = ("", "control-character", "invisible-character", "broken-character")
_COMBINING = re.compile("[^\\W\\d_][\u0300-\u036f\u3099\u309a]+")
_LOOKALIKE = re.compile("[A-Za-z0-9_][\u0370-\u052f]|[\u0370-\u052f][A-Za-z0-9_]")
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")


def code_point(character: str) -> str:
    """Return a character's number the way people look it up, such as U+200B."""
    return f"U+{ord(character):04X}"


def clean(text: str) -> bool:
    """Tell quickly whether a text surely holds no forbidden character."""
    return text.replace("\n", "").isprintable() and not _PRINTABLE_YET_FORBIDDEN.search(text)


def forbidden(file: str, text: str) -> list[Fault]:
    """Return a fault for each forbidden character of a text; one fault for a run of the same kind."""
    faults: list[Fault] = []
    end, rule = -1, ""
    for found in FORBIDDEN.finditer(text):
        kind = _rule(found[0])
        if found.start() != end or kind != rule:
            faults.append(fault(kind, at(file, text, found.start()), char=code_point(found[0])))
        end, rule = found.end(), kind
        if len(faults) >= AT_MOST:
            break
    return faults


def forbidden_rule(value: str) -> tuple[str, str] | None:
    """Return the rule that a value breaks and the number of its first forbidden character, else None."""
    found = FORBIDDEN.search(value)
    return None if found is None else (_rule(found[0]), code_point(found[0]))


def _rule(character: str) -> str:
    found = _KINDS.match(character)
    return _RULES[found.lastindex or 0] if found else ""


def odd_letters(file: str, text: str) -> list[Fault]:
    """Return faults of lines with decomposed letters, and of look-alike letters inside Latin words."""
    faults = []
    if not unicodedata.is_normalized("NFC", text):
        last = 0
        for found in _COMBINING.finditer(text):
            line = text.count("\n", 0, found.start())
            if line >= last and unicodedata.normalize("NFC", found[0]) != found[0]:
                faults.append(fault("decomposed-letters", at(file, text, found.start())))
                last = line + 1
    if _OTHER_SCRIPT.search(text):
        for found in _LOOKALIKE.finditer(text):
            index = found.start() if not found[0][0].isascii() else found.end() - 1
            faults.append(fault("lookalike-letters", at(file, text, index), char=code_point(text[index])))
    return faults
