"""What a plan may ask of anybody by a name of its own: papers on file, and tags such as `low-income`."""

from typing import ClassVar

from pydantic import Field

from careplan.records.base import Part
from careplan.records.types import Day, Slug


class Paper(Part):
    """A paper that is on file from a day on."""

    apart: ClassVar[tuple[str, ...]] = ("kind",)

    kind: Slug
    from_: Day = Field(alias="from")
    until: Day | None = None


class Tag(Part):
    """Something that is so of somebody from a day on, under a name that a plan asks for."""

    apart: ClassVar[tuple[str, ...]] = ("tag",)

    tag: Slug
    from_: Day = Field(alias="from")
    until: Day | None = None
