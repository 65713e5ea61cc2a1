"""From a tree of files to records: every file read once, every fault kept, every good record returned."""

import re
from collections.abc import Sequence
from hashlib import sha1
from typing import Final, TypeAlias

from careplan.records.acts import ActKind
from careplan.records.base import Kind
from careplan.records.kinds import kind_of
from careplan.records.place import Fault, Place
from careplan.store.fork import ENOUGH, both, workers
from careplan.store.git import Commit
from careplan.store.read_file import Loaded, read_file
from careplan.store.seal import NullSeal, Seal
from careplan.store.tree import Folder, Tree

_Key: TypeAlias = tuple[str, str, frozenset[tuple[str, ActKind]]]
"""What decides what is read from a file: its path, git's name for its bytes, and the kinds of act that are known."""
_Found: TypeAlias = tuple[str, tuple[Kind, dict[str, str]]]

_BESIDE: Final = ("closed/", "templates/")
_PAGES: Final = (".md", ".txt")
_MEANT_AS_RECORD: Final = re.compile(
    r"(?:.*/)?[^/]*\.(?:ya?ml|csv)\.[^/]*|(?:schools/[^/]+|township)/[^/]+/(?!readme)[^/].*", re.IGNORECASE
)
"""A page with a record's ending inside its name (`T012.yaml.txt`), or in a folder of records."""
_MANY: Final = "schools/"
"""Where nearly all records lie; what stands before it, the plans above all, is read before any row."""
_HERE: Final = 0.55
"""The share of the records that is read in this process where two read: what the other reads has to be handed over."""


class Pages:
    """What files held when they were read before: a file with the same bytes is not taken apart again."""

    def __init__(self) -> None:
        """Know of none."""
        self._kept: dict[_Key, Loaded] = {}
        self._used: set[_Key] = set()

    def read(self, tree: Tree, found: Sequence[_Found], loaded: Loaded) -> None:
        """Add what files hold."""
        kinds, known = loaded.kinds, frozenset(loaded.kinds.items())
        for path, kind in found:
            if loaded.kinds is not kinds:
                kinds, known = loaded.kinds, frozenset(loaded.kinds.items())
            name = tree.blob(path) if isinstance(tree, Commit) else None
            if name is None or (path, name, known) not in self._kept:
                data = tree.read(path)
                if isinstance(data, Fault):
                    loaded.take(Loaded(loaded.seal, faults=[data], files=[path]))
                    continue
                name = _blob(data)
                self._take_apart((path, name, known), data, kind, loaded)
            self._used.add((path, name, known))
            loaded.take(self._kept[path, name, known])

    def drop_unused(self) -> None:
        """Forget what nobody has asked for since this was done last."""
        self._kept = {key: page for key, page in self._kept.items() if key in self._used}
        self._used = set()

    def _take_apart(self, key: _Key, data: bytes, kind: tuple[Kind, dict[str, str]], loaded: Loaded) -> None:
        if key not in self._kept:
            page = self._kept[key] = Loaded(loaded.seal, files=[key[0]], kinds=loaded.kinds)
            read_file(page, key[0], data, *kind)


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
        _read_all(tree, found, loaded)
    return loaded


def _records(paths: list[str], loaded: Loaded) -> list[_Found]:
    """Return the paths of record files with their kinds; add a fault for what is none and should not be there."""
    records = []
    for path in paths:
        found = kind_of(path)
        if found is not None:
            records.append((path, found))
        elif not path.startswith(_BESIDE) and (not path.endswith(_PAGES) or _MEANT_AS_RECORD.fullmatch(path)):
            loaded.faults.append(Fault("file-in-no-place", Place(path, 1, 1), {}))
    return records


def _read_all(tree: Tree, found: Sequence[_Found], loaded: Loaded) -> Loaded:
    for path, (kind, parts) in found:
        data = tree.read(path)
        loaded.files.append(path)
        if isinstance(data, Fault):
            loaded.faults.append(data)
        else:
            read_file(loaded, path, data, kind, parts)
    return loaded


def _read_in_two(tree: Tree, found: Sequence[_Found], loaded: Loaded) -> None:
    """Read the first part of the records here and the rest in a second process."""
    first = next((number for number, (path, _) in enumerate(found) if path >= _MANY), len(found))
    _read_all(tree, found[:first], loaded)
    half = first + int((len(found) - first) * _HERE)
    apart = Loaded(loaded.seal, kinds=loaded.kinds)
    _, theirs = both(lambda: _read_all(tree, found[first:half], loaded), lambda: _read_all(tree, found[half:], apart))
    loaded.take(theirs)


def _blob(data: bytes) -> str:
    """Return git's name for a file of these bytes."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
