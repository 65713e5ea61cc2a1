"""What a folder holds, as one short word that changes with any name or byte in it.

Nothing heavy is imported here: a kept answer is given after this and little more.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CHUNK: Final = 64 * 1024
_LARGEST: Final = 1_000_000
"""Bytes; above this nothing is a record, and what is made of it is not kept."""
_SIZE: Final = 20


def fingerprint(root: str) -> str | None:
    """Return the word for everything below a folder that careplan could look at.

    Every byte counts, never a time stamp; of hidden files and folders, which are never read, the names count. None
    where there is anything but plain files of ordinary size: a link can lead to what changes elsewhere.
    """
    digest = blake2b(digest_size=_SIZE)
    try:
        return digest.hexdigest() if _takes(digest, root, "") else None
    except OSError:
        return None


def fingerprint_of_tool() -> str:
    """Return the word for this careplan: its source and templates, Python, and every library that is installed.

    A file of it counts by name, size and time of writing: by no more does Python tell that it must compile it anew.
    """
    import sys

    digest = blake2b(sys.version.encode(), digest_size=_SIZE)
    inside = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    outside = os.path.dirname(os.path.dirname(inside)) + "/templates"  # noqa: PTH120 in a checkout, beside `src`
    told = [*_stamps(inside), *(_stamps(outside) if os.path.isdir(outside) else ()), *sorted(_installed(sys.path))]  # noqa: PTH112
    digest.update("\0".join(told).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    """Yield the files below a folder of the tool with what shows that they were written; not what Python makes."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=_name):
            if not entry.is_dir():
                state = entry.stat()
                yield f"{entry.path} {state.st_size} {state.st_mtime_ns}"
            elif entry.name != "__pycache__":
                yield from _stamps(entry.path)


def _installed(folders: list[str]) -> set[str]:
    """Return the libraries in some folders, each with its version, as their installer named them."""
    found = set[str]()
    for folder in folders:
        try:
            found.update(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
        except OSError:
            continue
    return found


def _takes(digest: blake2b, root: str, folder: str) -> bool:
    """Take in the names and bytes below a folder; return False where something is neither plain file nor folder."""
    below = []
    with os.scandir(f"{root}/{folder}") as entries:
        for entry in sorted(entries, key=_name):
            name = entry.name
            path = folder + name
            is_folder = entry.is_dir(follow_symlinks=False)
            digest.update(path.encode("utf-8", "surrogateescape") + (b"/\0" if is_folder else b"\0"))
            if name.startswith("."):
                continue
            if is_folder:
                below.append(path + "/")
            elif not entry.is_file(follow_symlinks=False) or not _takes_bytes(digest, entry.path):
                return False
    return all(_takes(digest, root, path) for path in below)


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def _takes_bytes(digest: blake2b, path: str) -> bool:
    handle = os.open(path, _FLAGS)
    try:
        data = os.read(handle, _CHUNK)
        while len(data) % _CHUNK == 0 and len(data) <= _LARGEST and (more := os.read(handle, _CHUNK)):
            data += more
    finally:
        os.close(handle)
    digest.update(b"%d:%b" % (len(data), data))
    return len(data) <= _LARGEST
