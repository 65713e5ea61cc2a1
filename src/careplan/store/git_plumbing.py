"""Asking git: by its plumbing, always NUL-separated, and never told by the environment of a hook where to look.

Nothing heavy is imported here: a kept answer asks git too.
"""

import os
import subprocess
from typing import Final

_SIGNS: Final = (
    (b"dubious ownership", "dubious-ownership"),
    (b"not a git repository", "no-repository"),
    (b"index.lock", "locked"),
    (b"tell me who you are", "no-identity"),
    (b"unable to auto-detect email", "no-identity"),
    (b"external filter", "missing-filter"),
    (b"must be run in a work tree", "no-repository"),
)


class GitTroubleError(Exception):
    """Git cannot answer; `reason` is a key of TROUBLES."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def clean_environment() -> dict[str, str]:
    """Return the environment without what a hook sets to point git elsewhere, in English for our reading."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return env | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def ask(root: str, *words: str, given: bytes = b"", index: str | None = None) -> bytes:
    """Return what git answers in a folder to what it is given, with an index of its own. Raises GitTroubleError."""
    command = ["git", "-c", "core.quotepath=false", "-c", "core.fsmonitor=false", *words]
    env = clean_environment() | ({"GIT_INDEX_FILE": index} if index else {})
    try:
        ran = subprocess.run(  # noqa: S603 a fixed program, words after `--` or verified
            command, cwd=root, env=env, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise GitTroubleError("no-git") from None
    except OSError:
        raise GitTroubleError("failed") from None
    if ran.returncode:
        raise GitTroubleError(next((reason for sign, reason in _SIGNS if sign in ran.stderr), "failed"))
    return ran.stdout


def is_shallow(root: str) -> bool:
    """Return whether earlier commits are missing from this clone."""
    try:
        return ask(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitTroubleError:
        return False
