"""A tree of records as it would be once some files were written."""

from collections.abc import Collection, Container, Mapping, Sequence

from careplan.records.place import Fault
from careplan.store.tree import Tree


class Overlay:
    """A tree of records with some files new or changed; nothing is on disk yet."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        """Keep the tree and the files by path."""
        self._tree = tree
        self._files = dict(files)

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths of the tree and of the new files."""
        paths, faults = self._tree.paths()
        return sorted({*paths, *self._files}), faults

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes, the new ones where there are any."""
        return self._files[path] if path in self._files else self._tree.read(path)


class Listed:
    """A tree of records that is listed once, for whoever asks for its paths very often."""

    def __init__(self, tree: Tree) -> None:
        """Keep the tree; nothing is listed yet."""
        self._tree = tree
        self._paths: tuple[list[str], list[Fault]] | None = None

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths that there were when they were first asked for."""
        if self._paths is None:
            self._paths = self._tree.paths()
        return self._paths

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return self._tree.read(path)


class SomeFiles:
    """A tree of records that holds some files of another and nothing else."""

    def __init__(self, tree: Tree, files: Collection[str]) -> None:
        """Keep the tree and the paths of its files that are wanted."""
        self._tree = tree
        self._files = sorted(files)

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths that are wanted; the tree is not gone through."""
        return self._files, []

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes, or why it cannot be read."""
        return self._tree.read(path)


class Without:
    """A tree of records that lacks what lies in folders of some names, but for some files of them."""

    def __init__(self, tree: Tree, folders: Sequence[str], kept: Container[str] = ()) -> None:
        """Keep the tree, the names of the folders and the paths that stay."""
        self._tree = tree
        self._folders = tuple(f"/{name}/" for name in folders)
        self._kept = kept

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths that are left."""
        paths, faults = self._tree.paths()
        return [path for path in paths if path in self._kept or not any(map(path.__contains__, self._folders))], faults

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return self._tree.read(path)
