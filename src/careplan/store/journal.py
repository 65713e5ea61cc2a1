"""Several files changed as one: a note of what is to be renamed, so that whoever comes next ends what was begun.

The note is written when every new file is on disk under a temporary name, and goes when every rename is done. Before
it is there nothing has happened; once it is there all of it has, for every program that asks here first.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from careplan.store.errors import CANNOT_SAVE, WriteError, reason_of
from careplan.store.lock import lock_path, repo_lock

NAME: Final = "careplan.journal"
_DRAFT: Final = ".new"


class Step(NamedTuple):
    """One file of a change: its new bytes lie at `temporary`, or it goes where that is None; what it held before."""

    target: Path
    temporary: Path | None
    old: bytes | None


def finish(root: str) -> None:
    """End what a program that was killed had begun to write, if any did. Raises WriteError where the disk refuses."""
    note = _note(root)
    if not note.exists():
        return
    with repo_lock(root):
        try:
            run_through(root)
        except OSError as error:
            raise WriteError(note.name, CANNOT_SAVE, reason_of(error)) from None


def run_through(root: str) -> None:
    """Do what the note says and is not yet done, then take the note away; the lock is held. Raises OSError.

    A file that somebody has changed by hand since is left as it is.
    """
    note = _note(root)
    try:
        steps = json.loads(note.read_bytes())
    except FileNotFoundError:
        return
    folder = Path(root).resolve()
    for target, temporary, digest in steps:
        _do(folder / target, folder / temporary if temporary else None, digest)
    for parent in sorted({(folder / target).parent for target, _, _ in steps}):
        sync_folder(parent)
    drop(root)


def begin(root: str, steps: Sequence[Step]) -> None:
    """Write the note: from now on the change has happened. Raises OSError; then it has not."""
    note, folder = _note(root), Path(root).resolve()
    said = [
        (
            step.target.relative_to(folder).as_posix(),
            step.temporary.relative_to(folder).as_posix() if step.temporary else None,
            _digest(step.old),
        )
        for step in steps
    ]
    draft = note.with_name(note.name + _DRAFT)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(json.dumps(said).encode())
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    draft.replace(note)
    sync_folder(note.parent)


def drop(root: str) -> None:
    """Take the note away. Raises OSError."""
    with suppress(FileNotFoundError):
        _note(root).unlink()


def stands(root: str) -> bool:
    """Return whether there is a note. Raises OSError."""
    return _note(root).exists()


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk. Raises OSError."""
    if os.name == "nt":  # a folder cannot be opened there, and a rename is on disk when it returns
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _do(target: Path, temporary: Path | None, digest: str) -> None:
    same = _digest(target.read_bytes() if target.exists() else None) == digest
    if temporary is None:
        if same and digest:
            target.unlink()
    elif temporary.exists():
        if same:
            temporary.replace(target)
        else:
            temporary.unlink()


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _note(root: str) -> Path:
    lock = lock_path(root)
    return lock.with_name(lock.name.replace("lock", "journal"))
