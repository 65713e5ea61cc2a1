"""`python -m benchmarks`: make the work, run everything in turn, keep what was found and write docs/benchmarks.md."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import run
from typing import Final

from benchmarks import peers, results
from benchmarks.bars import K1, K10, K50
from benchmarks.made import NOTE, Made, made
from benchmarks.others import Others
from benchmarks.ours import REPO, Ours
from benchmarks.page import PAGE, bars, page
from benchmarks.timing import Contestant, in_turn

ROUNDS: Final = {K1: 5, K10: 5, K50: 3}


def main() -> None:
    """Do what the command line asks for."""
    asked = _arguments()
    asked.work.mkdir(parents=True, exist_ok=True)
    if asked.task == "setup":
        peers.set_up(asked.work)
    elif asked.task == "guard":
        from benchmarks.guard import guard

        sys.exit(guard(keep=asked.keep))
    elif asked.task == "page":
        PAGE.write_text(page(results.load()), encoding="utf-8")
    elif asked.quick or asked.only:
        look(asked)
    else:
        measure_all(asked)


def _arguments() -> argparse.Namespace:
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("task", nargs="?", choices=("run", "setup", "page", "guard"), default="run")
    add("--size", type=int, action="append", metavar="N", help="so many children only; may be repeated")
    add("--rounds", type=int, metavar="N", help="so many rounds, instead of five, or three of 50,000")
    add(
        "--only",
        action="append",
        metavar="WORD",
        help="only programs with this in their name, one of these if repeated; nothing is kept",
    )
    add("--quick", action="store_true", help="one round of 1,000 children without the other tools; nothing is kept")
    add("--keep", action="store_true", help="with guard: keep the count of instructions")
    add("--work", type=Path, metavar="DIR", default=cache / "careplan-benchmarks", help="where the work lies")
    return parser.parse_args()


def look(asked: argparse.Namespace) -> None:
    """Measure a little, print the bars for which that is enough, and keep nothing."""
    words = asked.only or [""]

    def wanted(one: Contestant) -> bool:
        return any(word in one.name for word in words)

    found = {
        children: measured(asked.work, children, asked.rounds or 1, wanted, with_peers=not asked.quick)
        for children in asked.size or [K1]
    }
    print("\n".join(row for row in bars(found) if "not measured" not in row))


def measure_all(asked: argparse.Namespace) -> None:
    """Measure every size asked for, keep it and write the page."""
    found = results.load()
    for children in asked.size or ROUNDS:
        found[children] = measured(asked.work, children, asked.rounds or ROUNDS.get(children, 5))
        results.keep(found)
        PAGE.write_text(page(found), encoding="utf-8")


def measured(
    work: Path,
    children: int,
    rounds: int,
    wanted: Callable[[Contestant], bool] = lambda _: True,
    *,
    with_peers: bool = True,
) -> results.Size:
    """Return what was measured with so many children, once every peer is seen to have the same work."""
    folder = work / str(children)
    told = _made(folder, children)
    ours = Ours(folder, told)
    theirs = [peer for peer in (_peers(work, folder, told) if with_peers else []) if wanted(peer.contestant)]
    peers.agree(theirs)
    contestants = [*filter(wanted, _ours(ours, children)), *(peer.contestant for peer in theirs)]
    others = Others()
    try:
        runs = in_turn(contestants, rounds, folder / "said")
    finally:
        ours.put_back()
    return results.Size(
        children=children,
        acts=told.acts,
        files=told.files,
        date=results.today(),
        commit=results.commit(REPO),
        machine=results.machine(),
        others=others.processors(),
        runs=runs,
    )


def _made(folder: Path, children: int) -> Made:
    """Return the work, made where it is missing, by a program of its own: a large parent makes its children large."""
    if not (folder / NOTE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        env = os.environ | {"PYTHONPATH": os.pathsep.join([str(REPO / "src"), str(REPO)])}
        run([sys.executable, "-m", "benchmarks.prepare", str(folder), str(children)], check=True, env=env)
    return made(folder)


def _ours(ours: Ours, children: int) -> Sequence[Contestant]:
    """Return careplan's commands and the floors, as many as the bars of a size need."""
    few = [*ours.floors("bytes", "parse"), *ours.lean(), *ours.checks()]
    if children >= K50:
        return few
    few += [*ours.floors("children", "reader", "places"), *ours.questions(), *ours.start()]
    return few if children >= K10 else [*few, *ours.changed(), *ours.report(), *ours.intake()]


def _peers(work: Path, folder: Path, told: Made) -> list[peers.Peer]:
    """Return the other tools; the ledgers take minutes with 10,000 children, so only one bar's peer runs there."""
    if told.children >= K50:
        return []
    if not peers.venv(work).exists():
        sys.exit(f"no peers in {work}: run `python -m benchmarks setup` first")
    if told.children >= K10:
        return [peers.bean_check(work, folder, told, cold=True)]
    return [*peers.of_ledger(work, folder, told), *peers.of_schema(work, folder, told)]


if __name__ == "__main__":
    main()
