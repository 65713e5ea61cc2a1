"""Where the records are: the nearest folder upward that holds careplan.yaml, else ./records."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

SETTINGS: Final = "careplan.yaml"
_LANGUAGE: Final = re.compile(rb"^language:[ ]*([a-z]{2})[ ]*(?:#.*)?\r?$", re.MULTILINE)
_DUTY: Final = re.compile(rb"^[ ]*- id:[ ]*([a-z0-9-]+)", re.MULTILINE)
_MOST: Final = 64 * 1024
_RECORD: Final = ".yaml"


def find_records(start: str) -> str | None:
    """Return the records' root for somebody who stands in the folder `start`, or None."""
    here = os.path.abspath(start)  # noqa: PTH100 text all the way: pathlib costs a kept answer too much
    return next((folder for folder in _to_look_in(here) if _is_file(folder, SETTINGS)), None)


def _to_look_in(here: str) -> Iterator[str]:
    folder, above = "", here
    while folder != above:
        folder, above = above, os.path.dirname(above)  # noqa: PTH120
        yield folder
    yield os.path.join(here, "records")  # noqa: PTH118


def _is_file(folder: str, name: str) -> bool:
    return os.path.isfile(f"{folder}/{name}")  # noqa: PTH113


def holds_records(root: str) -> bool:
    """Return whether a folder is the root of records, be it one whose settings are lost."""
    return _is_file(root, SETTINGS) or any(os.path.isdir(f"{root}/{name}") for name in ("schools", "plan"))  # noqa: PTH112


def language_of(root: str) -> str | None:
    """Return the language that the settings below a root name, or None; for help, before records are read."""
    try:
        with open(f"{root}/{SETTINGS}", "rb") as file:  # noqa: PTH123
            found = _LANGUAGE.search(file.read(_MOST))
    except OSError:
        return None
    return found[1].decode("ascii") if found else None


def folders(root: str, below: str) -> list[str]:
    """Return the names of the folders in a folder of the records, sorted; none where it is missing."""
    try:
        with os.scandir(f"{root}/{below}") as entries:
            return sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []


def record_ids(root: str, folder: str) -> list[str]:
    """Return the ids of the records in every school's and the office's folder such as `children`, by file names."""
    places = [f"schools/{school}/{folder}" for school in folders(root, "schools")]
    return sorted({name for place in [*places, f"township/{folder}"] for name in _record_names(root, place)})


def calendar_years(root: str) -> list[str]:
    """Return the years of which a calendar is on record."""
    return sorted(_record_names(root, "calendar"))


def _record_names(root: str, place: str) -> list[str]:
    try:
        with os.scandir(f"{root}/{place}") as entries:
            return [entry.name[: -len(_RECORD)] for entry in entries if entry.name.endswith(_RECORD)]
    except OSError:
        return []


def duty_ids(root: str) -> list[str]:
    """Return the ids of the duties of the plans below a root, as their lines begin."""
    from pathlib import Path

    found: set[str] = set()
    for file in sorted(Path(root, "plan").glob("*.yaml")):
        with suppress(OSError):
            found |= {one.decode("ascii") for one in _DUTY.findall(file.read_bytes()[: 16 * _MOST])}
    return sorted(found)
