"""What files held when they were read before: a file with the same bytes is not taken apart again."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b, sha1
from typing import TypeAlias

from careplan.records.acts import ActKind
from careplan.records.base import Kind
from careplan.records.place import Fault
from careplan.store.git import Commit
from careplan.store.read_file import Loaded, read_file
from careplan.store.tree import Tree

Found: TypeAlias = tuple[str, tuple[Kind, dict[str, str]]]
"""A record file's path, its kind, and the parts of its path."""
_Key: TypeAlias = tuple[str, str, str]
"""What decides what is read from a file: its path, git's name for its bytes, and the kinds of act that are known."""


class Pages:
    """Pages in memory, for who reads more than once."""

    def __init__(self) -> None:
        """Know of none."""
        self._kept: dict[_Key, Loaded] = {}
        self._used: set[_Key] = set()

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


def _known(kinds: Mapping[str, ActKind]) -> str:
    """Return a word for the kinds of act that are known, and for their order."""
    told = [(word, kind.title, sorted(kind.needs), sorted(kind.allows)) for word, kind in kinds.items()]
    return blake2b(repr(told).encode(), digest_size=20).hexdigest()


def _blob(data: bytes) -> str:
    """Return git's name for a file of these bytes."""
    return sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
