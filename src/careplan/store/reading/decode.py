"""Bytes to text, strictly: size, encoding, damage, unfinished merges and forbidden characters."""

import re

from careplan.records.place import Fault, Place
from careplan.store.reading.characters import clean, forbidden, odd_letters
from careplan.store.reading.faults import TOO_BIG, at, fault, few, refuses, unreadable
from careplan.text import Text

LIMIT = 1_000_000

BOM = b"\xef\xbb\xbf"
# What is left without these needs a second look: controls, and first bytes of rare characters.
_ORDINARY = bytes((*range(0x24, 0x5C), *range(0x5D, 0x7F), *range(0x80, 0xC0), *range(0xE3, 0xEA))) + b'\n !"'
# What begins like Chinese punctuation or full-width signs and is forbidden, by its first byte.
_ALIKE = {
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f\xad]"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])"),
    b"\xef": re.compile(rb"\xef(?:\xb7[\x90-\xaf]|[\xb8\xbb\xbe\xbf])"),
}
_FILLER = "\u3164"
_POINTER = b"version https://git-lfs.github.com/spec/"
_NOT_HERE = (
    Text(zh="这里只有 git-lfs 的指针，没有内容", en="only a git-lfs pointer is here, not its content"),
    Text(zh="请取回内容：`git lfs pull`", en="Fetch the content: `git lfs pull`"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKER = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_TWO_BYTE_RUN = re.compile("[\u0080-\u07ff]{2,}")
_CJK = re.compile("[\u2e80-\U0003ffff]")


def first_bytes(data: bytes) -> bytes:
    """Return controls and the first bytes of characters that may need a second look, in their order."""
    return data.translate(None, _ORDINARY)


def decode(file: str, data: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text of a file and its faults; None for text that is unusable or holds forbidden characters.

    Lines end in a plain newline; a leading byte-order mark is left out. Lines count as in an editor.
    """
    text, faults = decode_damaged(file, data)
    return (None, faults) if refuses(faults) else (text, faults)


def decode_damaged(file: str, data: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text even when some lines hold forbidden characters; None when all of it is unusable."""
    stop = _unusable(file, data)
    if stop is not None:
        return None, [stop]
    faults = []
    if data.startswith(BOM):
        data = data[len(BOM) :]
        faults.append(fault("byte-order-mark", Place(file, 1, 1)))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, [*faults, _not_utf8(file, data, error)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (conflicts := _conflicts(file, text)):
        return None, few(faults + conflicts)
    odd = first_bytes(data)
    if _FILLER in text or (odd and not _only_punctuation(data, odd)):
        faults += _closer(file, text)
    return text, few(faults) if faults else faults


def _only_punctuation(data: bytes, odd: bytes) -> bool:
    """Tell whether odd first bytes surely begin no more than punctuation and full-width signs."""
    return not odd.strip(b"\xc2\xe2\xef") and not any(
        first in odd and pattern.search(data) for first, pattern in _ALIKE.items()
    )


def _unusable(file: str, data: bytes) -> Fault | None:
    """Return what makes a file unusable as a whole, judged by its bytes."""
    start = Place(file, 1, 1)
    if len(data) > LIMIT:
        return unreadable(start, *TOO_BIG)
    if data.startswith(_POINTER):
        return unreadable(start, *_NOT_HERE)
    if data.startswith(_UTF16):
        return fault("not-utf8", start, looks=Text(zh="看起来是 UTF-16（“Unicode”）编码", en="it looks like UTF-16"))
    if data.endswith(b"\0\0"):
        kept = data.rstrip(b"\0")
        text = _lines(kept.decode(errors="replace"))
        return fault("damaged-file", at(file, text, len(text)), count=len(data) - len(kept))
    return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Fault:
    """Return the fault for bytes that are not UTF-8, at the first bad byte, with what they look like."""
    before = _lines(data[: error.start].decode())
    if error.end >= len(data) and error.reason == "unexpected end of data":
        looks = Text(zh="文件在一个汉字中间断了，像是没有存完", en="the file stops inside a character, as if cut short")
    elif _reads_as(data, "gb18030"):
        looks = Text(zh="看起来是 GBK（“ANSI”）编码", en="it looks like GBK")
    else:
        looks = Text(zh="看不出是哪种编码", en="its encoding is unknown")
    return fault("not-utf8", at(file, before, len(before)), looks=looks)


def _reads_as(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _conflicts(file: str, text: str) -> list[Fault]:
    """Return a fault for each conflict of an unfinished merge, at its first marker."""
    faults = []
    inside = False
    for found in _MARKER.finditer(text):
        sign = found[0].lstrip()[0]
        if not inside:
            faults.append(fault("merge-conflict", at(file, text, found.end() - len(found[0].lstrip()))))
        inside = sign != ">"
    return faults


def _closer(file: str, text: str) -> list[Fault]:
    """Return faults of single characters, and of text that was GBK before somebody saved it."""
    faults = []
    if not clean(text):
        faults = forbidden(file, text)
    if not text.isascii():
        faults += odd_letters(file, text)
        if not faults and not _CJK.search(text):
            faults += _gbk_by_accident(file, text)
    return faults


def _gbk_by_accident(file: str, text: str) -> list[Fault]:
    """Return a fault when all odd letters of a text without Chinese would be Chinese in GBK."""
    runs = list(_TWO_BYTE_RUN.finditer(text))
    if runs and all(_reads_as(run[0].encode(), "gb2312") for run in runs):
        return [fault("gbk-read-as-utf8", at(file, text, runs[0].start()))]
    return []
