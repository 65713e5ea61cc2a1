"""Calls, video sessions, letters and suggestions."""

from datetime import date, timedelta
from typing import Final

from careplan.domain import spells
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.days import Week, label, months
from careplan.workflow.demo.presence import Share, shares
from careplan.workflow.demo.town import Town

FESTIVALS: Final = ("spring-festival", "dragon-boat", "mid-autumn", "double-ninth")
_TOPICS: Final = ("食堂", "校门口交通", "作业量", "住宿", "代理家长家访时间", "家长会时间", "校服")
_WEEK: Final = timedelta(days=7)


def keep_contact(town: Town) -> None:
    """Write the year's calls, video sessions, letters and suggestions."""
    for days in months(town.year):
        for share in shares(town, days):
            chance = town.chance.branch(f"contact/{share.child}/{label(days)}")
            _call(town, chance, share)
            if chance.often(6):
                _letter(town, chance, share)
    for school in sorted(town.schools):
        chance = town.chance.branch(f"contact/{school}")
        if town.schools[school].broadband:
            _sessions(town, chance, school)
        _suggestions(town, chance, school)


def _away(town: Town, child: str, day: date) -> list[str]:
    """Return the parents who are away on a day."""
    found = []
    for who in ("father", "mother"):
        entry = spells.latest((p for p in town.children[child].parents if p.who == who), day)
        if entry and entry.state == "away":
            found.append(who)
    return found


def _call(town: Town, chance: Chance, share: Share) -> None:
    first, last = share.days[0], share.days[-1]
    is_key = spells.last_within(town.children[share.child].key, first, last)
    if not is_key and not chance.often(25):
        return
    day = chance.day(share.days, Week(town.calendar).evening)
    away = _away(town, share.child, day)
    reached = "both" if len(away) > 1 and chance.often(15) else chance.one(away)
    medium, minutes = chance.one(("phone", "phone", "wechat")), chance.number(5, 30)
    town.by_proxy(day, "phone_call", share.proxy, share.child, reached=reached, medium=medium, minutes=minutes)


def _letter(town: Town, chance: Chance, share: Share) -> None:
    day = chance.day(share.days, Week(town.calendar).worked)
    done = day + timedelta(days=chance.number(1, 4))
    if done <= min(share.days[-1], town.last):
        direction = chance.one(("out", "out", "in"))
        town.by_proxy(day, "letter", share.proxy, share.child, direction=direction, done_on=done)


def _sessions(town: Town, chance: Chance, school: str) -> None:
    """Hold a video session in each month of term, and one around each festival."""
    week = Week(town.calendar)
    for days in months(town.year):
        if week.in_term(days):
            _session(town, chance, school, chance.day(days, week.taught), "")
    for festival in FESTIVALS:
        feast = town.calendar.festival(festival, town.year)
        near = days_of(feast - timedelta(days=6), feast + timedelta(days=6))
        _session(town, chance, school, chance.day(near, week.taught, week.worked), festival)


def _session(town: Town, chance: Chance, school: str, day: date, topic: str) -> None:
    pupils = chance.some(town.pupils(school, day), chance.number(3, 6))
    by = chance.one(town.teachers(school, day))
    minutes = chance.number(20, 60, 5)
    town.at_school(school, day, "video_session", by, *pupils, minutes=minutes, medium="video", topic=topic)


def _suggestions(town: Town, chance: Chance, school: str) -> None:
    """Answer a few parents within a week."""
    week = Week(town.calendar)
    for topic in chance.some(_TOPICS, chance.number(1, 3)):
        day = chance.day(days_of(town.first + _WEEK, town.last - 3 * _WEEK), week.worked)
        done = chance.day(days_of(day + timedelta(days=1), day + timedelta(days=6)), week.worked)
        reached, medium = chance.one(("father", "mother", "guardian")), chance.one(("phone", "wechat", "in_person"))
        by = town.teams[school].principal
        town.at_school(school, day, "suggestion", by, done_on=done, reached=reached, medium=medium, topic=topic)
