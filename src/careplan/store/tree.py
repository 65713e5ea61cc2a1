"""Where record files come from: a folder, or a commit. Both answer the same two questions."""

from typing import Protocol

from careplan.records.place import Fault
from careplan.store.journal import finish
from careplan.store.reading.walk import read_bytes, walk


class Tree(Protocol):
    """A set of record files."""

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths from the records' root, sorted, and what was wrong with the names."""

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes, or why it cannot be read."""


class Folder:
    """The record files in a folder, as they stand now."""

    def __init__(self, root: str) -> None:
        """Name the records' root; nothing is read yet."""
        self.root = root

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return every file below the root, links and devices refused; what was half written is ended first."""
        finish(self.root)
        return walk(self.root)

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return read_bytes(self.root, path)
