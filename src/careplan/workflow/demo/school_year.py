"""What a school does in a year: meetings, norms, counselling, hand-ins, trainings, contests and themed days."""

from datetime import date, timedelta
from typing import Final

from careplan.domain import spells
from careplan.domain.calendar import part_of_month
from careplan.records.staff import Qualification
from careplan.workflow.demo import rulings
from careplan.workflow.demo.articles import write_article
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.days import Week, months
from careplan.workflow.demo.town import Town

_NORMS: Final = ("升旗礼仪", "午餐排队", "整理书包", "宿舍内务", "文明用语", "过马路", "爱护图书", "做眼保健操")
_MEETING: Final = ("交流家访", "汇总记录表", "商量假期安排", "分析重点儿童", "学习安全常识", "布置亲情电话")
_PAIRING: Final = ("手拉手读书会", "结对送课", "同上一堂美术课", "互换图书", "联合运动会")
_FLAGS: Final = ("情绪低落", "作业拖拉", "常迟到", "衣服单薄", "视力下降")


def live_the_year(town: Town) -> None:
    """Write every school's own acts of the year."""
    for index, school in enumerate(sorted(town.schools)):
        chance = town.chance.branch(f"school/{school}")
        year = _Year(town, chance, school)
        moved = rulings.move_mid_autumn(town, school) if index == len(town.schools) // 2 else {}
        for days in months(town.year):
            year.month(days, moved if days[0].month == 9 else {})  # noqa: PLR2004 September
        year.trainings()
        year.contest()
        year.themes()
        year.flags()


class _Year:
    """One school's year."""

    def __init__(self, town: Town, chance: Chance, school: str) -> None:
        self._town, self._chance, self._school = town, chance, school
        self._team = town.teams[school]
        self._week = Week(town.calendar)

    def month(self, days: list[date], moved: dict[str, list[date]]) -> None:
        """Meet, hand in, write an article; in term hold a norms session and counsel."""
        chance = self._chance
        workdays = [day for day in days if self._week.worked(day)]
        self._meeting([day for day in workdays if day.day <= 27])  # noqa: PLR2004 before the month runs out
        early = [day for day in workdays if 12 <= day.day <= 24 and (day.month < 12 or day.day <= 18)]  # noqa: PLR2004
        handed_in = chance.day(moved.get("monthly-statistics") or early[-5:])
        self._own(handed_in, "submission", self._team.clerk, topic="statistics", medium=chance.one(("file", "paper")))
        written = chance.day(moved.get("monthly-article") or early)
        write_article(self._town, chance, self._school, written, chance.one((self._team.clerk, self._team.principal)))
        if self._week.in_term(days):
            taught = [day for day in days if self._week.taught(day)]
            topic = chance.one(_NORMS)
            by = chance.one(self._town.teachers(self._school, taught[0]))
            day = chance.day([day for day in taught if by in self._town.teachers(self._school, day)])
            self._own(day, "norm_session", by, topic=topic, minutes=chance.number(15, 40, 5))
            self._counsel(taught)

    def _own(self, day: date, kind: str, by: str, *children: str, **cells: object) -> str:
        return self._town.at_school(self._school, day, kind, by, *children, **cells).id

    def _meeting(self, workdays: list[date]) -> None:
        chance = self._chance
        day = chance.day(workdays, self._week.taught)
        present = self._town.proxies(self._school, day)
        topic, minutes = chance.one(_MEETING), chance.number(30, 70, 5)
        self._own(
            day,
            "proxy_meeting",
            self._team.principal,
            with_=" ".join(present),
            minutes=minutes,
            place="会议室",
            topic=topic,
        )

    def _counsel(self, taught: list[date]) -> None:
        for _ in range(self._chance.number(1, 3)):
            day = self._chance.day(taught)
            pupils = self._town.pupils(self._school, day)
            first = [child for child in pupils if spells.on(self._town.children[child].key, day)]
            if pupils:
                child = self._chance.one(first if first and self._chance.often(60) else pupils)
                minutes = self._chance.number(20, 45, 5)
                self._own(day, "counselling", self._team.counsellor, child, minutes=minutes, place="亲情心理咨询室")

    def trainings(self) -> None:
        """Send the trainer in late May; the trainer then trains all the others."""
        town, trainer = self._town, self._team.trainer
        sent = self._chance.day(days_of(*part_of_month(town.year, 5, "late")), self._week.worked)
        self._own(
            sent, "training", self._team.principal, with_=trainer, topic="family-education", place="县教师进修学校"
        )
        town.staff[trainer].qualifications.append(Qualification(on=sent, topic="family-education"))
        after = days_of(sent + timedelta(days=3), sent + timedelta(days=25))
        day = self._chance.day(after, self._week.taught)
        others = [teacher for teacher in town.teachers(self._school, day) if teacher != trainer]
        minutes = self._chance.number(60, 120, 10)
        self._own(
            day, "training", trainer, with_=" ".join(others), topic="second-level", minutes=minutes, place="会议室"
        )

    def contest(self) -> None:
        """Hand in essays in early June; commend at the end of the year."""
        town, chance = self._town, self._chance
        day = chance.day(days_of(date(town.year, 6, 2), date(town.year, 6, 10)), self._week.worked)
        writers = chance.some(town.pupils(self._school, day), chance.number(2, 5))
        self._own(day, "contest_entry", self._team.clerk, *writers, topic="my-proxy-parent")
        day = chance.day(days_of(date(town.year, 12, 7), date(town.year, 12, 28)), self._week.worked)
        praised = chance.some(town.pupils(self._school, day), 2)
        best = chance.some(town.proxies(self._school, day), 1)
        self._own(day, "award", self._team.principal, *praised, with_=" ".join(best), topic="commendation")

    def themes(self) -> None:
        """Celebrate Children's Day, write letters between two places in autumn, help each other two or three times."""
        town, chance, principal = self._town, self._chance, self._team.principal
        day = town.calendar.festival("childrens-day", town.year)
        self._own(day, "theme_activity", principal, topic="same-sky", minutes=120, place="操场")
        first, last = (town.calendar.festival(name, town.year) for name in ("mid-autumn", "double-ninth"))
        day = chance.day(days_of(first, last), self._week.taught)
        self._own(day, "theme_activity", principal, topic="letters-between-places", minutes=chance.number(40, 90, 10))
        for month in chance.some((3, 4, 5, 9, 10, 11), chance.number(2, 3)):
            taught = [day for day in months(town.year)[month - 1] if self._week.taught(day)]
            self._own(chance.day(taught), "pairing_activity", principal, topic=chance.one(_PAIRING), place="操场")

    def flags(self) -> None:
        """Notice a few problems, each resolved within two weeks."""
        town, chance = self._town, self._chance
        for days in chance.some(months(town.year)[2:11], 2):
            day = chance.day(days, self._week.taught, self._week.worked)
            pupils = town.pupils(self._school, day)
            done = chance.day(days_of(day + timedelta(days=2), day + timedelta(days=14)), self._week.worked)
            stay = [child for child in pupils if town.school_of(child, done) == self._school]
            if stay:
                child = chance.one(stay)
                flag = self._own(day, "flag", self._team.counsellor, child, topic=chance.one(_FLAGS), done_on=done)
                self._own(done, "flag_resolved", self._team.counsellor, child, ref=flag)
