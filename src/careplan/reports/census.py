"""The half year's census as a view: who is not verified first, then stock and flow, changes, and every child."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from careplan.domain.account import Standing
from careplan.domain.closed_census import Amendments
from careplan.domain.figure import Definition, Table
from careplan.domain.half_year import Census, Identity
from careplan.domain.register import Register
from careplan.reports.parts import half_year_words as words
from careplan.reports.parts.half_year import tables as tables_of
from careplan.text import Lang, Text

_SIGNS: Final = {True: "✓", False: "✗"}


@dataclass(frozen=True, slots=True)
class CensusView:
    """What the template `census` shows: the census, its tables by id, its sums in words, and their definitions."""

    census: Census
    name: Text
    school: str | None
    tables: Mapping[str, Table]
    sums: tuple[Text, ...]
    """Each identity in words and numbers, those that do not hold first."""
    definitions: tuple[Definition, ...]
    amendments: Amendments | None
    added: tuple[Text, ...]
    """Changes that were not known when the half year was closed."""
    removed: tuple[Text, ...]
    """Changes that were known then and are no more."""
    counts: Mapping[str, int]
    """How many children stand where."""

    @property
    def notes(self) -> Mapping[str, int]:
        """The number under which a definition stands in the appendix, by its id."""
        return {definition.id: n for n, definition in enumerate(self.definitions, 1)}


def census_view(
    census: Census, register: Register, amendments: Amendments | None, school: str | None = None
) -> CensusView:
    """Return the view of a half year, of one school or of the township."""
    names = {id_: one.name.text for id_, one in register.schools.items()}
    tables = tables_of(census, amendments, school, names)
    sums = [i for i in census.identities if school is None or i.school == school]
    known = register.schools.get(school) if school else None
    title = known.name if known else register.township.name
    used = {table.definition.id: table.definition for table in tables}
    return CensusView(
        census=census,
        name=title.text,
        school=school,
        tables={table.id: table for table in tables},
        sums=tuple(_said(i) for i in sorted(sums, key=lambda i: i.holds)),
        definitions=tuple(used.values()),
        amendments=amendments,
        added=tuple(words.change_said(line) for line in (amendments.added if amendments else ())),
        removed=tuple(words.change_said(line) for line in (amendments.removed if amendments else ())),
        counts={standing.value: len(census.standing(standing, school)) for standing in Standing},
    )


def _said(identity: Identity) -> Text:
    return Text(_sum(identity, "zh"), _sum(identity, "en"))


def _sum(identity: Identity, lang: Lang) -> str:
    said = f"{_SIGNS[identity.holds]} {words.whose(identity.school).say(lang)}"
    for number, (name, value) in enumerate(identity.parts):
        minus = value < 0 or name in words.TAKEN_AWAY
        sign = "" if not number else " − " if minus else " + "
        said += f"{sign}{words.figure(name).say(lang)} {abs(value)}"
    total, value = identity.total
    return f"{said} {'=' if identity.holds else '≠'} {words.figure(total).say(lang)} {value}"
