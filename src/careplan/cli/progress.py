"""A bar on a terminal for work that takes long; rich draws it, and is imported only once somebody has waited."""

import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, TypeVar

T = TypeVar("T")
DELAY: Final = 0.4
"""Seconds that nobody takes for long: until then nothing is shown, and rich is not imported."""
_EVERY: Final = 0.1
"""Seconds between two looks at how far the work has come."""


@dataclass(slots=True)
class Steps:
    """How far some work has come; without a total nobody knows how long it will be."""

    done: int = 0
    total: int = 0

    def counted(self, items: Sequence[T]) -> Iterator[T]:
        """Yield each item and count it once it is done."""
        self.total += len(items)
        for item in items:
            yield item
            self.done += 1


class Bar:
    """What goes on, and how far it has come; drawn beside the work, on standard error, and gone when it is done."""

    def __init__(self, words: str, steps: Steps, *, colored: bool) -> None:
        """Keep what is said beside the bar, and what the work counts."""
        self._words, self._steps, self._colored = words, steps, colored
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._over.set()
        self._thread.join()

    def _draw(self) -> None:
        if self._over.wait(DELAY):
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
        console = Console(file=sys.stderr, no_color=not self._colored, highlight=False, emoji=False)
        with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as shown:
            task = shown.add_task(self._words, total=None)
            while not self._over.wait(_EVERY):
                if self._steps.total and len(shown.columns) == len(columns):
                    shown.columns = (*columns[:-1], MofNCompleteColumn(), columns[-1])
                shown.update(task, completed=self._steps.done, total=self._steps.total or None)
