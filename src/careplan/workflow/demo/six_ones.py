"""What proxy parents do each month: talk, look at homework, tutor, visit, have dinner together, fill in the form."""

from collections import Counter
from datetime import date
from typing import Final

from careplan.workflow.demo import phrases
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.days import Week, label, months
from careplan.workflow.demo.presence import Share, common, groups, shares, siblings
from careplan.workflow.demo.town import Row, Town

_VISITS_A_DAY: Final = 3
_MEAL: Final = ("mid-autumn", "double-ninth")


def do_six_ones(town: Town) -> None:
    """Do every proxy parent's monthly duties for the whole year, and the shared meal of the autumn."""
    for days in months(town.year):
        found = list(shares(town, days))
        by_proxy: dict[str, list[Share]] = {}
        for share in found:
            by_proxy.setdefault(share.proxy, []).append(share)
        for proxy, mine in sorted(by_proxy.items()):
            _Month(town, proxy, days).do(mine)
        for share in found:
            _form(town, share, days)
    _shared_meals(town)


class _Month:
    """One proxy parent in one month."""

    def __init__(self, town: Town, proxy: str, days: list[date]) -> None:
        self._town = town
        self._proxy = proxy
        self._days = days
        self._period = label(days)
        self._chance = town.chance.branch(f"six-ones/{proxy}/{self._period}")
        self._week = Week(town.calendar)
        self._visits: Counter[date] = Counter()

    def do(self, mine: list[Share]) -> None:
        """Do for each child what is owed this month."""
        term = self._week.in_term(self._days)
        for share in mine:
            self._talk(share)
            if term:
                self._homework(share)
        for group in groups(self._town, mine, self._chance.number(2, 3)):
            if term:
                self._tutoring(group)
        for group in siblings(self._town, mine):
            self._visit(group)
        for group in groups(self._town, mine, 3):
            self._dinner(group)

    def _talk(self, share: Share) -> None:
        chance = self._chance
        day = chance.day(share.days, self._week.taught)
        note = phrases.note(self._town, chance) if chance.often(8) else ""
        place = chance.one(phrases.TALK_PLACES if self._week.taught(day) else ("儿童家中", "村口", "电话亭旁"))
        self._row(day, "talk", [share], minutes=chance.number(15, 45, 5), place=place, note=note)

    def _homework(self, share: Share) -> None:
        day = self._chance.day(share.days, self._week.taught)
        self._row(day, "homework_check", [share], topic=self._chance.one(phrases.HOMEWORK))

    def _tutoring(self, group: list[Share]) -> None:
        day = self._chance.day(common(group), self._week.taught)
        minutes, topic = self._chance.number(30, 60, 5), self._chance.one(phrases.HOMEWORK[:4])
        self._row(day, "tutoring", group, minutes=minutes, topic=topic)

    def _visit(self, group: list[Share]) -> None:
        chance = self._chance
        day = chance.day(common(group), lambda day: self._roomy(day) and self._week.evening(day), self._roomy)
        self._visits[day] += len(group)
        note = phrases.note(self._town, chance) if chance.often(6) else ""
        minutes = chance.number(20, 60, 5)
        self._row(day, "home_visit", group, minutes=minutes, place="家中", reached="guardian", note=note)

    def _roomy(self, day: date) -> bool:
        return self._visits[day] < _VISITS_A_DAY

    def _dinner(self, group: list[Share]) -> None:
        day = self._chance.day(common(group), self._week.evening)
        self._row(day, "dinner", group, place=self._chance.one(phrases.DINNER_PLACES))

    def _row(self, day: date, kind: str, group: list[Share], **cells: object) -> None:
        """Note an act for those of a group who are owed it; now and then a colleague stands in."""
        duty = kind.replace("_", "-")
        children = sorted(s.child for s in group if (duty, s.child, self._period) not in self._town.excused)
        if not children:
            return
        by = self._proxy
        if kind in {"talk", "tutoring"} and self._chance.often(2):
            by = self._deputy(group[0].school, day)
        deputy_for = self._proxy if by != self._proxy else ""
        self._town.by_proxy(day, kind, by, *children, deputy_for=deputy_for, **cells)

    def _deputy(self, school: str, day: date) -> str:
        others = [staff for staff in self._town.proxies(school, day) if staff != self._proxy]
        return self._chance.one(others) if others else self._proxy


def _form(town: Town, share: Share, days: list[date]) -> None:
    """Fill in the month's care record form in the week before it is due."""
    if ("care-form", share.child, label(days)) in town.excused:
        return
    chance = town.chance.branch(f"form/{share.form_proxy}/{label(days)}")
    habit = chance.number(19, 23)
    late = [day for day in share.form_days if abs(day.day - habit) <= 1]
    day = chance.branch(share.child).day(late or share.form_days[-3:])
    town.by_proxy(day, "care_form", share.form_proxy, share.child)


def _shared_meals(town: Town) -> None:
    """Let each proxy parent eat with the children between Mid-Autumn and Double Ninth."""
    first, last = (town.calendar.festival(name, town.year) for name in _MEAL)
    window = days_of(first, last)
    by_proxy: dict[str, list[Share]] = {}
    for share in shares(town, window):
        by_proxy.setdefault(share.proxy, []).append(share)
    chance = town.chance.branch("shared-meal")
    for proxy, mine in sorted(by_proxy.items()):
        for group in groups(town, mine, 8):
            day = chance.day(common(group), Week(town.calendar).free)
            _meal(town, chance, proxy, day, group)


def _meal(town: Town, chance: Chance, proxy: str, day: date, group: list[Share]) -> Row:
    children = sorted(share.child for share in group)
    place = chance.one(phrases.DINNER_PLACES)
    return town.by_proxy(day, "theme_activity", proxy, *children, topic="shared-meal", place=place)
