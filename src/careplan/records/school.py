"""schools/S03/school.yaml: a school, its equipment, its accounts, its counsellor and its norms."""

from typing import ClassVar, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.papers import Paper, Tag
from careplan.records.types import Day, Line, SchoolId, StaffId
from careplan.records.words import Words
from careplan.text import Text


class Spell(Part):
    """Something the school has from a day on, until a day where it ended."""

    from_: Day = Field(alias="from")
    until: Day | None = None


class Account(Spell):
    """A free video account (亲情QQ) of the school."""

    apart: ClassVar[tuple[str, ...]] = ("number",)

    medium: Literal["qq", "wechat", "other"]
    number: Line | None = None


class Counsellor(Spell):
    """A trained teacher engaged as counsellor (心理医生)."""

    apart: ClassVar[tuple[str, ...]] = ("staff",)

    staff: StaffId


class Norm(Part):
    """A document of norms for pupils' study and life (养成教育规范)."""

    apart: ClassVar[tuple[str, ...]] = ("title",)

    title: Words
    approved: Day
    reviewed: list[Day] = []


class School(Record):
    """A school: where it lies and what it has, since when."""

    id: SchoolId
    name: Words
    position: Literal["central", "remote"]
    opened: Day
    closed: Day | None = None
    phone: list[Spell] = []
    broadband: list[Spell] = []
    mailbox: list[Spell] = []
    counselling_room: list[Spell] = []
    video_accounts: list[Account] = []
    counsellors: list[Counsellor] = []
    norms: list[Norm] = []
    papers: list[Paper] = []
    tags: list[Tag] = []
    partner: SchoolId | None = None


KIND: Final = Kind("school", Text("学校", "school"), "schools/{school}/school.yaml", School)
