"""From a tree of files to records: every file read once, every fault kept, every good record returned."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from careplan.records.acts import ActRow
from careplan.records.kinds import kind_of
from careplan.records.place import Fault, Place
from careplan.records.plan import Plan
from careplan.store.fork import ENOUGH, shared, workers
from careplan.store.pages import Found, Pages
from careplan.store.read_file import Loaded, read_file
from careplan.store.seal import NullSeal, Seal
from careplan.store.tree import Folder, Tree

_BESIDE: Final = ("closed/", "templates/")
_PAGES: Final = (".md", ".txt")
_MEANT_AS_RECORD: Final = re.compile(
    r"(?:.*/)?[^/]*\.(?:ya?ml|csv)\.[^/]*|(?:schools/[^/]+|township)/[^/]+/(?!readme)[^/].*", re.IGNORECASE
)
"""A page with a record's ending inside its name (`T012.yaml.txt`), or in a folder of records."""
_MANY: Final = "schools/"
"""Where nearly all records lie; what stands before it, the plans above all, is read before any row."""


def load(tree: Tree, seal: Seal | None = None, pages: Pages | None = None) -> Loaded:
    """Read every record file of a tree; what cannot be read becomes faults, each at its place.

    With `pages`, which belong to one seal, a file that was read before is not taken apart again.
    """
    loaded = Loaded(seal=seal or NullSeal())
    paths, faults = tree.paths()
    loaded.faults += faults
    found = _records(paths, loaded)
    if pages is not None:
        pages.read(tree, found, loaded)
    elif len(found) >= ENOUGH and isinstance(tree, Folder) and workers() > 1:
        _read_in_two(tree, found, loaded)
    else:
        _read(tree, found, loaded)
    return loaded


def load_beside(tree: Tree, paths: Iterable[str], plans: Iterable[Plan]) -> Loaded:
    """Read some record files of a tree alone, beside plans that were read before."""
    loaded = Loaded(seal=NullSeal())
    for plan in plans:
        loaded.learn(plan)
    return _read(tree, _records(sorted(paths), loaded), loaded)


def _records(paths: list[str], loaded: Loaded) -> list[Found]:
    """Return the paths of record files with their kinds; add a fault for what is none and should not be there."""
    records = []
    for path in paths:
        found = kind_of(path)
        if found is not None:
            records.append((path, found))
        elif of_no_place(path):
            loaded.faults.append(Fault("file-in-no-place", Place(path, 1, 1), {}))
    return records


def of_no_place(path: str) -> bool:
    """Say whether a file is neither a record nor what may lie beside records."""
    if kind_of(path) is not None or path.startswith(_BESIDE):
        return False
    return not path.endswith(_PAGES) or _MEANT_AS_RECORD.fullmatch(path) is not None


def _read(tree: Tree, found: Iterable[Found], loaded: Loaded) -> Loaded:
    for path, (kind, parts) in found:
        data = tree.read(path)
        loaded.files.append(path)
        if isinstance(data, Fault):
            loaded.faults.append(data)
        else:
            read_file(loaded, path, data, kind, parts)
    return loaded


def _read_in_two(tree: Tree, found: Sequence[Found], loaded: Loaded) -> None:
    """Read the records in two processes, from the records' end here and from the tables' end in a second one.

    Columns of text are quickly handed over, models are not.
    """
    first = next((number for number, (path, _) in enumerate(found) if path >= _MANY), len(found))
    _read(tree, found[:first], loaded)
    several = sorted(found[first:], key=_is_table)
    read = Loaded(loaded.seal)
    for part in shared(several, lambda some: _read(tree, some, Loaded(loaded.seal, kinds=loaded.kinds))):
        read.take(part)
    read.sort()
    loaded.take(read)


def _is_table(one: Found) -> bool:
    return one[1][0].model is ActRow
