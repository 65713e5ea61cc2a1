"""Whole programs, one after the other in turn, and what the operating system says that each used."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import DEVNULL, STDOUT, Popen
from typing import Final, NamedTuple

KILOBYTE: Final = 1024


class Run(NamedTuple):
    """One run: seconds by the clock, seconds of processor, and the largest process in megabytes."""

    wall: float
    cpu: float
    peak: float

    def told(self) -> str:
        """Return it in words."""
        return f"{self.wall:.2f} s, {self.cpu:.2f} s of processor, {self.peak:.0f} MB"


class NotEquivalentError(Exception):
    """A program did not do what it was to do, so its time means nothing."""


@dataclass(frozen=True)
class Contestant:
    """A program and what it must say: otherwise less would be compared with more."""

    name: str
    command: Sequence[str]
    folder: Path
    says: Sequence[str] = ()
    """Words that its output must hold, such as the children with planted faults."""
    code: int | None = 0
    """The exit code, None for any but 0."""
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] | None = None
    """What is put right before each run, outside of the time."""
    once: bool = False
    """Whether it is so slow that one run must do, and nothing to warm up."""


def run(contestant: Contestant, output: Path) -> Run:
    """Run a program once; what it says goes to a file. Raises NotEquivalentError."""
    if contestant.before:
        contestant.before()
    with output.open("wb") as out:
        start = time.perf_counter()
        process = Popen(
            contestant.command,
            cwd=contestant.folder,
            env=os.environ | contestant.env,
            stdin=DEVNULL,
            stdout=out,
            stderr=STDOUT,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _hold(contestant, process.returncode, output)
    return Run(round(wall, 4), round(used.ru_utime + used.ru_stime, 4), round(used.ru_maxrss / KILOBYTE, 1))


def _hold(contestant: Contestant, code: int, output: Path) -> None:
    """Hold a program to its exit code and words."""
    fits = code != 0 if contestant.code is None else code == contestant.code
    said = output.read_text(encoding="utf-8", errors="replace")
    missing = [words for words in contestant.says if words not in said]
    if not fits or missing:
        problem = f"left with {code}" if not fits else f"did not say {missing}"
        raise NotEquivalentError(f"{contestant.name} {problem}:\n{said[-2000:]}")


def in_turn(
    contestants: Sequence[Contestant], rounds: int, output: Path, tell: Callable[[str], None] = print
) -> dict[str, list[Run]]:
    """Run each once to warm up, then all in turn, so many rounds; return the counted runs by name."""
    found: dict[str, list[Run]] = {contestant.name: [] for contestant in contestants}
    for number in range(rounds + 1):
        for contestant in contestants:
            if contestant.once and number != 1:
                continue
            measured = run(contestant, output)
            tell(f"{number or 'warm-up'} {contestant.name}: {measured.told()}")
            if number:
                found[contestant.name].append(measured)
    return found
