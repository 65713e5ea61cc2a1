"""Decisions of people: duties waived for a reason on the list, a date moved."""

from datetime import date, timedelta
from typing import Final

from careplan.workflow.demo.chance import days_of
from careplan.workflow.demo.days import Week
from careplan.workflow.demo.town import Town

_AWAY: Final = ("home-visit", "dinner")
_MOVED: Final = ("monthly-statistics", "monthly-article")


def rule(town: Town) -> None:
    """Waive what cannot be done in August for children with their parents, and move one deadline off a festival."""
    chance = town.chance.branch("rulings")
    day = town.calendar.next_workday(date(town.year, 7, 27))
    for school in sorted(town.schools):
        at_home = [child for child in town.pupils(school, day) if town.children[child].enrolment[-1].until is None]
        for child in chance.some(at_home[1:], max(1, len(at_home) // 12)):
            for duty in _AWAY:
                _waive(town, school, day, duty, child)


def _waive(town: Town, school: str, day: date, duty: str, child: str) -> None:
    period = f"{town.year}-08"
    town.excused.add((duty, child, period))
    by = town.teams[school].principal
    town.at_school(school, day, "waiver", by, child, topic=duty, counts_for=period, reason="child-away")


def move_mid_autumn(town: Town, school: str) -> dict[str, list[date]]:
    """Move a school's hand-ins of September past Mid-Autumn; return by duty the days on which they now come."""
    due = date(town.year, 9, 25)
    if Week(town.calendar).worked(due):
        return {}
    ruled = town.calendar.previous_workday(due - timedelta(days=8))
    until = town.calendar.next_workday(due + timedelta(days=1))
    for duty in _MOVED:
        cells = {"topic": duty, "counts_for": f"{town.year}-09", "reason": "holiday", "done_on": until}
        town.at_school(school, ruled, "amendment", town.teams[school].principal, **cells)
    return {duty: [day for day in days_of(due, until) if Week(town.calendar).worked(day)] for duty in _MOVED}
