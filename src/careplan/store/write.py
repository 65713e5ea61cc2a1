"""The only code that changes files: whole files, by a temporary one beside them and a rename.

Whatever happens on the way, a reader finds the old bytes or the new ones, never a part.
"""

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from careplan.store import journal
from careplan.store.errors import CANNOT_SAVE, BusyError, ChangedError, WriteError, reason_of
from careplan.store.lock import repo_lock

TEMPORARY: Final = ".careplan-tmp-"
"""How a temporary file's name begins; one that lies about was left by a program that was killed."""

_SEVERAL: Final = 2
Change: TypeAlias = tuple[bytes, bytes | None]
"""New bytes, and those that were read before; None where there was no file."""


class _Prepared(NamedTuple):
    path: str
    target: Path
    temporary: Path
    data: bytes


def write_file(root: str, path: str, data: bytes, expected: bytes | None) -> None:
    """Write one file below the records' root; `expected` is what it held when it was read, None if it is new.

    Raises ChangedError when it holds something else by now, BusyError when somebody else keeps writing,
    WriteError when the disk refuses.
    """
    write_all(root, {path: (data, expected)})


def write_all(root: str, changes: Mapping[str, Change]) -> None:
    """Write several files, all or none: whatever happens on the way, whoever reads them next finds one or the other.

    `changes` goes by path from the records' root. Raises as `write_file` does.
    """
    targets: dict[str, Path] = {}
    for path in sorted(changes):
        with _worded(path):
            targets[path] = _target(root, path)
    with repo_lock(root):
        with _worded(journal.NAME):
            journal.run_through(root)
        todo = {path: target for path, target in targets.items() if _to_write(path, target, *changes[path])}
        prepared: list[_Prepared] = []
        try:
            for path, target in todo.items():
                with _worded(path):
                    prepared.append(_prepare(path, target, changes[path][0], sweep=_is_first(target, prepared)))
            for path, target in todo.items():
                _to_write(path, target, *changes[path])
            _rename_all(root, prepared, {path: changes[path][1] for path in todo})
        except BaseException:
            _tidy(root, prepared)
            raise


def _tidy(root: str, prepared: list[_Prepared]) -> None:
    """Remove the temporary files, unless a note says that they are the new ones."""
    with suppress(OSError):
        if len(prepared) < _SEVERAL or not journal.stands(root):
            for one in prepared:
                _remove(one.temporary)


def _is_first(target: Path, prepared: list[_Prepared]) -> bool:
    return all(one.target.parent != target.parent for one in prepared)


def _target(root: str, path: str) -> Path:
    """Return where a path from the root leads; never out of the root, not even by a link."""
    parts = path.split("/")
    if not all(part.strip(".") and not {"\\", ":"} & set(part) for part in parts):
        raise ValueError("not a record's path")
    target = Path(root).resolve().joinpath(*parts)
    if target.parent.resolve() != target.parent or target.is_symlink():
        raise WriteError(path, CANNOT_SAVE, reason_of(OSError(errno.ELOOP, "")))
    return target


def _to_write(path: str, target: Path, data: bytes, expected: bytes | None) -> bool:
    """Return whether a file needs writing at all; raise ChangedError when it is not what was read."""
    now = _read(path, target)
    if now != expected:
        raise ChangedError(path, existed=expected is not None, exists=now is not None)
    return now != data


def _read(path: str, target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WriteError(path, CANNOT_SAVE, reason_of(error)) from None


def _prepare(path: str, target: Path, data: bytes, *, sweep: bool) -> _Prepared:
    """Write and sync the temporary file that will become the new one."""
    _make_folder(target.parent)
    if sweep:
        _sweep(target.parent)
    temporary = target.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        try:
            _keep_mode(handle, target)
            _write_whole(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _remove(temporary)
        raise
    return _Prepared(path, target, temporary, data)


def _write_whole(handle: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]


def _keep_mode(handle: int, target: Path) -> None:
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode & 0o777
        if hasattr(os, "fchmod"):
            os.fchmod(handle, mode)


def _rename_all(root: str, prepared: list[_Prepared], old: Mapping[str, bytes | None]) -> None:
    """Give the temporary files their names: one at once, several with a note, so that all of them have them or none."""
    if len(prepared) < _SEVERAL:
        _rename(prepared)
        return
    first = prepared[0].path
    with _worded(first):
        try:
            journal.begin(root, [journal.Step(one.target, one.temporary, old[one.path]) for one in prepared])
        except OSError:
            journal.drop(root)
            raise
    try:
        _rename(prepared)
    except WriteError as error:
        if _took_back(root, prepared, old):
            raise WriteError(error.path, CANNOT_SAVE, error.reason) from None
        raise
    with _worded(first, [one.path for one in prepared]):
        journal.drop(root)


def _took_back(root: str, prepared: list[_Prepared], old: Mapping[str, bytes | None]) -> bool:
    """Put back what was renamed before something went wrong; where that goes wrong too, the note stands."""
    try:
        back = [one for one in prepared if not one.temporary.exists()]
        steps = [journal.Step(one.target, _old_again(one, old[one.path]), one.data) for one in back]
        journal.begin(root, steps)
        journal.run_through(root)
    except OSError:
        return False
    return True


def _old_again(one: _Prepared, old: bytes | None) -> Path | None:
    return None if old is None else _prepare(one.path, one.target, old, sweep=False).temporary


def _rename(prepared: list[_Prepared]) -> None:
    done: list[str] = []
    folders: dict[Path, str] = {}
    for one in prepared:
        with _worded(one.path, done):
            one.temporary.replace(one.target)
        done.append(one.path)
        folders.setdefault(one.target.parent, one.path)
    for folder, path in folders.items():
        with _worded(path, done):
            journal.sync_folder(folder)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each synced into the one above."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    journal.sync_folder(folder.parent)


def _sweep(folder: Path) -> None:
    """Remove what killed programs left; the lock is held, so nobody is writing them now."""
    for found in folder.iterdir():
        if found.name.startswith(TEMPORARY):
            _remove(found)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


@contextmanager
def _worded(path: str, written: list[str] | None = None) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(path, CANNOT_SAVE, reason_of(error), written or ()) from None


__all__ = ["TEMPORARY", "BusyError", "Change", "ChangedError", "WriteError", "repo_lock", "write_all", "write_file"]
