"""The township's calendar of one year: terms, and the days that differ from the announced holidays."""

from datetime import date as date_
from typing import Annotated, ClassVar, Final, Self

from pydantic import AfterValidator, Field, model_validator

from careplan.records.base import Kind, Part, Record
from careplan.records.expressions.every import festival_id
from careplan.records.types import Day, Line, Number, Slug, fault
from careplan.text import Text


class Term(Part):
    """One term, both days included; its vacation days are the gap to the next term.

    A term that crosses the new year may stand in both years' files, with the same id and the same days.
    """

    apart: ClassVar[tuple[str, ...]] = ("id",)

    id: Slug = Field(examples=["2026-spring"])
    name: Line
    from_: Day = Field(alias="from")
    until: Day

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.until < self.from_:
            raise fault("calendar-runs-backwards")
        return self


class DayOff(Part):
    """A day, or the days from one to another, that the township has off; stronger than any notice."""

    apart: ClassVar[tuple[str, ...]] = ("name",)

    date: Day | None = None
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    name: Line
    why: Line

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> Self:
        spanned = self.from_ is not None and self.until is not None
        if (self.date is None) != spanned or (self.from_ is None) != (self.until is None):
            raise fault("date-or-span")
        if self.last < self.first:
            raise fault("calendar-runs-backwards")
        return self

    @property
    def first(self) -> date_:
        """The first day off."""
        first = self.date or self.from_
        assert first is not None  # noqa: S101 the validator has seen to it
        return first

    @property
    def last(self) -> date_:
        """The last day off, the first one again for a single day."""
        return self.until or self.first


class Workday(Part):
    """A day that is worked although it is a Saturday, a Sunday or an announced holiday."""

    apart: ClassVar[tuple[str, ...]] = ("date",)

    date: Day
    name: Line
    why: Line


class CalendarYear(Record):
    """`records/calendar/2026.yaml`: what one calendar year looks like in this township."""

    year: Number
    notice: Line | None = None
    terms: tuple[Term, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    workdays: tuple[Workday, ...] = ()
    festivals: dict[Annotated[Slug, AfterValidator(festival_id)], Day] = Field(default_factory=dict)


KIND: Final = Kind("calendar", Text(zh="校历", en="calendar"), "calendar/{year}.yaml", CalendarYear)
