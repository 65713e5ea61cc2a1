"""Papers on file: a contact card, a growth file, an agreement."""

from pydantic import Field

from careplan.records.base import Part
from careplan.records.types import Day, Slug


class Paper(Part):
    """A paper that is on file from a day on."""

    kind: Slug
    from_: Day = Field(alias="from")
    until: Day | None = None
