"""Where the records are: the nearest folder upward that holds careplan.yaml, else ./records."""

import os
import re
from pathlib import Path
from typing import Final

SETTINGS: Final = "careplan.yaml"
_LANGUAGE: Final = re.compile(rb"^language:[ ]*([a-z]{2})[ ]*(?:#.*)?\r?$", re.MULTILINE)
_MOST: Final = 64 * 1024


def find_records(start: str) -> str | None:
    """Return the records' root for somebody who stands in the folder `start`, or None."""
    here = Path(start).absolute()
    for folder in (here, *here.parents, here / "records"):
        if (folder / SETTINGS).is_file():
            return str(folder)
    return None


def holds_records(root: str) -> bool:
    """Return whether a folder is the root of records, be it one whose settings are lost."""
    return Path(root, SETTINGS).is_file() or Path(root, "schools").is_dir() or Path(root, "plan").is_dir()


def language_of(root: str) -> str | None:
    """Return the language that the settings below a root name, or None; for help, before records are read."""
    try:
        with Path(root, SETTINGS).open("rb") as file:
            found = _LANGUAGE.search(file.read(_MOST))
    except OSError:
        return None
    return found[1].decode("ascii") if found else None


def folders(root: str, below: str) -> list[str]:
    """Return the names of the folders in a folder of the records, sorted; none where it is missing."""
    try:
        with os.scandir(Path(root, below)) as entries:
            return sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []
