"""A guard that no busy machine disturbs: how many instructions a check takes, as a multiple of the yardstick's.

Instructions do not depend on what else runs, and are the same to a thousandth from run to run; as a multiple of the
yardstick on the same small work they hardly depend on the processor or the build of Python either. This is no gate of
`.ci/run`: a count takes a minute and asks for valgrind. Run it before and after a change to what every check passes
through.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.bars import COLD_ALONE
from benchmarks.ours import HERE, Ours
from benchmarks.prepare import prepare
from benchmarks.timing import Contestant

KEPT: Final = HERE / "guard.json"
CHILDREN: Final = 20
TOLERANCE: Final = 0.05
_COUNT: Final = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
_COLLECTED: Final = re.compile(rb"Collected : (\d+)")


def multiple() -> tuple[float, dict[str, int]]:
    """Return how many times the yardstick's instructions a check takes, and both counts."""
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed: apt-get install valgrind")
    with TemporaryDirectory() as folder:
        ours = Ours(Path(folder), prepare(Path(folder), CHILDREN))
        check = next(one for one in ours.checks() if one.name == COLD_ALONE)
        lean = ours.lean()[0]
        counts = {one.name: _instructions(one) for one in (check, lean)}
    return round(counts[check.name] / counts[lean.name], 2), counts


def _instructions(contestant: Contestant) -> int:
    """Return the instructions of one run, its modules compiled and its hashes fixed."""
    env = os.environ | contestant.env | {"PYTHONHASHSEED": "0"}

    def once(command: Sequence[str]) -> bytes:
        return run(command, check=False, capture_output=True, cwd=contestant.folder, env=env).stderr

    once(contestant.command)
    found = _COLLECTED.search(once([*_COUNT, *contestant.command]))
    if found is None:
        raise RuntimeError(f"valgrind counted nothing for {contestant.name}")
    return int(found[1])


def verdict(now: float, kept: float) -> str | None:
    """Return what is wrong with a multiple, None where it is near the kept one."""
    found = f"careplan check takes {now} × the yardstick's instructions, and {kept} is kept"
    if now > kept * (1 + TOLERANCE):
        return f"{found}: find what it does more"
    return f"{found}: keep the better one with --keep" if now < kept * (1 - TOLERANCE) else None


def guard(*, keep: bool) -> str | None:
    """Count, and return what is wrong; with `keep`, keep the count."""
    now, counts = multiple()
    print(f"{counts}: {now} ×")
    if keep:
        KEPT.write_text(json.dumps({"multiple": now, **counts}, indent=1) + "\n", encoding="utf-8")
        return None
    return verdict(now, json.loads(KEPT.read_text(encoding="utf-8"))["multiple"])
