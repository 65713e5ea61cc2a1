"""docs/benchmarks.md: every bar with what was measured, then every time, then what the words mean."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from benchmarks.bars import BARS, Bar, Measured, measure
from benchmarks.missed import WHY
from benchmarks.results import Size

HERE: Final = Path(__file__).parent
PAGE: Final = HERE.parent / "docs" / "benchmarks.md"
_HEAD: Final = (HERE / "page.md").read_text(encoding="utf-8")


def page(sizes: Mapping[int, Size]) -> str:
    """Return the page of some results."""
    parts = [_HEAD.rstrip("\n"), "## Bars", _sum(sizes), "\n".join(bars(sizes)), *_missed(sizes), "## Times"]
    for size in sizes.values():
        parts += [*_times(size)]
    return "\n\n".join(parts) + "\n"


class _Judged(NamedTuple):
    """A bar, what was measured, and by which of its two medians it is judged."""

    bar: Bar
    found: Measured | None
    by_cpu: bool

    @property
    def value(self) -> float:
        """The median that counts."""
        assert self.found is not None  # noqa: S101 nobody asks otherwise
        return self.found.cpu if self.by_cpu else self.found.middle

    @property
    def held(self) -> bool:
        """Whether the bar was measured and holds."""
        return self.found is not None and self.value <= self.bar.limit


def _judged(sizes: Mapping[int, Size]) -> list[_Judged]:
    """Judge every bar: by the clock, but on a busy machine by processor time wherever that says the same."""
    runs = {children: size.runs for children, size in sizes.items()}
    busy = {children for children, size in sizes.items() if size.busy}
    return [
        _Judged(bar, measure(bar, runs), by_cpu=bar.size in busy and bar.of == "wall" and not bar.by_clock)
        for bar in BARS
    ]


def bars(sizes: Mapping[int, Size]) -> Iterator[str]:
    """Yield a table of every bar, row by row."""
    rows = map(_bar, _judged(sizes))
    yield from _table(("Bar", "Children", "Limit", "By the clock", "Spread", "By CPU time", "Verdict"), rows)


def _sum(sizes: Mapping[int, Size]) -> str:
    judged = _judged(sizes)
    held = sum(one.held for one in judged)
    unknown = sum(one.found is None for one in judged)
    return f"{held} of {len(BARS)} held, {len(BARS) - held - unknown} missed, {unknown} not measured."


def _missed(sizes: Mapping[int, Size]) -> Iterator[str]:
    """Yield why bars are missed and what was tried, each reason once."""
    reasons: dict[str, list[str]] = {}
    for bar, found, _ in (one for one in _judged(sizes) if not one.held):
        if found is not None:
            reasons.setdefault(WHY.get(bar.title, "Nobody knows yet."), []).append(f"*{bar.title}* ({bar.size:,})")
    if reasons:
        yield "## What is missed, why, and what was tried"
        yield "\n".join(f"- {'; '.join(titles)}: {reason}" for reason, titles in reasons.items())


def _bar(judged: _Judged) -> tuple[str, ...]:
    bar, found, by_cpu = judged
    shown = (bar.title, f"{bar.size:,}", _number(bar, bar.limit))
    if found is None:
        return (*shown, "–", "–", "–", "not measured")
    verdict = "held" if judged.held else f"**missed: {judged.value / bar.limit:.2g} × the limit**"
    spread = f"{_number(bar, found.least)} to {_number(bar, found.most)}"
    cpu = _number(bar, found.cpu) if bar.of == "wall" else "–"
    return (*shown, _number(bar, found.middle), spread, cpu, verdict + (", by CPU time" if by_cpu else ""))


def _number(bar: Bar, value: float) -> str:
    return f"{value:.2f}" if bar.over else f"{value:.0f} MB"


def _times(size: Size) -> Iterator[str]:
    yield f"### {size.children:,} children, {size.acts:,} acts, {size.files:,} files"
    yield (
        f"{size.date}, commit {size.commit}, on {size.machine}; other programs kept {size.others:.2f} processors busy."
    )
    rows = []
    for name, runs in size.runs.items():
        walls = [one.wall for one in runs]
        rows.append(
            (
                name,
                f"{median(walls):.2f}",
                f"{min(walls):.2f} to {max(walls):.2f}",
                f"{median(one.cpu for one in runs):.2f}",
                f"{median(one.peak for one in runs):.0f}",
                str(len(runs)),
            )
        )
    yield "\n".join(_table(("Program", "Seconds", "Spread", "CPU seconds", "Peak MB", "Runs"), rows))


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table; all columns but the first are numbers, or end with a word."""
    for line in (header, ("---", *("---:" for _ in header[1:])), *rows):
        yield f"| {' | '.join(line)} |"
