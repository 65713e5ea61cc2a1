"""What the central office does: feedback, inspections, the essay contest, the appraisal, the candidates."""

from datetime import date, timedelta
from typing import Final

from careplan.domain.calendar import half_year
from careplan.workflow.demo.chance import days_of
from careplan.workflow.demo.days import Week
from careplan.workflow.demo.town import Town

HEAD: Final = "Z01"
DEPUTY: Final = "Z02"


def keep_office(town: Town) -> None:
    """Write the central office's acts of the year."""
    _feedback(town)
    _inspections(town)
    _essays(town)
    _appraisal(town)


def _feedback(town: Town) -> None:
    """Answer each school's statistics within ten days, and in the year."""
    chance = town.chance.branch("feedback")
    handed_in = [row for row in town.rows if row.kind == "submission"]
    for row in handed_in:
        last = min(row.day + timedelta(days=8), town.last)
        day = chance.day(days_of(row.day + timedelta(days=1), last), Week(town.calendar).worked)
        school = row.folder.rpartition("/")[2]
        town.at_office(day, "feedback", DEPUTY, school=school, medium=chance.one(("paper", "file", "wechat")))


def _inspections(town: Town) -> None:
    """See each school's counselling room once in each half year; what was wrong is put right within a month."""
    chance = town.chance.branch("inspections")
    for month in (3, 10):
        span = half_year(date(town.year, month, 1))
        for school in sorted(town.schools):
            days = [day for day in days_of(*span) if abs(day.month - month) <= 1 and Week(town.calendar).taught(day)]
            day = chance.day(days)
            problem = chance.often(25)
            done = chance.day(days_of(day + timedelta(days=6), day + timedelta(days=25)), Week(town.calendar).worked)
            outcome = "problem" if problem else "good"
            cells = {"school": school, "topic": "counselling-room", "outcome": outcome}
            town.at_office(day, "inspection", HEAD, **cells, done_on=done if problem else "")


def _essays(town: Town) -> None:
    """Judge the essays and award the best."""
    chance = town.chance.branch("essays")
    day = chance.day(days_of(date(town.year, 6, 18), date(town.year, 6, 28)), Week(town.calendar).worked)
    writers = sorted(child for row in town.rows if row.kind == "contest_entry" for child in row.children)
    there = [child for child in writers if town.school_of(child, day)]
    town.at_office(day, "award", HEAD, *chance.some(there, 6), topic="my-proxy-parent")


def _appraisal(town: Town) -> None:
    """Give each proxy parent's points for quality, and name candidates for the county meeting."""
    chance = town.chance.branch("appraisal")
    day = chance.day(days_of(date(town.year, 11, 12), date(town.year, 11, 20)), Week(town.calendar).worked)
    candidates = chance.some(town.proxies(None, day), 3)
    town.at_office(day, "nomination", HEAD, with_=" ".join(candidates), topic="county-meeting")
    for school in sorted(town.schools):
        day = chance.day(days_of(date(town.year, 12, 3), date(town.year, 12, 18)), Week(town.calendar).worked)
        for staff in town.proxies(school, day):
            score = chance.number(28, 40) / 2
            town.at_office(day, "appraisal", HEAD, with_=staff, topic="quality", score=f"{score:g}", school=school)
