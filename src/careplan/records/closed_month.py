"""closed/2026-05/month.json: a month's figures as they were handed in; written by careplan, never again."""

from typing import Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.types import Day, Line, PersonIds, StaffId
from careplan.text import Text


class ClosedReport(Part):
    """One report's figures, by name, and what they came from: who was on the register and what was not done."""

    of: Line
    """A school's id, or `township`."""
    figures: dict[Line, Line]
    """Counts as numbers, rates as done/owed; a table's total as table.column."""
    children: list[PersonIds] = []
    """Who was on the register on the month's last day, some to a line."""
    undone: list[Line] = []
    """Each obligation of the month that was not done, with its state: `home-visit/S03-7K2QX/2026-05 missed`."""


class ClosedMonth(Record):
    """A closed month: what was reported, on which day, who filled it in, checked it and answers for it."""

    schema_: Literal["careplan/closed-month/1"] = Field(alias="schema")
    month: Line
    on: Day
    filled_by: StaffId
    checked_by: StaffId
    head: StaffId
    tool: Line
    digest: Line
    """sha256 over every record file, the plan's among them, and the tool's version."""
    reports: list[ClosedReport]


KIND: Final = Kind("closed-month", Text("已结月份", "closed month"), "closed/{month}/month.json", ClosedMonth)
