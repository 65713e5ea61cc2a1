"""In which language to answer: known before anything else is read, so that every word can be said in it."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final, cast

from careplan.text import Lang, Text
from careplan.text.refusal import Refusal

LANGS: Final = ("zh", "en")
_UNKNOWN = Text(zh="--lang 只能是 zh 或 en，例如 `--lang zh`", en="--lang is zh or en, for example `--lang en`")


def language(words: Sequence[str], env: Mapping[str, str], written: str | None) -> Lang:
    """Return the language asked for: `--lang`, else CAREPLAN_LANG, else the records' own, else the machine's.

    `written` is the language that careplan.yaml names, if any. Without any wish it is Chinese, or English where the
    screen has no Chinese. Raises Refusal for a `--lang` that is not known.
    """
    asked = option(words, "--lang")
    if asked is not None and asked not in LANGS:
        raise Refusal(_UNKNOWN)
    for wish in (asked, env.get("CAREPLAN_LANG"), written):
        if wish in LANGS:
            return cast("Lang", wish)
    machine = env.get("LC_ALL") or env.get("LC_MESSAGES") or env.get("LANG") or ""
    if machine.startswith("en") or not _has_chinese():
        return "en"
    return "zh"


def option(words: Sequence[str], name: str) -> str | None:
    """Return the last value given to an option anywhere before `--`, or None."""
    found = None
    for number, word in enumerate(words):
        if word == "--":
            break
        if word.startswith(f"{name}="):
            found = word[len(name) + 1 :]
        elif word == name and number + 1 < len(words):
            found = words[number + 1]
    return found


def written_language() -> str | None:
    """Return the language that the records of the working folder name, or None."""
    from careplan.store.home import find_records, language_of

    root = find_records(os.getcwd())  # noqa: PTH109 text all the way
    return language_of(root) if root else None


def _has_chinese() -> bool:
    try:
        "汉".encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
