"""schools/S03/census/2026H1.csv: one row for each child to verify in a half year."""

from typing import Final, Literal

from careplan.records.base import Kind, Part
from careplan.records.types import Day, Number, PersonId, Prose, StaffId, Truth
from careplan.text import Text


class CensusLine(Part):
    """What was found about one child on one day; empty cells were not asked.

    A row with a child alone is not yet verified. Day, adult and result belong together: a check says which is missing.
    """

    child: PersonId
    date: Day | None = None
    by: StaffId | None = None
    result: Literal["present", "left", "not_found"] | None = None
    grade: Number | None = None
    boarder: Truth | None = None
    father: Literal["home", "away", "dead", "lost", "unable"] | None = None
    mother: Literal["home", "away", "dead", "lost", "unable"] | None = None
    guardian: PersonId | None = None
    key: Truth | None = None
    note: Prose | None = None


KIND: Final = Kind("census", Text("核查表", "census sheet"), "schools/{school}/census/{period}.csv", CensusLine)
