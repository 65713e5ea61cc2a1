"""One work done by two processes: this one begins at its first item, a copy of this one at its last."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Final, NoReturn, TypeVar

ENOUGH: Final = 2000
"""How many files make a second process worth its start."""
_TURNS: Final = 500
"""How often the processes ask which of them goes on, at most: as many signs as any pipe holds."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def workers() -> int:
    """Return how many processes may work: 1 or 2 as CAREPLAN_WORKERS says, else one for each of the first two cores."""
    asked = os.environ.get("CAREPLAN_WORKERS", "")
    if not hasattr(os, "fork"):
        return 1
    return min(int(asked), 2) if asked in {"1", "2"} else min(os.cpu_count() or 1, 2)


def shared(items: Sequence[Item], work: Callable[[Iterable[Item]], Result]) -> tuple[Result, Result]:
    """Return what `work` makes of the first items here, and of the others, the last one first, in a second process.

    Each takes the next items when it is done with those before, until they meet: so both end at about the same time,
    whatever an item costs and whatever else the machine does. What is returned must be such that it can be pickled,
    and what the second process does besides is lost. Where that does not come to a result, its items are worked on
    here, so that whatever went wrong is seen here.
    """
    size = max(1, -(-len(items) // _TURNS))
    batches = [items[at : at + size] for at in range(0, len(items), size)]
    done: list[Sequence[Item]] = []
    turns = _turns(len(batches))
    source, sink = os.pipe()
    child = os.fork()
    if not child:
        _work_and_leave(lambda: work(_taken(turns, [batch[::-1] for batch in batches[::-1]], done)), source, sink)
    os.close(sink)
    with open(source, "rb") as file:  # noqa: PTH123
        try:
            ours = work(_taken(turns, batches, done))
            theirs = _handed_over(file)
        finally:
            file.close()
            os.close(turns)
            os.waitpid(child, 0)
    rest = (item for batch in batches[len(done) :] for item in batch)
    return ours, work(rest) if theirs is None else theirs[0]


def _turns(number: int) -> int:
    """Return a pipe with so many signs in it; whoever reads one may take the next items."""
    source, sink = os.pipe()
    os.write(sink, bytes(number))
    os.close(sink)
    return source


def _taken(turns: int, batches: Iterable[Sequence[Item]], done: list[Sequence[Item]]) -> Iterator[Item]:
    """Yield the items of one batch after the other, as long as there are turns."""
    for batch in batches:
        if not os.read(turns, 1):
            return
        done.append(batch)
        yield from batch


def _handed_over(file: BinaryIO) -> tuple[Any] | None:
    """Return the result of the other process, None where it broke off; read as it comes, so that it is held once."""
    try:
        return (pickle.load(file),)  # noqa: S301 written by our own copy
    except (EOFError, pickle.UnpicklingError):
        return None


def _work_and_leave(work: Callable[[], object], source: int, sink: int) -> NoReturn:
    """Write the result, bit by bit as the other process takes it, and break off where there is none; never return."""
    try:
        os.close(source)
        result = work()
        with open(sink, "wb") as file:
            pickle.dump(result, file, pickle.HIGHEST_PROTOCOL)
    except BaseException:  # noqa: BLE001 the other process does the work again and says what is wrong
        os._exit(1)
    os._exit(0)
