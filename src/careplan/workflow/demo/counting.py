"""The half-yearly census: every child on the register is seen, and the sheet says what the register says."""

from datetime import date
from typing import Final

from careplan.domain import spells
from careplan.records.census import CensusLine
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.days import Week
from careplan.workflow.demo.town import Town

_MONTHS: Final = (6, 12)


def count(town: Town) -> None:
    """Verify all children in June and in December."""
    for half, month in enumerate(_MONTHS, 1):
        last = date(town.year, month, 30 + (month == 12))  # noqa: PLR2004 December
        for school in sorted(town.schools):
            chance = town.chance.branch(f"census/{school}/{half}")
            town.census[school, f"{town.year}H{half}"] = [
                _line(town, chance, school, child, month) for child in town.pupils(school, last)
            ]


def _line(town: Town, chance: Chance, school: str, child: str, month: int) -> CensusLine:
    days = days_of(date(town.year, month, 7), date(town.year, month, 27))
    here = [day for day in days if town.school_of(child, day) == school]
    day = chance.day(here, Week(town.calendar).taught)
    proxy = town.proxy_of(child, day)
    return verified(town, child, day, proxy.staff if proxy else town.teams[school].clerk)


def verified(town: Town, child: str, day: date, by: str) -> CensusLine:
    """Return the line of a child who was found as the register has it on a day."""
    record = town.children[child]
    placement = spells.latest(record.placements, day)
    care = spells.on(record.guardians, day)
    states = {who: spells.latest((p for p in record.parents if p.who == who), day) for who in ("father", "mother")}
    return CensusLine.model_validate(
        {
            "child": child,
            "date": day,
            "by": by,
            "result": "present",
            "grade": placement.grade if placement else None,
            "boarder": placement.boarder if placement else None,
            "guardian": care.guardian if care else None,
            "key": spells.on(record.key, day) is not None,
            **{who: entry.state for who, entry in states.items() if entry},
        }
    )
