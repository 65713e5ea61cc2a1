"""What a check goes through, one stage after the other, for whoever wants to know where the time goes."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from typing import TypeAlias


class Stage(StrEnum):
    """A stage of a check."""

    GIT = "git"
    READ = "read"
    SETTLE = "settle"
    CHECKS = "checks"
    FRAMES = "frames"
    WRITE = "write"


Within: TypeAlias = Callable[[Stage], AbstractContextManager[None]]
"""Takes note that a stage begins and ends."""


def unwatched(_: Stage) -> AbstractContextManager[None]:
    """Take no note."""
    return nullcontext()
