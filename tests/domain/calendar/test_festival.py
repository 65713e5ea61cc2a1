"""Festivals against a table of known days, and over a century."""

from datetime import date

import pytest

from careplan.domain.calendar import FESTIVALS, festival
from careplan.records.expressions import FESTIVAL_IDS

# year, Spring Festival, Dragon Boat, Mid-Autumn, Double Ninth
KNOWN = """
2000 2000-02-05 2000-06-06 2000-09-12 2000-10-06
2001 2001-01-24 2001-06-25 2001-10-01 2001-10-25
2002 2002-02-12 2002-06-15 2002-09-21 2002-10-14
2003 2003-02-01 2003-06-04 2003-09-11 2003-10-04
2004 2004-01-22 2004-06-22 2004-09-28 2004-10-22
2005 2005-02-09 2005-06-11 2005-09-18 2005-10-11
2006 2006-01-29 2006-05-31 2006-10-06 2006-10-30
2007 2007-02-18 2007-06-19 2007-09-25 2007-10-19
2008 2008-02-07 2008-06-08 2008-09-14 2008-10-07
2009 2009-01-26 2009-05-28 2009-10-03 2009-10-26
2010 2010-02-14 2010-06-16 2010-09-22 2010-10-16
2011 2011-02-03 2011-06-06 2011-09-12 2011-10-05
2012 2012-01-23 2012-06-23 2012-09-30 2012-10-23
2013 2013-02-10 2013-06-12 2013-09-19 2013-10-13
2014 2014-01-31 2014-06-02 2014-09-08 2014-10-02
2015 2015-02-19 2015-06-20 2015-09-27 2015-10-21
2016 2016-02-08 2016-06-09 2016-09-15 2016-10-09
2017 2017-01-28 2017-05-30 2017-10-04 2017-10-28
2018 2018-02-16 2018-06-18 2018-09-24 2018-10-17
2019 2019-02-05 2019-06-07 2019-09-13 2019-10-07
2020 2020-01-25 2020-06-25 2020-10-01 2020-10-25
2021 2021-02-12 2021-06-14 2021-09-21 2021-10-14
2022 2022-02-01 2022-06-03 2022-09-10 2022-10-04
2023 2023-01-22 2023-06-22 2023-09-29 2023-10-23
2024 2024-02-10 2024-06-10 2024-09-17 2024-10-11
2025 2025-01-29 2025-05-31 2025-10-06 2025-10-29
2026 2026-02-17 2026-06-19 2026-09-25 2026-10-18
2027 2027-02-06 2027-06-09 2027-09-15 2027-10-08
2028 2028-01-26 2028-05-28 2028-10-03 2028-10-26
2029 2029-02-13 2029-06-16 2029-09-22 2029-10-16
2030 2030-02-03 2030-06-05 2030-09-12 2030-10-05
2031 2031-01-23 2031-06-24 2031-10-01 2031-10-24
2032 2032-02-11 2032-06-12 2032-09-19 2032-10-12
2033 2033-01-31 2033-06-01 2033-09-08 2033-10-01
2034 2034-02-19 2034-06-20 2034-09-27 2034-10-20
2035 2035-02-08 2035-06-10 2035-09-16 2035-10-09
2036 2036-01-28 2036-05-30 2036-10-04 2036-10-27
2037 2037-02-15 2037-06-18 2037-09-24 2037-10-17
2038 2038-02-04 2038-06-07 2038-09-13 2038-10-07
2039 2039-01-24 2039-05-27 2039-10-02 2039-10-26
2040 2040-02-12 2040-06-14 2040-09-20 2040-10-14
"""
CENTURY = range(1990, 2091)


@pytest.mark.parametrize("line", KNOWN.split("\n")[1:-1])
def test_the_four_festivals_of_a_year(line: str) -> None:
    """Each computed day is the published one."""
    year, *known = line.split()
    names = ("spring-festival", "dragon-boat", "mid-autumn", "double-ninth")
    assert [festival(name, int(year)).isoformat() for name in names] == known


def test_the_table_is_whole() -> None:
    """The table runs from 2000 to 2028 without a gap."""
    assert [int(line[:4]) for line in KNOWN.split("\n")[1:-1]] == list(range(2000, 2000 + KNOWN.count("\n") - 1))


def test_every_festival_of_the_plan_language_is_known() -> None:
    """What a plan may name and what the calendar can find are the same names."""
    assert set(FESTIVALS) == set(FESTIVAL_IDS)
    for name in FESTIVAL_IDS:
        assert FESTIVALS[name].name.zh
        assert FESTIVALS[name].name.en


@pytest.mark.parametrize(
    ("name", "earliest", "latest"),
    [
        ("spring-festival", "01-21", "02-20"),
        ("lantern", "02-04", "03-06"),
        ("qingming", "04-04", "04-06"),
        ("dragon-boat", "05-27", "06-25"),
        ("qixi", "07-31", "08-30"),
        ("mid-autumn", "09-07", "10-08"),
        ("double-ninth", "10-01", "11-01"),
        ("winter-solstice", "12-20", "12-23"),
        ("teachers-day", "09-10", "09-10"),
    ],
)
def test_a_century_of_festivals_stays_in_its_season(name: str, earliest: str, latest: str) -> None:
    """No year from 1990 to 2090 is missing or slips by a lunar month."""
    for year in CENTURY:
        found = festival(name, year)
        assert found.year == year
        assert earliest <= found.isoformat()[5:] <= latest


def test_lantern_is_a_fortnight_after_spring_festival() -> None:
    """The fifteenth of the first month is always 14 days after the first."""
    for year in CENTURY:
        assert (festival("lantern", year) - festival("spring-festival", year)).days == 14


def test_new_years_eve_is_the_day_before_spring_festival() -> None:
    """The last month of the lunar year has 29 or 30 days; the eve does not care."""
    assert festival("new-years-eve", 2026) == date(2026, 2, 16)
    for year in CENTURY:
        assert (festival("spring-festival", year) - festival("new-years-eve", year)).days == 1


def test_known_solar_terms() -> None:
    """Qingming and the winter solstice fall on the published days."""
    assert [festival("qingming", year).day for year in (2023, 2024, 2025, 2026)] == [5, 4, 4, 5]
    assert [festival("winter-solstice", year).day for year in (2023, 2024, 2025, 2026)] == [22, 21, 21, 22]


def test_a_leap_month_does_not_move_a_festival() -> None:
    """2025 has a second sixth month and 2023 a second second one; festivals count the plain months."""
    assert festival("qixi", 2025) == date(2025, 8, 29)
    assert festival("dragon-boat", 2023) == date(2023, 6, 22)


def test_an_unknown_festival_is_a_key_error() -> None:
    """A name that nobody knows is never taken for another."""
    with pytest.raises(KeyError):
        festival("mid-autum", 2026)
