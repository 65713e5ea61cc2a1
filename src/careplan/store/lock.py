"""One lock for a whole repo of records, so that two people's programs never write at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from careplan.store.errors import BusyError, WriteError, reason_of
from careplan.text import Text

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE: Final = 60.0
_IN_GIT: Final = "careplan.lock"
_IN_ROOT: Final = ".careplan.lock"


@contextmanager
def repo_lock(root: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the records below a folder; it may be taken again by the program that holds it.

    The system frees the lock of a program that was killed; the file that stays behind locks nothing. Raises
    BusyError when another program holds it for longer than `patience` seconds, WriteError when the lock's own file
    cannot be written.
    """
    from filelock import Timeout

    name = _IN_GIT
    try:
        path = lock_path(root)
        name, lock = path.name, _lock(path)
        lock.acquire(timeout=patience, poll_interval=0.01)
    except Timeout:
        raise BusyError from None
    except (OSError, NotImplementedError) as error:
        raise WriteError(name, _NO_LOCK, reason_of(error)) from None
    try:
        yield
    finally:
        with suppress(OSError):  # what was to be written is written, and the system frees the lock in the end
            lock.release()


def lock_path(root: str) -> Path:
    """Return where the lock of some records lies: in git's own folder, else hidden in the records' root."""
    folder = Path(root).resolve()
    found = _git_folder(folder)
    return found / _IN_GIT if found else folder / _IN_ROOT


def _lock(path: Path) -> "FileLock":
    from filelock import FileLock

    return FileLock(path, is_singleton=True)


def _git_folder(folder: Path) -> Path | None:
    """Return git's folder for the work tree around a folder; a linked work tree has one of its own."""
    for above in (folder, *folder.parents):
        found = above / ".git"
        if found.is_dir():
            return found
        if found.is_file():
            return _linked(above, found)
    return None


def _linked(folder: Path, file: Path) -> Path | None:
    text = os.fsdecode(file.read_bytes())
    path = folder / text.removeprefix("gitdir:").strip()
    return path if text.startswith("gitdir:") and path.is_dir() else None


_NO_LOCK: Final = Text(
    "不能保存：写入锁 {file} 建立不了（{reason}）。原有文件没有改动。",
    "Cannot save: the lock {file} cannot be made ({reason}). Nothing was changed.",
)
