"""What stays of a child or guardian whose record was erased: the id, and who erased it when and why."""

from typing import Final, Literal

from pydantic import Field

from careplan.records.base import Part, Record
from careplan.records.types import Day, PersonId, StaffId

ERASABLE: Final = frozenset({"child", "guardian"})
"""Kinds of record that may be a tombstone; a file is never deleted, since git could then take one child for another."""


class Erasure(Part):
    """By whom a record was erased, when, and on what ground."""

    on: Day = Field(alias="date")
    by: StaffId
    basis: Literal["request", "end_of_purpose", "consent_withdrawn", "law"]


class Tombstone(Record):
    """The file of somebody who is not on record any more."""

    id: PersonId
    erased: Erasure
