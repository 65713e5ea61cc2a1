"""careplan.yaml: the township and how it reads its plan."""

from typing import Annotated, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.types import AreaCode, CountyCode, Day, Few, Number, OrUnknown, Share, Slug
from careplan.records.words import Words
from careplan.text import Text


class Readings(Part):
    """Readings that the plan leaves open; each has a default and none is a constant of the program."""

    presence: Share = 0.5
    deputies: Literal["named", "any", "none"] = "named"
    arrival_days: Few = 30
    record_query_days: Few = 365
    make_up_days: Few = 10
    home_visits_a_day: Few = 6
    assessment_months: Few = 12


class Township(Record):
    """The township, its languages, its rules in use and its readings of the plan."""

    name: Words
    office: Words
    area: Annotated[AreaCode | None, OrUnknown]
    county: Annotated[CountyCode | None, OrUnknown]
    language: Literal["zh", "en"] = "zh"
    month_closes: Literal["end"] | Annotated[Number, Field(ge=1, le=31)] = "end"
    privacy: Literal["open", "sealed"] = "sealed"
    eligibility: Slug = "state-council-2016"
    begins: Day | None = None
    """The day from which the records are kept: what was due before it is owed by nobody."""
    readings: Readings = Field(default_factory=Readings)


KIND: Final = Kind("township", Text("乡镇设置", "township settings"), "careplan.yaml", Township)
