"""schools/S03/census/2026H1.csv: one row for each child verified in a half year."""

from typing import Final, Literal

from careplan.records.base import Kind, Part
from careplan.records.types import Day, Number, PersonId, Prose, StaffId, Truth
from careplan.text import Text


class CensusLine(Part):
    """What was found about one child on one day; empty cells were not asked."""

    child: PersonId
    date: Day
    by: StaffId
    result: Literal["present", "left", "not_found"]
    grade: Number | None = None
    boarder: Truth | None = None
    father: Literal["home", "away", "dead", "lost", "unable"] | None = None
    mother: Literal["home", "away", "dead", "lost", "unable"] | None = None
    guardian: PersonId | None = None
    key: Truth | None = None
    note: Prose | None = None


KIND: Final = Kind("census", Text("核查表", "census sheet"), "schools/{school}/census/{period}.csv", CensusLine)
