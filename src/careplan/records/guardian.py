"""schools/S03/guardians/S03-G4M8P.yaml: one guardian or carer; siblings share one."""

from typing import Final, Literal

from careplan.records.base import Kind, Record
from careplan.records.papers import Paper, Tag
from careplan.records.types import Day, IdNumber, Line, PersonId, Phone, Prose, Truth
from careplan.text import Text


class Guardian(Record):
    """An adult who has a child in his or her care at home."""

    id: PersonId
    name: Line
    sex: Literal["man", "woman"] | None = None
    id_number: IdNumber | None = None
    phone: Phone | None = None
    address: Line | None = None
    health: Literal["good", "weak", "ill", "disabled"] | None = None
    schooling: Literal["none", "primary", "middle", "high", "college"] | None = None
    papers: list[Paper] = []
    tags: list[Tag] = []
    far: Truth | None = None
    born: Day | None = None
    note: Prose | None = None


KIND: Final = Kind("guardian", Text("监护人", "guardian"), "schools/{school}/guardians/{id}.yaml", Guardian)
