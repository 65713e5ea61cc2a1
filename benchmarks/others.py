"""How much of the machine other programs took while ours were measured."""

import os
import resource
import time
from pathlib import Path
from typing import Final

STAT: Final = Path("/proc/stat")
_WORKING: Final = (0, 1, 2, 5, 6, 7)
"""user, nice, system, irq, softirq and steal among the first line's numbers (proc(5)); the others are rest."""


class Others:
    """Counts from its making on what the programs waited for by this process did not use."""

    def __init__(self) -> None:
        """Begin to count."""
        self._start = time.perf_counter()
        self._before = _all() - _own()

    def processors(self) -> float:
        """Return how many processors others kept busy, on average; where that is not counted, the load average."""
        if not STAT.exists():
            return round(os.getloadavg()[0], 2)
        spent = _all() - _own() - self._before
        return round(max(spent, 0) / (time.perf_counter() - self._start), 2)


def _all() -> float:
    """Return the seconds for which the processors worked, for anybody, since the machine started."""
    if not STAT.exists():
        return 0.0
    numbers = STAT.read_text(encoding="ascii").partition("\n")[0].split()[1:]
    return sum(int(numbers[at]) for at in _WORKING) / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    """Return the seconds that this process and those it waited for used."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
