"""careplan.yaml: the township and how it reads its plan."""

from typing import Annotated, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.types import Few, Line, Number, Share, Slug
from careplan.records.words import Words
from careplan.text import Text


class Readings(Part):
    """Readings that the plan leaves open; each has a default and none is a constant of the program."""

    presence: Share = 0.5
    """Share of a period's days on the register from which a child owes and is owed."""
    deputies: Literal["named", "any", "none"] = "named"
    """Who may do a proxy parent's duty besides the holder of that day."""
    arrival_days: Few = 30
    """Days within which a child who moved out must have arrived at the next school."""
    record_query_days: Few = 365
    """Age of a staff member's record query (入职查询) that still counts when pairing starts."""
    make_up_days: Few = 10
    """Days after the due day in which a duty can still be made up, unless the duty says when it closes."""
    home_visits_a_day: Few = 6
    """More home visits than this by one adult in a day are noted."""
    assessment_months: Few = 12
    """Months after which a guardian's assessment is too old."""


class Township(Record):
    """The township, its languages, its rules in use and its readings of the plan."""

    name: Words
    office: Words
    """The office that schools hand in to (中心学校办公室)."""
    area: Line
    """Administrative area code of the township, as printed in the registers."""
    county: Line
    """Area code of the county; leaving it is crossing the county line."""
    language: Literal["zh", "en"] = "zh"
    month_closes: Literal["end"] | Annotated[Number, Field(ge=1, le=31)] = "end"
    """`end` for calendar months, or the day of the month on which months close (25: the 26th to the 25th)."""
    privacy: Literal["open", "sealed"] = "sealed"
    eligibility: Slug = "state-council-2016"
    """The rule by which a child counts as left behind; see rules/eligibility.yaml."""
    readings: Readings = Field(default_factory=Readings)


KIND: Final = Kind("township", Text("乡镇设置", "township settings"), "careplan.yaml", Township)
