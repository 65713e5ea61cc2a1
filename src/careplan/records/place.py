"""Where something stands in the records, and what was wrong with it there."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from careplan.text import Text

Fact: TypeAlias = str | int | Text


class Place(NamedTuple):
    """A spot in a file: path from the records' root with `/`, line and column counted from 1 in characters."""

    file: str
    line: int
    column: int


class Fault(NamedTuple):
    """Something wrong in one file: the slug of the check that words it, the place, and facts that are not private."""

    rule: str
    place: Place
    facts: Mapping[str, Fact]
