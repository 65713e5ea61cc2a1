"""schools/S03/children/S03-7K2QX.yaml: one child, a life on one page; facts with dates, never a bare state."""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.papers import Paper, Tag
from careplan.records.types import (
    AreaCode,
    Day,
    IdNumber,
    Line,
    Number,
    OrUnknown,
    PersonId,
    Phone,
    Prose,
    SchoolId,
    Sex,
    Slug,
    StaffId,
    Truth,
)
from careplan.text import Text

Began = Literal["new", "moved_in", "resumed"]
Ended = Literal[
    "moved_out",
    "finished",
    "dropped_out",
    "left_with_parents",
    "parents_back",
    "turned_16",
    "died",
    "correction",
]
ParentState = Literal["home", "away", "dead", "lost", "unable"]
KeyReason = Literal[
    "both_parents_away",
    "no_carer",
    "carer_weak",
    "single_parent",
    "parent_dead",
    "disabled",
    "ill",
    "poor_family",
    "study_difficulty",
    "behaviour",
    "other",
]


class Enrolment(Part):
    """A spell on one school's register: how it began and how it ended."""

    common: ClassVar[bool] = True

    school: SchoolId
    from_: Day = Field(alias="from")
    began: Began
    came_from: SchoolId | Literal["outside"] | None = None
    until: Day | None = None
    ended: Ended | None = None
    went_to: SchoolId | Literal["outside"] | None = None


class Placement(Part):
    """Grade and class from a day on, until the next placement."""

    common: ClassVar[bool] = True

    from_: Day = Field(alias="from")
    grade: Annotated[Number, Field(ge=0, le=12)]
    class_: Annotated[Number, Field(ge=1, le=40)] = Field(alias="class", default=1)
    boarder: Truth


class Parent(Part):
    """Where one parent is from a day on, until that parent's next entry."""

    apart: ClassVar[tuple[str, ...]] = ("who",)

    who: Literal["father", "mother"]
    from_: Day = Field(alias="from")
    state: ParentState
    place: Line | None = None
    county: AreaCode | None = None
    work: Line | None = None
    phone: Phone | None = None


class Care(Part):
    """A guardian or carer from a day on."""

    guardian: PersonId
    relation: Literal[
        "father", "mother", "grandparent", "sibling", "aunt_uncle", "other_relative", "neighbour", "other"
    ]
    from_: Day = Field(alias="from")
    until: Day | None = None
    lives_with: Truth
    agreement: Day | None = None
    assessment: Literal["good", "fair", "poor"] | None = None
    assessed_on: Day | None = None
    assessed_by: StaffId | None = None


class Key(Part):
    """A time as key child (重点对象), with the reasons."""

    from_: Day = Field(alias="from")
    until: Day | None = None
    why: list[KeyReason] = Field(min_length=1)


class Proxy(Part):
    """A pairing with a proxy parent (代理家长)."""

    common: ClassVar[bool] = True

    staff: StaffId
    from_: Day = Field(alias="from")
    until: Day | None = None
    ended: Literal["child_left", "staff_left", "changed", "no_longer_needed"] | None = None


class Need(Part):
    """What is done differently for this child."""

    apart: ClassVar[tuple[str, ...]] = ("what",)

    from_: Day = Field(alias="from")
    until: Day | None = None
    what: Prose


class Consent(Part):
    """The legal basis or the consent for one purpose."""

    apart: ClassVar[tuple[str, ...]] = ("purpose",)
    common: ClassVar[bool] = True

    purpose: Literal["register", "contact", "counselling", "photo", "county_report"]
    basis: Literal["law", "consent"]
    by: Literal["father", "mother", "guardian", "law"]
    on: Day = Field(alias="date")
    withdrawn: Day | None = None


class Child(Record):
    """A child on the township's register, now or once."""

    id: PersonId
    name: Annotated[Line | None, OrUnknown]
    sex: Annotated[Sex | None, OrUnknown]
    birth_date: Annotated[Day | None, OrUnknown]
    id_number: IdNumber | None = None
    no_id_number: Literal["not_registered", "lost", "unknown"] | None = None
    ethnic: Line | None = None
    student_number: Line | None = None
    hukou: Line | None = None
    address: Line | None = None
    health: Literal["good", "weak", "ill", "disabled"] | None = None
    enrolment: list[Enrolment] = Field(min_length=1)
    placements: list[Placement] = Field(min_length=1)
    parents: list[Parent] = Field(min_length=1)
    guardians: list[Care] = []
    key: list[Key] = []
    proxy: list[Proxy] = []
    needs: list[Need] = []
    consent: list[Consent] = []
    papers: list[Paper] = []
    tags: list[Tag] = []
    profile: dict[Slug, Prose] = {}
    note: Prose | None = None


KIND: Final = Kind("child", Text("儿童", "child"), "schools/{school}/children/{id}.yaml", Child)
