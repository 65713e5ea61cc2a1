"""A folder of the user's own, outside the records, for what may be thrown away: each file whole, and nobody else's.

Whatever is wrong with a file or with the folder, it is as if there were none. Nothing heavy is imported here.
"""

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

CACHE_DIR: Final = "CAREPLAN_CACHE_DIR"
"""The variable that names the folder; empty, nothing is kept."""
_MOST: Final = 256
_MOST_BYTES: Final = 512_000_000
"""How many files are kept, and how many bytes; of more, the older half goes."""
_ITS_OWN: Final = 0o077
"""What nobody else may do with a kept file."""


def cache_folder(env: Mapping[str, str]) -> str | None:
    """Return the folder for what may be thrown away; None where somebody wants none or has no home.

    It is CAREPLAN_CACHE_DIR, else the folder `careplan` of the user's cache folder.
    """
    if CACHE_DIR in env:
        asked = env[CACHE_DIR]
        return asked if os.path.isabs(asked) else None  # noqa: PTH117 text all the way
    if os.path.isabs(env.get("XDG_CACHE_HOME", "")):  # noqa: PTH117
        return f"{env['XDG_CACHE_HOME']}/careplan"
    home = {"win32": "~/AppData/Local", "darwin": "~/Library/Caches"}.get(sys.platform, "~/.cache")
    found = os.path.expanduser(home)  # noqa: PTH111
    return f"{found}/careplan" if os.path.isabs(found) else None  # noqa: PTH117


def kept_bytes(folder: str, name: str, largest: int) -> bytes | None:
    """Return what a file holds, at most so many bytes; None where there is none that is our own."""
    try:
        if not _is_ours(os.lstat(folder)):
            return None
        handle = os.open(f"{folder}/{name}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123
            return file.read(largest) if _is_ours(os.fstat(handle)) else None
    except OSError:
        return None


def keep_bytes(folder: str, name: str, data: bytes) -> None:
    """Keep a file, whole or not at all; where that cannot be done, it is not."""
    beside = f"{folder}/{name}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        if not _is_ours(os.lstat(folder)):
            return
        _make_room(folder, len(data))
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                file.write(data)
            os.replace(beside, f"{folder}/{name}")  # noqa: PTH105
        finally:
            _forget(beside)


def _is_ours(state: os.stat_result) -> bool:
    """Tell whether nobody but this user can have put something there."""
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _ITS_OWN and not stat.S_ISLNK(state.st_mode)


def _make_room(folder: str, more: int) -> None:
    with os.scandir(folder) as entries:
        states = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
    if len(states) >= _MOST or sum(state.st_size for state, _ in states) + more > _MOST_BYTES:
        files = sorted((state.st_mtime_ns, path) for state, path in states)
        for _, path in files[: (len(files) + 1) // 2]:
            _forget(path)


def _forget(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108
