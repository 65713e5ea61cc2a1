"""Answers that were given before, kept outside the records: for the same words and the same records, the same bytes.

Whatever is wrong with a kept answer or with the place where it is kept, it is as if there were none.
Nothing heavy is imported here.
"""

import os
import stat
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Final, NamedTuple, TypeAlias

Said: TypeAlias = tuple[str, str]
"""A piece of an answer: the stream that it was written to, `out` or `err`, and the text."""

_MOST: Final = 256
"""How many answers are kept; of more, the older half goes."""
_LARGEST: Final = 8_000_000
_ITS_OWN: Final = 0o077
"""What nobody else may do with a kept answer."""


class Answer(NamedTuple):
    """What a command wrote, in order, and its exit code."""

    code: int
    said: Sequence[Said]


def answers_folder(env: Mapping[str, str]) -> str | None:
    """Return the folder of kept answers; None where somebody wants none or has no home.

    It is `answers` in CAREPLAN_CACHE_DIR, else in the folder `careplan` of the user's cache folder.
    """
    if "CAREPLAN_CACHE_DIR" in env:
        asked = env["CAREPLAN_CACHE_DIR"]
        return f"{asked}/answers" if os.path.isabs(asked) else None  # noqa: PTH117 text all the way
    if os.path.isabs(env.get("XDG_CACHE_HOME", "")):  # noqa: PTH117
        return f"{env['XDG_CACHE_HOME']}/careplan/answers"
    home = {"win32": "~/AppData/Local", "darwin": "~/Library/Caches"}.get(sys.platform, "~/.cache")
    found = os.path.expanduser(home)  # noqa: PTH111
    return f"{found}/careplan/answers" if os.path.isabs(found) else None  # noqa: PTH117


def kept_answer(folder: str, key: str) -> Answer | None:
    """Return the answer that was kept under a key; None where there is none that is whole and our own."""
    try:
        if not _is_ours(os.lstat(folder)):
            return None
        handle = os.open(f"{folder}/{key}", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123
            data = file.read(_LARGEST) if _is_ours(os.fstat(handle)) else b""
        return _read(data)
    except (OSError, ValueError):
        return None


def keep_answer(folder: str, key: str, answer: Answer) -> None:
    """Keep an answer under a key, whole or not at all; where that cannot be done, it is not."""
    data = _written(answer)
    if len(data) > _LARGEST:
        return
    beside = f"{folder}/{key}.{os.getpid()}"
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        if not _is_ours(os.lstat(folder)):
            return
        _make_room(folder)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with open(handle, "wb") as file:  # noqa: PTH123
                file.write(data)
            os.replace(beside, f"{folder}/{key}")  # noqa: PTH105
        finally:
            _forget(beside)


def _is_ours(state: os.stat_result) -> bool:
    """Tell whether nobody but this user can have put something there."""
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not state.st_mode & _ITS_OWN and not stat.S_ISLNK(state.st_mode)


def _make_room(folder: str) -> None:
    with os.scandir(folder) as entries:
        files = sorted((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path) for entry in entries)
    if len(files) >= _MOST:
        for _, path in files[: _MOST // 2]:
            _forget(path)


def _forget(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108


def _written(answer: Answer) -> bytes:
    """Return an answer as bytes: a line with their digest, one with code, streams and sizes, then the texts."""
    pieces = [(stream, text.encode("utf-8", "surrogatepass")) for stream, text in answer.said]
    head = " ".join([str(answer.code), *(f"{stream}:{len(text)}" for stream, text in pieces)])
    rest = head.encode() + b"\n" + b"".join(text for _, text in pieces)
    return _digest(rest) + b"\n" + rest


def _read(data: bytes) -> Answer | None:
    digest, _, rest = data.partition(b"\n")
    if digest != _digest(rest):
        return None
    head, _, texts = rest.partition(b"\n")
    code, *pieces = head.decode("ascii").split(" ")
    said = []
    for piece in pieces:
        stream, _, size = piece.partition(":")
        said.append((stream, texts[: int(size)].decode("utf-8", "surrogatepass")))
        texts = texts[int(size) :]
    return Answer(int(code), said)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode()
