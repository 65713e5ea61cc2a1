"""The repository of some records as synchronising sees it: where it stands, what changed, what a commit holds."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from careplan.store.git_plumbing import GitTroubleError, ask, is_shallow
from careplan.store.history import UNDER_WAY
from careplan.text.git_troubles import TROUBLES
from careplan.text.refusal import Refusal
from careplan.text.sync_troubles import HERE
from careplan.text.text import Text

PLAIN: Final = "100644"
EMPTY: Final = ""
"""Stands for the commit before the first."""
_CANNOT: Final = Text("不能同步：{why}", "Cannot synchronise: {why}")


class Blob(NamedTuple):
    """A file in a commit: its mode and git's name for its bytes."""

    mode: str
    name: str


class Where(NamedTuple):
    """Where a repository stands: its top, the records' path in it, the branch, what is handed in to where."""

    top: str
    prefix: str
    """What stands before a path of the records, such as `records/`, empty where the records are the top."""
    branch: str
    remote: str | None
    """None where there is no other repository."""
    away: str
    """The branch there."""

    @property
    def seen(self) -> str:
        """The name under which the branch there was last fetched."""
        return f"refs/remotes/{self.remote}/{self.away}"

    @property
    def there(self) -> str:
        """What stands before a path from the records' root where `git show` is to show the file as others have it."""
        return f"{self.remote}/{self.away}:{self.prefix}"


def where(root: str) -> Where:
    """Return where the repository of some records stands. Raises Refusal where it is not ready to be synchronised."""
    try:
        top, prefix, folder = _paths(root)
        under_way = next((name for file, name in UNDER_WAY.items() if os.path.exists(f"{folder}/{file}")), None)  # noqa: PTH110
        if under_way:
            raise refusal(HERE["under-way"], what=under_way)
        branch = _said(root, "symbolic-ref", "--quiet", "--short", "HEAD")
        if branch is None:
            raise refusal(HERE["detached"], branch=_first_branch(root))
        if _said(root, "var", "GIT_COMMITTER_IDENT") is None or not _said(root, "config", "--get", "user.email"):
            raise refusal(TROUBLES["no-identity"])
        return Where(top, prefix, branch, *_upstream(root, branch))
    except GitTroubleError as trouble:
        raise refusal(TROUBLES[trouble.reason]) from None


def refusal(why: Text, **facts: str) -> Refusal:
    """Return a refusal to synchronise, with its reason."""
    return Refusal(_CANNOT, why=Text(why.fill("zh", facts), why.fill("en", facts)))


def commit_of(root: str, ref: str) -> str:
    """Return the commit that a name means, EMPTY where it means none."""
    return _said(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") or EMPTY


def parting_of(root: str, one: str, other: str) -> str:
    """Return the last commit that two have in common. Raises Refusal where there is none."""
    base = _said(root, "merge-base", one, other)
    if base is None:
        raise refusal(TROUBLES["shallow"] if is_shallow(root) else HERE["unrelated"])
    return base.split()[0]


def has(root: str, commit: str, earlier: str) -> bool:
    """Return whether a commit is an earlier one or holds all of it."""
    return earlier in {EMPTY, commit} or _said(root, "merge-base", "--is-ancestor", earlier, commit) is not None


def files_of(root: str, commit: str) -> dict[str, Blob]:
    """Return every file of a commit by its path from the repository's top."""
    if commit == EMPTY:
        return {}
    found = {}
    for entry in _entries(ask(root, "ls-tree", "-r", "-z", "--full-tree", commit)):
        head, _, path = entry.partition("\t")
        mode, _, name = head.split(" ")
        found[path] = Blob(mode, name)
    return found


def bytes_of(root: str, blobs: Iterable[Blob]) -> dict[str, bytes]:
    """Return the bytes of some files by git's names for them, all asked for at once. Raises GitTroubleError."""
    names = sorted({blob.name for blob in blobs})
    answer = ask(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()) if names else b""
    found, at = {}, 0
    for name in names:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) != 3:  # noqa: PLR2004 name, type, size
            raise GitTroubleError("failed")
        size = int(head[2])
        found[name] = answer[end + 1 : end + 1 + size]
        at = end + 2 + size
    return found


