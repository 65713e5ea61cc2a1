"""Whether something was written in a folder: a look at names, sizes and times, for who waits for the next save."""

import os

from careplan.store.git_plumbing import GitTroubleError, ask

_OF_GIT = ("HEAD", "index", "MERGE_HEAD")


def git_folder(root: str) -> str | None:
    """Return where git keeps what it knows of a folder, or None."""
    try:
        return ask(root, "rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape").rstrip("\n")
    except GitTroubleError:
        return None


def glance(root: str, git: str | None) -> int:
    """Return a number that is another one as soon as a file below a folder was written, or git has moved on."""
    seen: list[tuple[str, int, int, int]] = []
    waiting = [root]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    seen.append(_look_of(entry.path))
        except OSError:
            continue
    if git is not None:
        seen += [_look_of(f"{git}/{name}") for name in _OF_GIT]
    return hash(frozenset(seen))


def _look_of(path: str) -> tuple[str, int, int, int]:
    try:
        state = os.lstat(path)
    except OSError:
        return path, 0, 0, 0
    return path, state.st_size, state.st_mtime_ns, state.st_ctime_ns
