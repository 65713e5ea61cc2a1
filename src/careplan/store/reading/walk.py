"""The files below a records folder: plain files only, and never through a link."""

import errno
import os
import stat
from collections.abc import Iterator
from unicodedata import normalize

from careplan.records.place import Fact, Fault, Place
from careplan.store.reading.decode import LIMIT
from careplan.store.reading.faults import TOO_BIG, fault, unreadable
from careplan.store.reading.names import name_fault
from careplan.text import Text

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK = 64 * 1024
_LINK = Text(zh="一个链接", en="a link")
_SPECIAL = Text(zh="管道或设备", en="a pipe or a device")
_FOLDER = Text(zh="一个文件夹", en="a folder")
_RECORD_ENDINGS = (".yaml", ".csv", ".md")

_NO_PERMISSION = (
    Text(zh="没有读取权限", en="it may not be read"),
    Text(zh="请管理员放开权限：`chmod u+r 文件`", en="Ask for permission: `chmod u+r FILE`"),
)
_VANISHED = (
    Text(zh="读取时它不见了", en="it vanished while it was being read"),
    Text(zh="请再运行一次", en="Run the command again"),
)
_BROKEN = (
    Text(zh="磁盘读取出错", en="the disk could not be read"),
    Text(zh="请换一份副本：`git restore 文件`", en="Take another copy: `git restore FILE`"),
)


def walk(root: str) -> tuple[list[str], list[Fault]]:
    """Return the paths of all plain files below a folder, from there, with `/`, sorted; and what was passed over.

    Hidden files and folders are left out. A folder that cannot be listed is a fault.
    """
    files: list[str] = []
    faults: list[Fault] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        seen: dict[str, str] = {}
        for entry in _entries(root, folder, faults):
            path = folder + entry.name
            found = _judge(entry, path, seen)
            if found is not None:
                faults.append(found)
                if found.rule != "names-differ-in-case":
                    continue
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path + "/")
            else:
                files.append(path)
    return sorted(files), sorted(faults, key=lambda one: one.place)


def read_bytes(root: str, rel: str) -> bytes | Fault:
    """Return the bytes of one file below a folder; a fault when it is no plain file, too big, or not to be had."""
    place = Place(rel, 1, 1)
    try:
        handle = os.open(f"{root}/{rel}", _FLAGS)
    except OSError as error:
        return _not_opened(place, error)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            return fault("not-a-plain-file", place, kind=_FOLDER if stat.S_ISDIR(state.st_mode) else _SPECIAL)
        if state.st_size > LIMIT:
            return unreadable(place, *TOO_BIG)
        return _all_of(handle, place)
    except OSError as error:
        return _not_opened(place, error)
    finally:
        os.close(handle)


def _all_of(handle: int, place: Place) -> bytes | Fault:
    chunks: list[bytes] = []
    size = 0
    while not chunks or len(chunks[-1]) == _CHUNK:  # of a plain file less is given at its end alone
        chunks.append(os.read(handle, _CHUNK))
        size += len(chunks[-1])
        if size > LIMIT:
            return unreadable(place, *TOO_BIG)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _not_opened(place: Place, error: OSError) -> Fault:
    """Return the fault for a file that could not be opened or read."""
    if error.errno in (errno.ELOOP, errno.EMLINK):
        return fault("not-a-plain-file", place, kind=_LINK)
    if error.errno == errno.ENXIO:
        return fault("not-a-plain-file", place, kind=_SPECIAL)
    if isinstance(error, PermissionError):
        return unreadable(place, *_NO_PERMISSION)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return unreadable(place, *_VANISHED)
    return unreadable(place, *_BROKEN)


def _entries(root: str, folder: str, faults: list[Fault]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            yield from sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        faults.append(_not_opened(Place(folder.rstrip("/") or ".", 1, 1), error))


def _judge(entry: os.DirEntry[str], path: str, seen: dict[str, str]) -> Fault | None:
    """Return what is wrong with an entry of a folder, by its name and kind; never opens it."""
    rule = name_fault(entry.name)
    place = Place(path.encode(errors="backslashreplace").decode() if rule == "odd-file-name" else path, 1, 1)
    if rule is not None:
        return fault(rule, place)
    if entry.name.startswith("."):
        return None
    kind = _kind(entry)
    if kind is not None:
        return fault("not-a-plain-file", place, kind=kind)
    first = seen.setdefault(normalize("NFC", entry.name).casefold(), entry.name)
    if first != entry.name:
        other: Fact = first if first.isascii() else Text(zh="（另一个名称）", en="(another name)")
        return fault("names-differ-in-case", place, other=other)
    return None


def _kind(entry: os.DirEntry[str]) -> Text | None:
    """Return what an entry is, when it is neither a plain file nor a folder that may stand in the records."""
    if entry.is_symlink():
        return _LINK
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER if entry.name.endswith(_RECORD_ENDINGS) else None
    return None if entry.is_file(follow_symlinks=False) else _SPECIAL