def changed(root: str, head: str) -> dict[str, tuple[bytes | None, bytes | None]]:
    """Return what differs between a commit and the records' folder: old and new bytes by path from the records' root.

    What git ignores is left out. Raises GitTroubleError.
    """
    listed = _entries(ask(root, "ls-files", "-z", "--modified", "--others", "--deleted", "--exclude-standard"))
    staged = _entries(ask(root, "diff", "--cached", "--name-only", "-z", "--relative", "--no-renames"))
    known = files_below(files_of(root, head), _paths(root)[1])
    paths = sorted({*listed, *staged})
    old = bytes_of(root, [known[path] for path in paths if path in known])
    found = {}
    for path in paths:
        file = Path(root, path)
        new = file.read_bytes() if file.is_file() else None
        before = old[known[path].name] if path in known else None
        if new is None or before is None or new.replace(b"\r\n", b"\n") != before.replace(b"\r\n", b"\n"):
            found[path] = (before, new)
    return {path: pair for path, pair in found.items() if pair != (None, None)}


def files_below(files: Mapping[str, Blob], prefix: str) -> dict[str, Blob]:
    """Return the files that lie in the records, by path from their root."""
    return {path[len(prefix) :]: blob for path, blob in files.items() if path.startswith(prefix)}


def forget_staged(root: str) -> None:
    """Let git's list of what is to be committed be that of the last commit, whatever was cut short before.

    Raises GitTroubleError.
    """
    if commit_of(root, "HEAD"):
        ask(root, "reset", "--quiet")


def save(root: str, message: str, without: Sequence[str] = ()) -> str:
    """Commit all that changed in the records' folder and nothing else; return the commit. Raises Refusal.

    New files may be left out, named by their paths from the records' root.

    What the hooks of a commit would look at is looked at before handing in.
    """
    try:
        ask(root, "add", "--all", "--", ".", *(f":(exclude,literal){path}" for path in without))
        ask(root, "commit", "--quiet", "--no-verify", "-m", message, "--", ".")
        return commit_of(root, "HEAD")
    except GitTroubleError as trouble:
        raise refusal(TROUBLES[trouble.reason]) from None


def joined(root: str, files: Mapping[str, Blob | bytes], parents: Sequence[str], message: str) -> str:
    """Return a new commit of some files with parents; nothing else knows of it yet. Raises GitTroubleError."""
    folder = _paths(root)[2]
    index = f"{folder}/careplan-index-{os.getpid()}"
    lines = []
    for path, file in files.items():
        blob = file if isinstance(file, Blob) else Blob(PLAIN, _kept(root, file))
        lines.append(f"{blob.mode} {blob.name}\t{path}\0")
    try:
        ask(
            root,
            "update-index",
            "-z",
            "--index-info",
            given="".join(lines).encode("utf-8", "surrogateescape"),
            index=index,
        )
        tree = ask(root, "write-tree", index=index).decode("ascii").strip()
    finally:
        Path(index).unlink(missing_ok=True)
    words = [word for parent in parents for word in ("-p", parent)]
    return ask(root, "commit-tree", tree, *words, "-m", message).decode("ascii").strip()


def _kept(root: str, data: bytes) -> str:
    return ask(root, "hash-object", "-w", "--stdin", given=data).decode("ascii").strip()


def _paths(root: str) -> tuple[str, str, str]:
    """Return the repository's top, the records' path in it, and git's own folder."""
    asked = ask(root, "rev-parse", "--show-toplevel", "--absolute-git-dir", "--show-prefix")
    top, folder, prefix, *_ = [*asked.decode("utf-8", "surrogateescape").split("\n"), ""]
    return top, prefix, folder


def _upstream(root: str, branch: str) -> tuple[str | None, str]:
    """Return the repository that a branch is handed in to, and its name there."""
    remotes = (_said(root, "remote") or "").split("\n")
    remotes = [name for name in remotes if name]
    set_up = _said(root, "config", "--get", f"branch.{branch}.remote")
    away = (_said(root, "config", "--get", f"branch.{branch}.merge") or "").removeprefix("refs/heads/") or branch
    if set_up in remotes:
        return set_up, away
    if len(remotes) > 1 and "origin" not in remotes:
        raise refusal(HERE["remotes"], remote=remotes[0], branch=branch)
    return ("origin" if "origin" in remotes else remotes[0]) if remotes else None, branch


def _first_branch(root: str) -> str:
    names = (_said(root, "for-each-ref", "--format=%(refname:short)", "refs/heads") or "main").split("\n")
    return "main" if "main" in names else names[0]


def _said(root: str, *words: str) -> str | None:
    """Return what git answers, None where it has no answer. Raises GitTroubleError for what is in the way of any."""
    try:
        return ask(root, *words).decode("utf-8", "surrogateescape").strip()
    except GitTroubleError as trouble:
        if trouble.reason in {"no-git", "no-repository", "dubious-ownership"}:
            raise
        return None


def _entries(answer: bytes) -> list[str]:
    return answer.decode("utf-8", "surrogateescape").split("\0")[:-1]
