"""Two things at once: one here, one in a second process that is a copy of this one."""

import os
import pickle
from collections.abc import Callable
from typing import Any, BinaryIO, Final, TypeVar

ENOUGH: Final = 2000
"""How many files make a second process worth its start."""

Ours = TypeVar("Ours")
Theirs = TypeVar("Theirs")


def workers() -> int:
    """Return how many processes may work: 1 or 2 as CAREPLAN_WORKERS says, else one for each of the first two cores."""
    asked = os.environ.get("CAREPLAN_WORKERS", "")
    if not hasattr(os, "fork"):
        return 1
    return min(int(asked), 2) if asked in {"1", "2"} else min(os.cpu_count() or 1, 2)


def both(ours: Callable[[], Ours], theirs: Callable[[], Theirs]) -> tuple[Ours, Theirs]:
    """Return the results of two functions, the second of them worked out in a second process.

    What it returns must be such that it can be pickled, and what it does besides is lost. Where the process does not
    come to a result, it is worked out here, so that whatever went wrong is seen here.
    """
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        _work_and_leave(theirs, source, sink)
    os.close(sink)
    with open(source, "rb") as file:  # noqa: PTH123
        try:
            done = ours()
            handed_over = _handed_over(file)
        finally:
            file.close()
            os.waitpid(child, 0)
    return done, theirs() if handed_over is None else handed_over[0]


def _handed_over(file: BinaryIO) -> tuple[Any] | None:
    """Return the result of the other process, None where it broke off; read as it comes, so that it is held once."""
    try:
        return (pickle.load(file),)  # noqa: S301 written by our own copy
    except (EOFError, pickle.UnpicklingError):
        return None


def _work_and_leave(theirs: Callable[[], object], source: int, sink: int) -> None:
    """Write the result, or nothing where there is none; never return, whatever happens."""
    try:
        os.close(source)
        data = pickle.dumps(theirs(), pickle.HIGHEST_PROTOCOL)
        with open(sink, "wb") as file:
            file.write(data)
    except BaseException:  # noqa: BLE001 the other process does the work again and says what is wrong
        os._exit(1)
    os._exit(0)
