"""Names by their sound: whether letters such as `zhangsan` or `zs` may stand for a Chinese name."""

import os
import re
from itertools import islice, product
from typing import Final

_LETTERS: Final = re.compile(r"[a-z]{2,40}")
_MOST_READINGS: Final = 64


def are_letters(text: str) -> bool:
    """Return whether a text may be meant as pinyin: two small letters or more, and nothing else."""
    return _LETTERS.fullmatch(text) is not None


def sounds_like(name: str, letters: str) -> bool:
    """Return whether a name, or the end of it, begins with letters as pinyin without tones or as first letters.

    A sign with several readings has them all: 单 is dan, shan and chan.
    """
    if name.isascii():
        return False
    return any(_begins(reading, letters) for reading in _readings(name))


def spelled(name: str) -> str:
    """Return a Chinese name in letters, such as Qingshizhen for 青石镇; other names are returned as they are."""
    if name.isascii():
        return name
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).capitalize()


def _begins(reading: tuple[str, ...], letters: str) -> bool:
    for at in range(len(reading)):
        rest = reading[at:]
        if "".join(rest).startswith(letters) or "".join(one[:1] for one in rest).startswith(letters):
            return True
    return False


def _readings(name: str) -> list[tuple[str, ...]]:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # every reading of a sign is taken; phrases double the start
    from pypinyin import Style, pinyin

    signs = pinyin(name, style=Style.NORMAL, heteronym=True, errors="ignore")
    return list(islice(product(*signs), _MOST_READINGS))
