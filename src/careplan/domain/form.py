"""Forms that people fill in: columns with their words, the rows that are there already, and what is still owed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias

from careplan.text import Text

Choices: TypeAlias = tuple[tuple[str, Text], ...]
FieldKind: TypeAlias = Literal[
    "text", "topic", "digits", "day", "number", "choice", "truth", "child", "guardian", "staff", "id"
]
YES_NO: Final[Choices] = (("true", Text("是", "yes")), ("false", Text("否", "no")))


@dataclass(frozen=True, slots=True)
class Field:
    """One column: the record's own name for it, and what the form calls it.

    `topic` is a topic that a plan may ask for, or any text; `digits` is a number that is never counted with, such as a
    phone's; `choice` and `truth` are closed lists; `child`, `guardian` and `staff` hold an id and a name; `id` is never
    typed.
    """

    name: str
    title: Text
    kind: FieldKind = "text"
    choices: Choices = ()
    locked: bool = False
    """Whether what is written there already stays as it is."""
    wide: int = 12
    """Width in half-width signs."""
    also: tuple[str, ...] = ()
    """What offices' own tables call the same column."""
    several: bool = False
    """Whether a cell may name more than one person."""

    def heads(self) -> tuple[str, ...]:
        """Return every head under which the column is known."""
        return (self.title.zh, self.title.en, self.name, *self.also)


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is called, its columns, and which kinds of act its rows may be, if they are acts."""

    id: str
    title: Text
    note: Text
    """One sentence on how to fill it in."""
    fields: tuple[Field, ...]
    record: Literal["acts", "census", "children"] = "acts"
    kinds: tuple[str, ...] = ()
    each: Literal["adult", "school"] = "school"
    """For whom one copy is made."""
    paper: Literal["lines", "cards"] = "lines"
    """Whether it is a table on paper, or a page for each line."""

    def field(self, name: str) -> Field:
        """Return a column by its name; raises StopIteration for one that the form has not."""
        return next(found for found in self.fields if found.name == name)


Line: TypeAlias = Mapping[str, str]
"""A row's cells by column, as records have them."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a form: for whom, for which time, what is in it already, and the lists that its columns offer."""

    form: Form
    name: str
    """The name of its file without the ending, such as `2026-05-S03-T021-care-record`."""
    about: tuple[tuple[Text, Text], ...]
    """What stands above the table: school, month, proxy parent."""
    meta: Mapping[str, str]
    """Which form, month, school and adult, for reading it in again."""
    lines: tuple[Line, ...] = ()
    blank: int = 0
    """How many empty lines follow."""
    fresh: tuple[str, ...] = ()
    """Row ids for lines that are new, as many as there are lines without one."""
    owed: tuple[Text, ...] = ()
    """What is still owed, in words."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Names by id, of everybody whom the form names or may name."""
    topics: Mapping[str, Text] = field(default_factory=dict)
    """The topics that the month's plans ask for, by code."""
    first: date | None = None
    last: date | None = None
    """Between which days a date must lie, where the form is for a month."""
