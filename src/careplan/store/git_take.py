"""Bring the work tree and the branch to a commit: every file whole, and nobody's unsaved change overwritten."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from careplan.store.git_plumbing import ask
from careplan.store.git_sync import PLAIN, Blob, Where, bytes_of, files_of, refusal
from careplan.store.write import Change, write_all
from careplan.text.sync_troubles import HERE

_ODD: Final = "160000"


def take(root: str, where: Where, old: str, new: str) -> list[str]:
    """Bring folder, branch and index from one commit to another; return the paths that changed, from the top.

    The files come first: a program killed on the way leaves some that are ahead of the branch, which the next
    synchronising finds to be the same as what it fetches. Raises ChangedError where a file is not what the old commit
    holds, Refusal where one beside the records is not, WriteError, GitTroubleError.
    """
    before, after = files_of(root, old), files_of(root, new)
    paths = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    blobs = [one[path] for one in (before, after) for path in paths if path in one and one[path].mode != _ODD]
    data = bytes_of(root, blobs)
    odd = [path for path in paths if _mode(after.get(path)) not in {PLAIN, None} or _mode(before.get(path)) == _ODD]
    changes: dict[str, Change] = {
        path: (data[after[path].name], _there(Path(where.top, path), before.get(path), data))
        for path in paths
        if path in after and path not in odd
    }
    outside = {path: change for path, change in changes.items() if not path.startswith(where.prefix)}
    for path, (_, expected) in outside.items():
        _refuse_changed(Path(where.top), path, expected)
    write_all(root, {path[len(where.prefix) :]: changes[path] for path in changes.keys() - outside.keys()})
    for path, (new_bytes, _) in outside.items():
        _put(Path(where.top, path), new_bytes)
    for path in paths:
        if path not in after:
            _remove(Path(where.top), path)
    move_branch(root, old, new)
    if odd:
        ask(where.top, "--literal-pathspecs", "checkout", "--quiet", "--", *[path for path in odd if path in after])
    return paths


def _there(file: Path, blob: Blob | None, data: dict[str, bytes]) -> bytes | None:
    """Return the bytes that a file is to have before it is written: the commit's, be it with line ends of Windows."""
    if blob is None:
        return None
    known = data[blob.name]
    with suppress(OSError):
        now = file.read_bytes()
        if now.replace(b"\r\n", b"\n") == known.replace(b"\r\n", b"\n"):
            return now
    return known


def move_branch(root: str, old: str, new: str) -> None:
    """Let the branch and the index say what the folder holds. Raises GitTroubleError."""
    ask(root, "update-ref", "-m", "careplan sync", "HEAD", new, *([old] if old else []))
    ask(root, "reset", "--quiet")


def _refuse_changed(top: Path, path: str, expected: bytes | None) -> None:
    """Raise Refusal where a file beside the records holds what nobody has saved."""
    file = top / path
    if (file.read_bytes() if file.is_file() else None) != expected:
        raise refusal(HERE["beside"], file=path)


def _put(file: Path, data: bytes) -> None:
    from careplan.store.output import write_output

    file.parent.mkdir(parents=True, exist_ok=True)
    write_output(str(file), data)


def _remove(top: Path, path: str) -> None:
    with suppress(OSError):
        (top / path).unlink()
        for above in Path(path).parents:
            (top / above).rmdir()


def _mode(blob: Blob | None) -> str | None:
    return blob.mode if blob else None
