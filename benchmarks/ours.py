"""Careplan's own commands as they are timed, and the floors and yardsticks that they are held against."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import time_ns
from typing import Final

from benchmarks.bars import CHANGED, COLD, COLD_ALONE, WARM
from benchmarks.intake import Intake
from benchmarks.made import ON, YEAR, Made
from benchmarks.timing import Contestant

HERE: Final = Path(__file__).parent
REPO: Final = HERE.parent
PYTHON: Final = sys.executable
MONTH: Final = f"{YEAR}-05"
_PATH: Final = os.pathsep.join([str(REPO / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
CAREPLAN: Final = (PYTHON, "-m", "careplan")
_BYTECODE: Final = {"PYTHONPATH": _PATH, "PYTHONDONTWRITEBYTECODE": ""}
_COMPLETE: Final = {"_CAREPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "careplan ch", "COMP_CWORD": "1"}


class Ours:
    """Careplan's commands on one size of the work."""

    def __init__(self, folder: Path, made: Made) -> None:
        """Take the folder with the records and what is in them."""
        self._folder = folder
        self._records = folder / "records"
        self._made = made
        self._env = _BYTECODE | {"CAREPLAN_CACHE_DIR": str(folder / "cache"), "CAREPLAN_LANG": "en"}
        self._changed = self._records / "schools/S01/school.yaml"
        self._changed_before = self._changed.read_bytes()

    def _asked(self, name: str, *words: str, says: Sequence[str] = (), code: int | None = 0) -> Contestant:
        """Return a command on the records as they were made: what is kept of the warm-up holds in every round."""
        return Contestant(name, [*CAREPLAN, *words], self._records, says, code, self._env, before=self.put_back)

    def _check(self, name: str, *words: str) -> Contestant:
        """Return a check, which must name every planted fault."""
        says = [f"{fault.file}:" for fault in self._made.planted]
        return self._asked(name, "check", "--on", ON, "--format", "concise", *words, says=says, code=1)

    def checks(self) -> list[Contestant]:
        """Return the check cold, on all processors and on one, and warm with nothing changed."""
        one = self._check(COLD_ALONE, "--no-cache")
        return [
            self._check(COLD, "--no-cache"),
            replace(one, env={**one.env, "CAREPLAN_WORKERS": "1"}),
            self._check(WARM),
        ]

    def changed(self) -> list[Contestant]:
        """Return the warm check after one file was changed."""
        return [replace(self._check(CHANGED), before=self._change)]

    def _change(self) -> None:
        """Make the file one that was never seen, in this run of the benchmark or an earlier one."""
        self._changed.write_bytes(self._changed_before + f"# {time_ns()}\n".encode())

    def put_back(self) -> None:
        """Undo the changes of the runs."""
        if self._changed.read_bytes() != self._changed_before:
            self._changed.write_bytes(self._changed_before)

    def questions(self) -> list[Contestant]:
        """Return what somebody asks about one child, one adult, one school."""
        child, adult = self._made.about("missed-care"), self._adult()
        return [
            self._asked("why", "why", child, "home-visit", MONTH, "--on", ON, says=[child]),
            self._asked("show", "show", child, "--on", ON, says=[child]),
            self._asked("due --adult", "due", "--adult", adult, "--on", f"{MONTH}-20", says=[adult]),
        ]

    def report(self) -> list[Contestant]:
        """Return the monthly report of one school."""
        return [self._asked("report", "report", "--month", MONTH, "--school", "S01", "--on", ON)]

    def intake(self) -> list[Contestant]:
        """Return the import of a large form, and what it is held against."""
        return Intake(self._folder, self._env).contestants()

    def _adult(self) -> str:
        return min((self._records / "schools/S01/months" / MONTH).glob("T*.csv")).stem

    def start(self) -> list[Contestant]:
        """Return what nobody wants to wait for, and what it is held against."""
        folder = self._records
        complete = self._asked("completion", says=["check"])
        return [
            replace(complete, env={**complete.env, **_COMPLETE}),
            self._asked("--version", "--version", says=["careplan"]),
            self._asked("--help", "--help", says=["check"]),
            Contestant("import typer", [PYTHON, "-c", "import typer"], folder),
            Contestant("bare typer help", [PYTHON, str(HERE / "bare.py"), "--help"], folder, ["check"]),
            Contestant("git status", ["git", "status", "--short"], folder),
        ]

    def floors(self, *names: str) -> list[Contestant]:
        """Return some floors; each must have read every child or byte."""
        root = str(self._records)
        numbers = {"parse": self._made.children + self._made.acts}
        return [
            Contestant(
                f"floor {name}",
                [PYTHON, str(HERE / "floor.py"), name, root],
                self._folder,
                [] if name == "bytes" else [f"{name} {numbers.get(name, self._made.children)}\n"],
                0,
                _BYTECODE,
            )
            for name in names
        ]

    def lean(self) -> list[Contestant]:
        """Return the yardstick; it must find its share of the planted faults."""
        made = self._made
        says = [f"acts {made.acts} ", f"{made.about('missed-care')} home-visit {MONTH} missed-care"]
        says += [f"{fault.file} {fault.slug}" for fault in made.planted if fault.slug in {"unknown-field", "bad-date"}]
        return [Contestant("lean", [PYTHON, str(HERE / "lean.py"), str(self._records)], self._folder, says)]
