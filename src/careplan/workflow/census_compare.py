"""What changed in the register between two states: two commits, or a commit and the folder as it stands."""

from datetime import date
from typing import NamedTuple

from careplan.domain.compare import Comparison
from careplan.domain.difference import children_of
from careplan.workflow.look import look


class Compared(NamedTuple):
    """Two states by their names, None for the folder, and what differs from the older to the newer."""

    at: str | None
    against: str
    on: date
    comparison: Comparison


def compared(root: str, on: date, at: str | None, against: str, school: str | None = None) -> Compared:
    """Return what changed from the state `against` to the state `at`, both seen on one day.

    Raises Refusal where there is no such commit.
    """
    old, new = look(root, on, at=against), look(root, on, at=at)
    return Compared(at, against, on, children_of(old, new, school))
