"""schools/S03/staff/T012.yaml: one adult who works at a school or at the central office."""

from typing import ClassVar, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.papers import Paper, Tag
from careplan.records.types import ClassName, Day, Line, Phone, StaffId
from careplan.text import Text

Topic = Literal["family-education", "psychology", "child-protection", "other"]


class Post(Part):
    """A post held from a day on."""

    from_: Day = Field(alias="from")
    until: Day | None = None
    post: Literal["principal", "teacher", "class_teacher", "counsellor", "clerk", "officer", "other"]
    class_: ClassName | None = Field(default=None, alias="class")


class ProxySpell(Part):
    """A time as proxy parent (代理家长), whether or not a child is paired."""

    from_: Day = Field(alias="from")
    until: Day | None = None


class RecordQuery(Part):
    """A query of the adult's record before and during work with children (从业查询)."""

    apart: ClassVar[tuple[str, ...]] = ("date",)

    on: Day = Field(alias="date")
    result: Literal["clear", "not_clear"]


class Qualification(Part):
    """A training with a certificate."""

    apart: ClassVar[tuple[str, ...]] = ("date", "topic")

    on: Day = Field(alias="date")
    topic: Topic


class Staff(Record):
    """An adult: posts, time as proxy parent, record queries and qualifications."""

    id: StaffId
    name: Line
    sex: Literal["man", "woman"] | None = None
    phone: Phone | None = None
    posts: list[Post] = Field(min_length=1)
    proxy_parent: list[ProxySpell] = []
    record_queries: list[RecordQuery] = []
    papers: list[Paper] = []
    tags: list[Tag] = []
    qualifications: list[Qualification] = []


KIND: Final = Kind("staff", Text("教职工", "staff member"), "schools/{school}/staff/{id}.yaml", Staff)
OFFICE: Final = Kind("office-staff", Text("中心学校人员", "office staff"), "township/staff/{id}.yaml", Staff)
