"""The table of gaps planted in the demo township; `docs/demo.md` and the tests are made from it."""

from typing import Final, NamedTuple

from careplan.workflow.demo import gaps_activity, gaps_care, gaps_contact, gaps_register
from careplan.workflow.demo.gap import Field, Follows, Gap, NobodyFitsError
from careplan.workflow.demo.town import Town

GAPS: Final[tuple[Gap, ...]] = (*gaps_register.GAPS, *gaps_care.GAPS, *gaps_contact.GAPS, *gaps_activity.GAPS)


class Planted(NamedTuple):
    """A gap as planted in one township, and the findings that follow on the last day of the year."""

    gap: Gap
    follows: tuple[Follows, ...]


def plant(town: Town) -> list[Planted]:
    """Plant every gap for which the township is large enough; return what was planted."""
    field = Field(town)
    planted = []
    for gap in GAPS:
        try:
            planted.append(Planted(gap, tuple(gap.plant(field))))
        except NobodyFitsError:
            continue
    return planted
