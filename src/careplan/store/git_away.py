"""Talking with another repository: fetch what others handed in, hand in what is here."""

import os
import subprocess
from typing import Final

from careplan.store.git_plumbing import GitTroubleError, clean_environment

_PASSED_ON: Final = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_HTTP_LOW_SPEED_LIMIT", "GIT_HTTP_LOW_SPEED_TIME")
"""What a person has set up so that git gets through; the rest of a hook's environment leads astray."""
_PATIENCE: Final = 600
_SIGNS: Final = (
    (b"non-fast-forward", "behind"),
    (b"fetch first", "behind"),
    (b"cannot lock ref", "behind"),
    (b"failed to update ref", "behind"),
    (b"protected branch", "protected"),
    (b"hook declined", "hook"),
    (b"Authentication failed", "denied"),
    (b"Permission denied", "denied"),
    (b"could not read Username", "denied"),
    (b"could not read Password", "denied"),
    (b"Access denied", "denied"),
    (b"error: 403", "denied"),
    (b"Could not resolve", "offline"),
    (b"unable to access", "offline"),
    (b"Connection ", "offline"),
    (b"timed out", "offline"),
    (b"unreachable", "offline"),
    (b"does not appear to be a git repository", "no-such"),
    (b"' not found", "no-such"),
    (b"Repository not found", "no-such"),
    (b"Could not read from remote", "offline"),
    (b"failed to push some refs", "hook"),
)


class AwayError(Exception):
    """The other repository was not reached, or did not take what was handed in; `reason` is a key of AWAY."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; "behind" says that somebody else was faster."""
        super().__init__(reason)
        self.reason = reason


def fetch(root: str, remote: str, *, whole: bool) -> None:
    """Fetch what others handed in; `whole` also the earlier commits that a shallow clone lacks. Raises AwayError."""
    _talk(root, "fetch", "--quiet", *(["--unshallow"] if whole else []), remote)


def push(root: str, remote: str, branch: str, commit: str) -> None:
    """Hand a commit in as a branch. Raises AwayError, with the reason "behind" where somebody else was faster."""
    _talk(root, "push", "--quiet", remote, f"{commit}:refs/heads/{branch}")


def _talk(root: str, *words: str) -> None:
    env = clean_environment() | {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        ran = subprocess.run(  # noqa: S603 a fixed program, words of the repository's own settings
            ["git", *words],  # noqa: S607 git as the user has it
            cwd=root,
            env=env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise AwayError("offline") from None
    except OSError:
        raise GitTroubleError("failed") from None
    if ran.returncode:
        raise AwayError(next((reason for sign, reason in _SIGNS if sign in ran.stderr), "failed"))
