"""What one run of the benchmark found, kept as JSON beside the page that is made from it."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run
from typing import Final

from benchmarks.timing import Run

BUSY: Final = 0.2
"""The part of one processor from which others are felt by the clock."""
KEPT: Final = Path(__file__).with_name("results.json")


@dataclass(frozen=True, slots=True)
class Size:
    """The runs of one number of children: where, when, on which commit, and how busy the machine was otherwise."""

    children: int
    acts: int
    files: int
    date: str
    commit: str
    machine: str
    others: float
    """How many processors other programs kept busy meanwhile."""
    runs: Mapping[str, Sequence[Run]]

    @property
    def busy(self) -> bool:
        """Whether other programs took so much of the machine that the clock tells little."""
        return self.others > BUSY


def machine() -> str:
    """Return the processor, how many of it, the memory and the Python, in a few words."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, Python {platform.python_version()}"


def commit(repo: Path) -> str:
    """Return the commit that is measured, with a `+` if something was changed since."""

    def git(*words: str) -> str:
        return run(["git", "-C", str(repo), *words], check=True, capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", "src")
    return git("rev-parse", "--short=10", "HEAD") + ("+" if changed else "")


def today() -> str:
    """Return the day of the run."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def load(path: Path = KEPT) -> dict[int, Size]:
    """Return what was kept, by number of children."""
    if not path.exists():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    return {int(children): _size(one) for children, one in told.items()}


def _size(told: dict[str, object]) -> Size:
    runs = told["runs"]
    assert isinstance(runs, dict)  # noqa: S101 as `keep` wrote it
    by_name = {name: [Run(*one) for one in found] for name, found in runs.items()}
    return Size(**told | {"runs": by_name})  # type: ignore[arg-type]  # as `keep` wrote it


def keep(sizes: Mapping[int, Size], path: Path = KEPT) -> None:
    """Keep what was found, a line a program."""
    told = {str(children): asdict(size) for children, size in sorted(sizes.items())}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    path.write_text(_one_line_each(text), encoding="utf-8")


def _one_line_each(text: str) -> str:
    """Put each list of numbers on one line, so that a diff shows one program a line."""
    lines: list[str] = []
    inside = 0
    for line in text.splitlines():
        bare = line.strip()
        if inside:
            lines[-1] += f" {bare}" if lines[-1].endswith(",") else bare
        else:
            lines.append(line)
        inside += bare.count("[") - bare.count("]")
    return "\n".join(lines) + "\n"
