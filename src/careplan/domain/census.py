"""The half-yearly check of changes (核查): half years, the lines of a sheet, and where it contradicts the register."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from careplan.domain.calendar import Span, half_year
from careplan.domain.register import Register
from careplan.records.census import CensusLine
from careplan.records.place import Place

Result: TypeAlias = Literal["present", "left", "not_found"]
Clear: TypeAlias = bool | int | str | None
"""A value that anybody who holds the repo may see."""

_LABEL: Final = re.compile(r"([12][0-9]{3})H([12])")
_VISIT: Final = ("date", "by", "result")
_SAID: Final = ("grade", "boarder", "father", "mother", "guardian", "key")


def half_year_named(label: str) -> Span | None:
    """Return the days of a half year such as `2026H1`, None for any other word."""
    match = _LABEL.fullmatch(label)
    return half_year(date(int(match[1]), 6 * int(match[2]), 1)) if match else None


def half_year_label(day: date) -> str:
    """Return the name of the half year of a day, such as `2026H1`."""
    return f"{day.year}H{1 if day.month <= 6 else 2}"  # noqa: PLR2004 June is the sixth month


class Visit(NamedTuple):
    """A child was looked for: the day, the adult who did it, and what was found."""

    day: date
    by: str
    result: Result


@dataclass(frozen=True, slots=True)
class CensusEntry:
    """One line of a school's census sheet: the half year such as 2026H1, the school, what was found, and where."""

    period: str
    school: str
    line: CensusLine
    place: Place
    cell: Callable[[str | None], Place] | None = field(default=None, compare=False, repr=False)

    @property
    def visit(self) -> Visit | None:
        """The visit that the line records, None while the child is not yet verified or the line is half filled."""
        day, by, result = self.line.date, self.line.by, self.line.result
        return None if day is None or by is None or result is None else Visit(day, by, result)

    @property
    def missing(self) -> list[str]:
        """The columns that a line which was begun still needs; a line with a child alone, or a note, waits its turn."""
        values = {name: getattr(self.line, name) for name in (*_VISIT, *_SAID)}
        if all(value is None for value in values.values()):
            return []
        return [name for name in _VISIT if values[name] is None]

    def at(self, column: str) -> Place:
        """Return where a cell of the line stands."""
        return self.cell(column) if self.cell else self.place


Clash: TypeAlias = Literal["not_yet_there", "already_gone", "still_there", "elsewhere"]


def clash(register: Register, entry: CensusEntry) -> Clash | None:
    """Return how a visit's place or result contradicts the register on its day, None if it does not."""
    visit, child = entry.visit, entry.line.child
    if visit is None or child not in register.children:
        return None
    begun = {spell.school for spell in register.children[child].enrolment if spell.from_ <= visit.day}
    spell = register.enrolment(child, visit.day)
    if spell is None:
        if not begun:
            return "not_yet_there"
        return "already_gone" if visit.result == "present" else None
    if spell.school != entry.school:
        return None if visit.result == "left" and entry.school in begun else "elsewhere"
    return "still_there" if visit.result == "left" and spell.until != visit.day else None


class Difference(NamedTuple):
    """A column in which the sheet and the register disagree about one child on the day of the visit."""

    column: str
    sheet: Clear
    register: Clear


def differences(register: Register, entry: CensusEntry) -> list[Difference]:
    """Return where a line and the register disagree, as of the day of the visit; an empty cell was not asked."""
    visit = entry.visit
    child = entry.line.child
    if visit is None or visit.result != "present" or child not in register.children:
        return []
    if register.school_of(child, visit.day) is None:
        return []
    found = []
    for column, known in _known(register, child, visit.day).items():
        said: Clear = getattr(entry.line, column)
        if said is not None and said != known:
            found.append(Difference(column, said, known))
    return found


def _known(register: Register, child: str, day: date) -> dict[str, Clear]:
    placement = register.placement(child, day)
    father, mother = (register.parent(child, who, day) for who in ("father", "mother"))
    care = register.carer(child, day)
    return {
        "grade": placement.grade if placement else None,
        "boarder": placement.boarder if placement else None,
        "father": father.state if father else None,
        "mother": mother.state if mother else None,
        "guardian": care.guardian if care else None,
        "key": register.is_key(child, day),
    }


def shown(value: Clear) -> str:
    """Return a value as it is written in a record file, `-` where nothing is written."""
    if value is None:
        return "-"
    return str(value).lower() if isinstance(value, bool) else str(value)
