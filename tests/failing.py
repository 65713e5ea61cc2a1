"""File operations that fail, one after the other: what a full disk or a program that is killed does."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from careplan.store.write import TEMPORARY

OPERATIONS = ("open", "write", "fsync", "close", "replace", "stat", "fchmod", "mkdir", "unlink", "listdir")


class Killed(BaseException):
    """Stands for a program that does nothing more."""


@contextmanager
def failing(patch: pytest.MonkeyPatch, nth: int, error: BaseException, *, for_good: bool) -> Iterator[list[str]]:
    """Make the nth file operation fail, once or for good; a failing write puts half of its bytes on disk."""
    calls: list[str] = []

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 whatever os has
            calls.append(name)
            if len(calls) == nth or (for_good and len(calls) > nth):
                if name == "write" and len(calls) == nth:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                if name == "close":  # the system closes a file even when it reports an error
                    real(*args)
                raise error
            return real(*args, **kwargs)

        return call

    with patch.context() as patched:
        for name in OPERATIONS:
            patched.setattr(os, name, wrap(name, getattr(os, name)))
        yield calls


def temporaries(root: Path) -> list[Path]:
    """Return the temporary files below a root."""
    return list(root.rglob(f"{TEMPORARY}*"))
