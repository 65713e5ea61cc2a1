"""What was made of the work, as a note beside it; light enough for the program that starts and times the others."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

YEAR: Final = 2026
ON: Final = f"{YEAR}-12-31"
"""The day on which everything is asked."""
NOTE: Final = "made.json"


@dataclass(frozen=True, slots=True)
class Planted:
    """One fault: the check that names it, the file it is in or about, and the child or row it is about."""

    slug: str
    file: str
    about: str


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: how many children, acts (rows) and files, and the faults among them."""

    children: int
    acts: int
    files: int
    planted: list[Planted]
    owed: int = 0
    """Plain monthly obligations, each an assertion of the ledgers; 0 where no ledgers are written."""
    child_months: int = 0
    """In how many months children were owed something, added up: each a transaction of the ledgers."""

    def about(self, slug: str) -> str:
        """Return whom the first planted fault of a kind is about."""
        return next(fault.about for fault in self.planted if fault.slug == slug)


def note(folder: Path, told: Made) -> None:
    """Write the note of a folder: the work there is complete."""
    (folder / NOTE).write_text(json.dumps(asdict(told), indent=1), encoding="utf-8")


def made(folder: Path) -> Made:
    """Return the note of a folder. Raises OSError where there is none."""
    told = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    return Made(**told | {"planted": [Planted(**one) for one in told["planted"]]})
