"""What git says of the records now: a merge that is not done, and what a change deleted or renamed."""

import os
from typing import Final

from careplan.store.git_plumbing import GitTroubleError, ask

UNDER_WAY: Final = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
"""What git keeps while something is not done, and the command that began it."""
BETWEEN: Final = " -> "
"""What stands between the old and the new path of a renamed file."""


def history(root: str, since: str | None = None, *, relied_on: bool = False) -> dict[str, list[str]]:
    """Return what World.history holds: `unmerged`, `deleted` and `renamed` paths, `under_way`, `skipped` or `cut`.

    Told against the point where `since` and HEAD part, or against HEAD. `skipped` holds the reason why git was not
    asked; `cut` the reason why it could not answer where `relied_on` says that somebody relies on it.
    Raises Refusal when `since` is no commit.
    """
    base = _resolved(root, since) if since is not None else None
    try:
        return _told(root, base, relied_on=relied_on)
    except GitTroubleError as trouble:
        return {"skipped": [trouble.reason]}


def _told(root: str, base: str | None, *, relied_on: bool) -> dict[str, list[str]]:
    asked = ask(root, "rev-parse", "--absolute-git-dir", "--is-shallow-repository")
    folder, _, shallow = asked.decode("utf-8", "surrogateescape").rstrip("\n").rpartition("\n")
    told: dict[str, list[str]] = {
        "under_way": sorted({name for file, name in UNDER_WAY.items() if os.path.exists(f"{folder}/{file}")}),  # noqa: PTH110
        "unmerged": sorted({entry.split("\t", 1)[1] for entry in _entries(root, "ls-files", "-u", "-z")}),
    }
    if shallow == "true":
        told["cut" if relied_on else "skipped"] = ["shallow"]
    try:
        deleted, renamed = _changes(root, (base and _parting(root, base)) or "HEAD")
    except GitTroubleError:
        if _parting(root, None) is not None:
            raise
        return told | {"skipped": ["no-commit"]}
    return told | {"deleted": deleted, "renamed": renamed}


def _resolved(root: str, rev: str) -> str:
    from careplan.store.git import resolve

    return resolve(root, rev)


def _parting(root: str, base: str | None, head: str = "HEAD") -> str | None:
    """Return the commit from which a change up to `head` began: where it left the base, or `head` itself."""
    try:
        head = ask(root, "rev-parse", "--verify", "--quiet", head).decode("ascii").strip()
    except GitTroubleError:
        return None
    if base is None:
        return head
    try:
        return ask(root, "merge-base", base, head).decode("ascii").split()[0]
    except (GitTroubleError, IndexError):
        return base


def _changes(root: str, start: str) -> tuple[list[str], list[str]]:
    """Return the paths that are gone since a commit, and the pairs that git takes for renamed."""
    words = ("diff", "--name-status", "-z", "-M", "--diff-filter=DR", "--relative", "--no-ext-diff", start, "--", ".")
    fields = iter(_entries(root, *words))
    deleted, renamed = [], []
    for status in fields:
        if status.startswith("R"):
            renamed.append(next(fields) + BETWEEN + next(fields))
        else:
            deleted.append(next(fields))
    return sorted(deleted), sorted(renamed)


def parting(root: str, rev: str, head: str = "HEAD") -> str:
    """Return the commit where `head` left `rev`. Raises Refusal when one of them is no commit."""
    base = _resolved(root, rev)
    if head != "HEAD":
        head = _resolved(root, head)
    return _parting(root, base, head) or base


def _entries(root: str, *words: str) -> list[str]:
    """Return git's NUL-separated answer."""
    return ask(root, *words).decode("utf-8", "surrogateescape").split("\0")[:-1]
