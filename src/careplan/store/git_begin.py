"""A repository for records that begin: made, set up for records, and given its first commit."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from careplan.store.git_plumbing import GitTroubleError, ask
from careplan.text import Text
from careplan.text.git_troubles import TROUBLES
from careplan.text.refusal import Refusal

_SETTINGS: Final = {
    "core.quotepath": "false",
    "core.fsync": "committed",
    "merge.conflictStyle": "zdiff3",
    "diff.csv.wordRegex": "[^,\n]+",
}
"""Chinese names as they are, commits on the disk before they are said to be made, a table's changes cell by cell."""
_CANNOT: Final = Text(
    "建不了 git 仓库：{why}；什么也没有写。不要 git 的话加上 `--no-git`",
    "The git repository cannot be made: {why}; nothing was written. To do without git add `--no-git`",
)


def is_repository(folder: str) -> bool:
    """Return whether a folder is the top of a repository of its own."""
    return Path(folder, ".git").exists()


def has_commit(folder: str) -> bool:
    """Return whether a repository has a commit."""
    try:
        return bool(ask(folder, "rev-parse", "--verify", "--quiet", "HEAD"))
    except GitTroubleError:
        return False


def repository_around(folder: str) -> str | None:
    """Return the top of the repository that a folder, which need not be there yet, lies in; None for none."""
    here = Path(folder).absolute()
    return next((str(above) for above in here.parents if (above / ".git").exists()), None)


def who_commits(folder: str) -> tuple[str, str]:
    """Return the name and the address that git knows for somebody who commits in a folder, empty where it knows none.

    Raises Refusal where there is no git.
    """
    there = Path(folder).absolute()
    while not there.is_dir():
        there = there.parent
    return _setting(str(there), "user.name"), _setting(str(there), "user.email")


def _setting(folder: str, name: str) -> str:
    try:
        return ask(folder, "config", "--get", name).decode("utf-8", "replace").strip()
    except GitTroubleError as trouble:
        if trouble.reason == "no-git":
            raise Refusal(_CANNOT, why=TROUBLES["no-git"]) from None
        return ""


def make_repository(folder: str, who: tuple[str, str], hook: tuple[str, bytes]) -> None:
    """Make a repository in a folder, or set up the one there: its settings, who commits, a hook if it has none.

    `who` holds what git does not know yet, empty for what it knows. Hooks that somebody keeps for all repositories
    stay as they are. Raises Refusal.
    """
    try:
        if not is_repository(folder):
            ask(folder, "init", "-q", "-b", "main")
        for name, value in (*_SETTINGS.items(), ("user.name", who[0]), ("user.email", who[1])):
            if value:
                ask(folder, "config", name, value)
        hooks = Path(folder, os.fsdecode(ask(folder, "rev-parse", "--git-common-dir")).strip(), "hooks")
    except GitTroubleError as trouble:
        raise Refusal(_CANNOT, why=TROUBLES[trouble.reason]) from None
    name, data = hook
    hooks.mkdir(parents=True, exist_ok=True)
    if not (hooks / name).exists():
        (hooks / name).write_bytes(data)
        (hooks / name).chmod(0o755)


def first_commit(folder: str, files: Sequence[str], message: str) -> str:
    """Commit some files, whose bytes were looked at already; return the commit's short name. Raises Refusal."""
    try:
        ask(folder, "--literal-pathspecs", "add", "--force", "--", *files)
        ask(folder, "commit", "-q", "--no-verify", "-m", message)
        return ask(folder, "rev-parse", "--short", "HEAD").decode("ascii").strip()
    except GitTroubleError as trouble:
        raise Refusal(_CANNOT, why=TROUBLES[trouble.reason]) from None


def forget_repository(folder: str) -> None:
    """Take away a repository that was made a moment ago."""
    import shutil

    with suppress(OSError):
        shutil.rmtree(Path(folder, ".git"))
