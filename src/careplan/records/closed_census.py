"""closed/2026H1/census.json: a half year's figures as they were handed in; written by careplan, never again."""

from typing import Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.types import Day, Line, Number, PersonIds, SchoolId, StaffId
from careplan.text import Text


class ClosedSchool(Part):
    """One school's figures, by name, and the children behind the opening stock, some to a line."""

    school: SchoolId
    figures: dict[Line, Number]
    opening: list[PersonIds] = []


class ClosedCensus(Record):
    """A closed half year: what was reported, on which day, by whom, drawn from what with which tool."""

    schema_: Literal["careplan/closed-census/1"] = Field(alias="schema")
    period: Line
    on: Day
    by: StaffId
    tool: Line
    digest: Line
    """sha256 over every record file, the plan's among them, and the tool's version."""
    schools: list[ClosedSchool]
    changes: list[Line] = []
    """Each arrival and departure in one line: day, child, in or out, school, reason, from or to."""


KIND: Final = Kind("closed-census", Text("已结核查", "closed census"), "closed/{period}/census.json", ClosedCensus)
