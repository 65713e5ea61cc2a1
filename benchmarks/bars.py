"""The bars: what each time or size is held against, and how far it may go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, Literal, NamedTuple, TypeAlias

from benchmarks.timing import Run

Runs: TypeAlias = Mapping[int, Mapping[str, Sequence[Run]]]
"""The counted runs by number of children and name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A ratio that must not pass a limit: a program's time or peak over a sum of others', weighed."""

    title: str
    size: int
    name: str
    over: Mapping[str, float]
    limit: float
    of: Literal["wall", "peak"] = "wall"
    over_size: int | None = None
    """The number of children of the others, where it is another; without others the limit is in megabytes."""
    by_clock: bool = False
    """Whether only the clock can tell, as with work that is shared out."""


class Measured(NamedTuple):
    """A ratio: the median over the rounds, and its least and largest."""

    middle: float
    least: float
    most: float
    cpu: float
    """The same median in seconds of processor, which other programs on the machine disturb less."""


COLD, COLD_ALONE = "cold check", "cold check, one worker"
WARM, CHANGED = "warm check", "warm check, one file changed"
READ, FLUSHES = "python-calamine", "flushes"
TAKEN, DRY, DRY_ONE = "import", "import --dry-run", "import --dry-run, one line"
K1, K10, K50 = 1_000, 10_000, 50_000
BARS: Final = (
    Bar("reader alone ≤ 0.6 × CSafeLoader", K10, "floor reader", {"floor children": 1}, 0.6),
    Bar("reader with every value's place ≤ 1.2 × CSafeLoader", K10, "floor places", {"floor children": 1}, 1.2),
    Bar("cold check ≤ 2 × (CSafeLoader on the children + csv.reader on the acts)", K10, COLD, {"floor parse": 1}, 2),
    Bar("cold check ≥ 10 × faster than bean-check cold", K10, COLD, {"bean-check": 1}, 0.1),
    Bar("cold check, peak ≤ 250 MB", K10, COLD_ALONE, {}, 250, "peak"),
    Bar("cold check ≤ 2.5 × the lean yardstick", K1, COLD, {"lean": 1}, 2.5),
    Bar("cold check ≤ ½ × hledger check", K1, COLD, {"hledger": 1}, 0.5),
    Bar("cold check ≤ ⅓ × check-jsonschema on the children alone", K1, COLD, {"check-jsonschema": 1}, 1 / 3),
    Bar(
        "warm check, nothing changed ≤ 1.5 × (--version + git status)", K1, WARM, {"--version": 1, "git status": 1}, 1.5
    ),
    Bar(
        "warm check, nothing changed ≤ 1.5 × (--version + git status)",
        K10,
        WARM,
        {"--version": 1, "git status": 1},
        1.5,
    ),
    Bar("warm check, one file changed ≤ 4 × import typer", K1, CHANGED, {"import typer": 1}, 4),
    Bar("growth: time of 50,000 ≤ 5.5 × time of 10,000", K50, COLD, {COLD: 1}, 5.5, over_size=K10),
    Bar("growth: peak of 50,000 ≤ 5.5 × peak of 10,000", K50, COLD_ALONE, {COLD_ALONE: 1}, 5.5, "peak", over_size=K10),
    Bar("50,000 children, peak ≤ 1.5 GB", K50, COLD_ALONE, {}, 1536, "peak"),
    Bar("two workers ≤ 0.65 × one", K10, COLD, {COLD_ALONE: 1}, 0.65, by_clock=True),
    Bar("--version ≤ 1.3 × import typer", K1, "--version", {"import typer": 1}, 1.3),
    Bar("completion ≤ 1.3 × import typer", K1, "completion", {"import typer": 1}, 1.3),
    Bar("--help ≤ 1.5 × a bare typer app's help", K1, "--help", {"bare typer help": 1}, 1.5),
    Bar("report --month, one school, warm ≤ 2 × warm check", K1, "report", {WARM: 1}, 2),
    Bar("dry run, 5,000 lines ≤ 5 × python-calamine", K1, DRY, {READ: 1}, 5),
    Bar("dry run, 5,000 lines ≤ 5 × python-calamine + a dry run of one line", K1, DRY, {READ: 5, DRY_ONE: 1}, 1),
    Bar("import, 5,000 lines ≤ its dry run + 3 × its flushes alone", K1, TAKEN, {DRY: 1, FLUSHES: 3}, 1),
    *(
        Bar(f"{name}, warm ≤ 2 × --version + 0.2 × cold check", K10, name, {"--version": 2, COLD: 0.2}, 1)
        for name in ("why", "show", "due --adult")
    ),
)


def measure(bar: Bar, runs: Runs) -> Measured | None:
    """Return what a bar measures, in megabytes where nothing is held against it; None where a program was not run."""
    tops = runs.get(bar.size, {}).get(bar.name, ())
    others = runs.get(bar.over_size or bar.size, {})
    if not tops or any(not others.get(name) for name in bar.over):
        return None
    rounds = min(len(tops), *(len(others[name]) for name in bar.over)) if bar.over else len(tops)
    ratios = [_ratio(bar, tops, others, number, bar.of) for number in range(rounds)]
    cpu = [_ratio(bar, tops, others, number, "cpu" if bar.of == "wall" else bar.of) for number in range(rounds)]
    return Measured(median(ratios), min(ratios), max(ratios), median(cpu))


def _ratio(bar: Bar, tops: Sequence[Run], others: Mapping[str, Sequence[Run]], number: int, of: str) -> float:
    top: float = getattr(tops[number], of)
    below = sum(weight * getattr(others[name][number], of) for name, weight in bar.over.items())
    return top / below if bar.over else top
