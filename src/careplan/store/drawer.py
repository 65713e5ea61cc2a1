"""Pages between runs: what files held when they were read before, each shut with the very bytes that it was read from.

A page holds what its file holds, names and numbers too. Nobody can open it who has not the file, byte for byte; so a
drawer tells no more than the records do, and nothing any longer of what was erased from them.
"""

import os
import pickle
from collections.abc import Iterable, Iterator
from hashlib import blake2b, shake_256
from typing import Any, Final

from careplan.store.own_folder import keep_bytes, kept_bytes

_LARGEST: Final = 64_000_000
"""Bytes of one drawer; a larger one is not kept."""
_PATH, _LENGTH, _SALT, _DIGEST = 20, 4, 16, 20


class Drawer:
    """The pages of files that lie together, such as those of a school, one for each path."""

    def __init__(self, folder: str, name: str) -> None:
        """Open the drawer of a name, as it was left or empty."""
        self._folder = folder
        self._name = name
        self._shut = dict(_split(kept_bytes(folder, name, _LARGEST) or b""))
        self._is_new = False

    @property
    def holds_any(self) -> bool:
        """Whether there is any page in it."""
        return bool(self._shut)

    def page(self, path: str, lock: bytes) -> Any | None:  # noqa: ANN401 whatever was put in
        """Return the page of a path; None where there is none, or none that was shut with this lock."""
        shut = self._shut.get(_id(path))
        if shut is None:
            return None
        opened = _crossed(shut[_SALT:], lock + shut[:_SALT])
        return pickle.loads(opened[_DIGEST:]) if _is_whole(opened) else None  # noqa: S301 ours: it has our lock

    def put(self, path: str, lock: bytes, page: object) -> None:
        """Put the page of a path in, in place of an earlier one, shut with a lock that only its file gives."""
        data, salt = pickle.dumps(page, pickle.HIGHEST_PROTOCOL), os.urandom(_SALT)
        self._shut[_id(path)] = salt + _crossed(_digest(data) + data, lock + salt)
        self._is_new = True

    def close(self, paths: Iterable[str]) -> None:
        """Keep the pages of some paths and no others, if any was put in."""
        if not self._is_new:
            return
        known = set(map(_id, paths))
        data = b"".join(_joined({path: shut for path, shut in self._shut.items() if path in known}))
        if len(data) < _LARGEST:
            keep_bytes(self._folder, self._name, data)
        self._is_new = False


def _split(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the ids of paths and the shut pages of a drawer, as far as it goes."""
    at = 0
    while at + _PATH + _LENGTH <= len(data):
        start = at + _PATH + _LENGTH
        end = start + int.from_bytes(data[start - _LENGTH : start])
        yield data[at : at + _PATH], data[start:end]
        at = end


def _joined(pages: dict[bytes, bytes]) -> Iterator[bytes]:
    for path, shut in pages.items():
        yield path + len(shut).to_bytes(_LENGTH) + shut


def _id(path: str) -> bytes:
    return blake2b(path.encode("utf-8", "surrogateescape"), digest_size=_PATH).digest()


def _crossed(data: bytes, key: bytes) -> bytes:
    """Return bytes mixed with a stream that nobody foretells who has not the key; once more, and they are as before."""
    stream = shake_256(key).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(stream)).to_bytes(len(data))


def _is_whole(opened: bytes) -> bool:
    return len(opened) > _DIGEST and _digest(opened[_DIGEST:]) == opened[:_DIGEST]


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
