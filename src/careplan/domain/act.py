"""What happened: one act, whichever file it was written in."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from careplan.records.duty_parts import Proof
from careplan.records.expressions import Expected
from careplan.records.place import Place

_NOTHING: Final[Mapping[str, object]] = {}
IN_VAIN: Final = {
    "outcome": frozenset({"no_answer", "number_dead", "refused", "postponed", "absent"}),
    "reached": frozenset({"nobody"}),
}
"""The words, by column, that say that nothing came of an act."""


class Act(NamedTuple):
    """A row of a month's file, an article or a line of a census sheet, read as something that happened.

    There are very many of them, and a named tuple is made in a fifth of the time that a dataclass takes.
    """

    kind: str
    day: date
    row_id: str
    school: str | None
    """The school whose register or whose file it stands in; for the office's acts the school it is about."""
    by: str
    children: tuple[str, ...]
    staff: tuple[str, ...]
    file: str
    line: int
    office: bool = False
    """Whether the central office recorded it."""
    values: Mapping[str, object] = _NOTHING
    """Every column that has a value, by its name in the file."""
    deputy_for: str | None = None
    guardians: tuple[str, ...] = ()
    class_: str | None = None
    """The class that it is about, such as `S01/4-1`."""
    minutes: int | None = None
    done_on: date | None = None
    counts_for: str | None = None
    ref: str | None = None
    time: str | None = None
    """The hour, such as `17:00`, where it was recorded."""
    returned_on: date | None = None
    corrected_on: date | None = None
    body: tuple[str, ...] = ()
    """The bodies outside the schools that did it."""

    def __hash__(self) -> int:
        """Take what the columns besides say for granted: no two acts stand on one line."""
        return hash((self.row_id, self.file, self.line))

    @property
    def place(self) -> Place:
        """Where the act stands."""
        return Place(self.file, self.line, 1)

    @property
    def effective(self) -> date:
        """The day from which it counts: a hand-in that came back counts from the day on which it was mended."""
        return self.corrected_on or self.day if self.returned_on else self.day

    @property
    def in_vain(self) -> bool:
        """Whether nothing came of it."""
        return any(self.values.get(column) in words for column, words in IN_VAIN.items())

    def order(self) -> tuple[date, str, str, int]:
        """Return the key by which acts are taken: day first, then an order that no file layout changes."""
        return self.day, self.row_id, self.file, self.line

    def shows(self, proof: Proof) -> bool:
        """Return whether the act is of a kind, and has the values, that a proof asks for."""
        return self.kind == proof.kind and self.has(proof.where)

    def has(self, where: Mapping[str, Expected]) -> bool:
        """Return whether the act's columns have the expected values."""
        return all(expected.holds(self.values.get(column)) for column, expected in where.items())


class Doing(NamedTuple):
    """Who did an act and when: as much of it as decides whether it may pay a duty."""

    day: date
    school: str | None
    by: str
    staff: tuple[str, ...]
    office: bool
    deputy_for: str | None
    body: tuple[str, ...]
