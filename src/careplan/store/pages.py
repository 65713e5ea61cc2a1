"""What files held when they were read before: a file with the same bytes is not taken apart again."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import fields
from hashlib import blake2b, sha1
from typing import Final, TypeAlias

from careplan.records.acts import ActKind
from careplan.records.base import Kind
from careplan.records.place import Fault
from careplan.store import fingerprint
from careplan.store.drawer import Drawer
from careplan.store.git import Commit
from careplan.store.own_folder import cache_folder
from careplan.store.read_file import Loaded, read_file
from careplan.store.seal import NullSeal
from careplan.store.tree import Folder, Tree

Found: TypeAlias = tuple[str, tuple[Kind, dict[str, str]]]
"""A record file's path, its kind, and the parts of its path."""
_Key: TypeAlias = tuple[str, str, str]
"""What decides what is read from a file: its path, git's name for its bytes, and the kinds of act that are known."""
_MOST: Final = 50_000
"""Of more files no page is kept between runs."""
_HELD: Final = tuple(one.name for one in fields(Loaded) if one.name not in {"seal", "kinds"})
"""What of the things that are read from a file is a page."""


class Pages:
    """Pages in memory, for who reads more than once; and in drawers, from one run to the next."""

    def __init__(self, folder: str | None = None, root: str = "") -> None:
        """Know of no page but those of the records below `root` that an earlier run kept in a folder."""
        self._folder = folder
        self._root = os.path.abspath(root)  # noqa: PTH100 text all the way
        self._tool = fingerprint.fingerprint_of_tool() if folder else ""
        self._drawers: dict[str, Drawer] = {}
        self._kept: dict[_Key, Loaded] = {}
        self._used: set[_Key] = set()

    @classmethod
    def between_runs(cls, root: str) -> "Pages | None":
        """Return the pages that are kept of the records below a root; None where somebody wants none kept."""
        folder = cache_folder(os.environ)
        return cls(f"{folder}/pages", root) if folder else None

    def read(self, tree: Tree, found: Sequence[Found], loaded: Loaded) -> None:
        """Add what files hold."""
        kinds, known = loaded.kinds, _known(loaded.kinds)
        for path, kind in found:
            if loaded.kinds is not kinds:
                kinds, known = loaded.kinds, _known(loaded.kinds)
            name = tree.blob(path) if isinstance(tree, Commit) else None
            if name is None or (path, name, known) not in self._kept:
                data = tree.read(path)
                if isinstance(data, Fault):
                    loaded.take(Loaded(loaded.seal, faults=[data], files=[path]))
                    continue
                name = _blob(data)
                if (path, name, known) not in self._kept:
                    drawer = self._drawer(path) if self._may_lie(tree, loaded, len(found)) else None
                    self._kept[path, name, known] = self._page(path, data, kind, loaded, known, drawer)
            self._used.add((path, name, known))
            loaded.take(self._kept[path, name, known])
        self._close(found)

    def know(self, path: str) -> bool:
        """Tell whether anything is known of a file's part of the records, or will be from this run only."""
        return self._folder is None or bool(self._kept) or self._drawer(path).holds_any

    def drop_unused(self) -> None:
        """Forget what nobody has asked for since this was done last."""
        self._kept = {key: page for key, page in self._kept.items() if key in self._used}
        self._used = set()

    def _page(
        self,
        path: str,
        data: bytes,
        kind: tuple[Kind, dict[str, str]],
        loaded: Loaded,
        known: str,
        drawer: Drawer | None,
    ) -> Loaded:
        """Return what a file holds, from its drawer or taken apart anew."""
        page = Loaded(loaded.seal, files=[path], kinds=loaded.kinds)
        lock = _lock(self._tool, known, data) if drawer else b""
        kept = drawer.page(path, lock) if drawer else None
        if kept is None:
            read_file(page, path, data, *kind)
            if drawer:
                drawer.put(path, lock, [getattr(page, name) for name in _HELD])
        else:
            for name, value in zip(_HELD, kept, strict=True):
                setattr(page, name, value)
        return page

    def _may_lie(self, tree: Tree, loaded: Loaded, files: int) -> bool:
        """Tell whether pages of a tree may be kept between runs: of records as they stand, with nothing unsealed."""
        return bool(self._folder) and isinstance(tree, Folder) and isinstance(loaded.seal, NullSeal) and files <= _MOST

    def _drawer(self, path: str) -> Drawer:
        """Return the drawer in which the page of a file lies: a school's, or the township's."""
        part = _part(path)
        if part not in self._drawers:
            name = blake2b(f"{self._root}\0{part}".encode("utf-8", "surrogateescape"), digest_size=20).hexdigest()
            self._drawers[part] = Drawer(self._folder or "", name)
        return self._drawers[part]

    def _close(self, found: Sequence[Found]) -> None:
        paths: dict[str, list[str]] = {part: [] for part in self._drawers}
        for path, _ in found:
            paths.get(_part(path), []).append(path)
        for part, drawer in self._drawers.items():
            drawer.close(paths[part])


def _part(path: str) -> str:
    """Return the part of the records in which a file lies: its school, or nothing."""
    first, _, rest = path.partition("/")
    return f"schools/{rest.partition('/')[0]}" if first == "schools" else ""


def _lock(tool: str, known: str, data: bytes) -> bytes:
    """Return what opens the page of a file: nobody has it who has not every byte of the file, and the same careplan."""
    return blake2b(f"{tool}\0{known}\0".encode() + data, person=b"careplan page").digest()


def _known(kinds: Mapping[str, ActKind]) -> str:
    """Return a word for the kinds of act that are known, and for their order."""
    told = [(word, kind.title, sorted(kind.needs), sorted(kind.allows)) for word, kind in kinds.items()]
    return blake2b(repr(told).encode(), digest_size=20).hexdigest()


def _blob(data: bytes) -> str:
    """Return git's name for a file of these bytes."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
