"""The half-yearly check of changes (核查): what was found about each child."""

from typing import NamedTuple

from careplan.records.census import CensusLine
from careplan.records.place import Place


class CensusEntry(NamedTuple):
    """One line of a school's census sheet: the half year such as 2026H1, the school, what was found, and where."""

    period: str
    school: str
    line: CensusLine
    place: Place
