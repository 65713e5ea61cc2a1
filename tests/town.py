"""Made-up townships for tests: record files in memory, and what the checks find in them."""

from collections.abc import Mapping
from datetime import date

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Finding
from careplan.domain.world import World
from careplan.records.place import Fault
from careplan.workflow.load import world_of


class Files:
    """Record files by path, as a tree that can be loaded."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Take the files as they are."""
        self.files = dict(files)

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths, sorted."""
        return sorted(self.files), []

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes."""
        return self.files[path]


def seen(files: Mapping[str, bytes], on: date) -> World:
    """Return the world of some files on a day."""
    return world_of(Files(files), on)


def found(files: Mapping[str, bytes], on: date) -> list[Finding]:
    """Return what all checks find in some files on a day."""
    return run_checks(seen(files, on), load_checks())
