"""What a plan says wrongly, before a check has words for it."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from careplan.records.place import Fact

Path: TypeAlias = tuple[str | int, ...]


class Flaw(NamedTuple):
    """What a duty says wrongly: the slug of the check that words it, the path in the plan, facts."""

    rule: str
    path: Path
    facts: Mapping[str, Fact]
