"""rules/quotas.yaml: how many may be commended or named, by class of school, and how many of them who."""

from typing import Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.expressions import ExpectedField
from careplan.records.types import Few, Line, Share, Slug
from careplan.records.words import Words
from careplan.text import Text

Position = Literal["central", "remote"]
PostName = Literal["principal", "teacher", "class_teacher", "counsellor", "clerk", "officer", "other"]


class Size(Part):
    """A class of schools by how many children are on the register (按在册人数)."""

    least: Few = 0
    most: Few | None = None


class Places(Part):
    """How many places a school, or the township, has: a number, or a share of those of whom it is, or both together."""

    position: Position | None = None
    children: Size = Field(default_factory=Size)
    number: Few = 0
    share: Share = 0.0
    round: Literal["down", "up"] = "down"


class OfWhich(Part):
    """So many of the places at least, or at most, for those of whom this holds (其中)."""

    title: Words
    post: PostName | None = None
    position: Position | None = None
    where: dict[Line, ExpectedField] = {}
    least: Few = 0
    most: Few | None = None


class Quota(Part):
    """How many proxy parents, or children, may be commended, or named as candidates, in a year."""

    id: Slug
    title: Words
    source: Line | None = None
    of: Literal["proxy_parent", "child"] = "proxy_parent"
    act: Literal["award", "nomination"]
    topic: Line
    each: Literal["school", "township"]
    places: list[Places] = Field(min_length=1)
    of_which: list[OfWhich] = []
    none_missed: list[Slug] = []


class Quotas(Record):
    """rules/quotas.yaml. One is a candidate in one quota only of those for the same kind of act: the first."""

    quotas: list[Quota] = Field(min_length=1)


KIND: Final = Kind("quotas", Text("名额", "quotas"), "rules/quotas.yaml", Quotas)
