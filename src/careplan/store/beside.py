"""A tree of records with one plan more, read from anywhere; or only what a plan needs of the records."""

from pathlib import Path
from typing import Final

from careplan.records.place import Fault
from careplan.store.reading.walk import read_bytes
from careplan.store.tree import Tree

NEEDED: Final = ("careplan.yaml", "calendar/", "rules/")
"""Where the records say what the days of a plan depend on."""


class Part:
    """Some of the files of a tree: those whose paths begin in one of some ways."""

    def __init__(self, tree: Tree, begins: tuple[str, ...]) -> None:
        """Keep the tree and how the paths begin."""
        self._tree = tree
        self._begins = begins

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths that begin so."""
        paths, faults = self._tree.paths()
        return (
            [path for path in paths if path.startswith(self._begins)],
            [fault for fault in faults if fault.place.file.startswith(self._begins)],
        )

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return self._tree.read(path)


class Beside:
    """A tree, or none, and a plan's file that lies anywhere, as if it lay at `name`."""

    def __init__(self, tree: Tree | None, name: str, data: bytes | Fault) -> None:
        """Keep the tree and the file."""
        self._tree = tree
        self._name = name
        self._data = data._replace(place=data.place._replace(file=name)) if isinstance(data, Fault) else data

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths of the tree and the file's."""
        paths, faults = self._tree.paths() if self._tree else ([], [])
        return sorted({*paths, self._name}), faults

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return self._data if path == self._name or self._tree is None else self._tree.read(path)


def bytes_of(file: str) -> bytes | Fault:
    """Return the bytes of a file that lies anywhere, or why it cannot be read."""
    path = Path(file)
    return read_bytes(str(path.parent), path.name)
