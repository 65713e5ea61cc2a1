"""Festivals by name: fixed days, days of the lunar calendar and solar terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal, TypeAlias

from careplan.text import Text

Reckoning: TypeAlias = Literal["civil", "lunar", "solar-term"]


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival: its names, and where it stands in its calendar.

    `civil` and `lunar` give month and day; a leap month never counts. `solar-term` gives the term's number,
    counted from 0 at the winter solstice before the year. `shift` is in days.
    """

    name: Text
    reckoning: Reckoning
    month: int
    day: int = 0
    shift: int = 0


FESTIVALS: Final[Mapping[str, Festival]] = {
    "new-year": Festival(Text(zh="元旦", en="New Year's Day"), "civil", 1, 1),
    "new-years-eve": Festival(Text(zh="除夕", en="Lunar New Year's Eve"), "lunar", 1, 1, shift=-1),
    "spring-festival": Festival(Text(zh="春节", en="Spring Festival"), "lunar", 1, 1),
    "lantern": Festival(Text(zh="元宵节", en="Lantern Festival"), "lunar", 1, 15),
    "womens-day": Festival(Text(zh="妇女节", en="Women's Day"), "civil", 3, 8),
    "qingming": Festival(Text(zh="清明节", en="Qingming"), "solar-term", 7),
    "labour-day": Festival(Text(zh="劳动节", en="Labour Day"), "civil", 5, 1),
    "youth-day": Festival(Text(zh="青年节", en="Youth Day"), "civil", 5, 4),
    "childrens-day": Festival(Text(zh="儿童节", en="Children's Day"), "civil", 6, 1),
    "dragon-boat": Festival(Text(zh="端午节", en="Dragon Boat Festival"), "lunar", 5, 5),
    "party-day": Festival(Text(zh="建党节", en="Party Founding Day"), "civil", 7, 1),
    "army-day": Festival(Text(zh="建军节", en="Army Day"), "civil", 8, 1),
    "qixi": Festival(Text(zh="七夕节", en="Qixi"), "lunar", 7, 7),
    "teachers-day": Festival(Text(zh="教师节", en="Teachers' Day"), "civil", 9, 10),
    "mid-autumn": Festival(Text(zh="中秋节", en="Mid-Autumn Festival"), "lunar", 8, 15),
    "national-day": Festival(Text(zh="国庆节", en="National Day"), "civil", 10, 1),
    "pioneers-day": Festival(Text(zh="少先队建队日", en="Young Pioneers' Day"), "civil", 10, 13),
    "double-ninth": Festival(Text(zh="重阳节", en="Double Ninth Festival"), "lunar", 9, 9),
    "winter-solstice": Festival(Text(zh="冬至", en="Winter Solstice"), "solar-term", 24),
}


@cache
def festival(name: str, year: int) -> date:
    """Return the day of a festival in a calendar year; KeyError for a name that is not in FESTIVALS.

    Laba is not among them: some calendar years have none and some have two.
    """
    kind = FESTIVALS[name]
    if kind.reckoning == "civil":
        return date(year, kind.month, kind.day)
    found = _solar_term(year, kind.month) if kind.reckoning == "solar-term" else _lunar(year, kind.month, kind.day)
    return found + timedelta(days=kind.shift)


def _lunar(year: int, month: int, day: int) -> date:
    from tyme4py.lunar import LunarDay

    found = LunarDay.from_ymd(year, month, day).get_solar_day()
    return date(found.get_year(), found.get_month(), found.get_day())


def _solar_term(year: int, number: int) -> date:
    from tyme4py.solar import SolarTerm

    found = SolarTerm.from_index(year, number).get_julian_day().get_solar_day()
    return date(found.get_year(), found.get_month(), found.get_day())
