"""What every day is: by the township's own word, by the notice, or by neither."""

from datetime import date, timedelta

import pytest

from careplan.domain.calendar import Calendar, Span, clashes, days_after, month, week
from careplan.records.calendar import CalendarYear
from careplan.text import Text


def day(text: str) -> date:
    """Return the day of an ISO text."""
    return date.fromisoformat(text)


def a_year(year: int = 2026, **parts: object) -> CalendarYear:
    """Return one file's record, with the demo township's terms unless others are given."""
    terms = [
        {"id": "2025-autumn", "name": "秋季学期", "from": "2025-09-01", "until": "2026-01-23"},
        {"id": "2026-spring", "name": "春季学期", "from": "2026-03-02", "until": "2026-07-10"},
        {"id": "2026-autumn", "name": "秋季学期", "from": "2026-08-31", "until": "2027-01-22"},
    ]
    return CalendarYear.model_validate({"year": str(year), "terms": terms, **parts})


PLAIN = Calendar.of([a_year()])


# terms


def test_terms_include_both_their_ends() -> None:
    """A term begins on its first day and ends after its last."""
    found = [PLAIN.term_on(day(text)) for text in ("2026-03-01", "2026-03-02", "2026-07-10", "2026-07-11")]
    assert [term.id if term else None for term in found] == [None, "2026-spring", "2026-spring", None]
    assert PLAIN.in_session(day("2026-06-20"))
    assert not PLAIN.in_session(day("2026-08-01"))


def test_terms_that_share_a_day_with_a_month() -> None:
    """January touches the old autumn term only; a whole year touches all three."""
    assert [t.id for t in PLAIN.terms_between(*month(day("2026-01-31")))] == ["2025-autumn"]
    assert [t.id for t in PLAIN.terms_between(day("2026-01-23"), day("2026-08-31"))] == [
        "2025-autumn",
        "2026-spring",
        "2026-autumn",
    ]
    assert PLAIN.terms_between(*month(day("2026-02-01"))) == ()


def test_a_month_cut_by_a_term_start() -> None:
    """What March and the spring term share begins on the 2nd; the first week of term is cut by nothing."""
    spring = PLAIN.term_on(day("2026-03-02"))
    assert spring is not None
    term = Span(spring.from_, spring.until)
    assert month(day("2026-03-15")).meet(term) == (day("2026-03-02"), day("2026-03-31"))
    assert week(day("2026-03-02")).meet(term) == (day("2026-03-02"), day("2026-03-08"))
    assert week(day("2026-03-01")).meet(term) is None


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2025-08-31", False),
        ("2025-09-01", True),
        ("2026-02-17", True),
        ("2026-08-01", True),
        ("2027-01-22", True),
        ("2027-01-23", False),
    ],
)
def test_what_no_file_covers_is_not_known(text: str, *, known: bool) -> None:
    """Before the first term and after the last nobody said whether school is on."""
    assert PLAIN.knows(day(text)) is known


def test_a_missing_year_between_two_files_is_not_a_long_vacation() -> None:
    """With 2027's file lost, the summer of 2027 is unknown though terms stand on both sides."""
    later = a_year(2028, terms=[{"id": "2028-spring", "name": "春季学期", "from": "2028-02-28", "until": "2028-07-07"}])
    both = Calendar.of([later, a_year()])
    assert not both.knows(day("2027-08-01"))
    assert both.vacation("summer", 2027) is None
    assert both.knows(day("2028-03-01"))


def test_an_empty_calendar_knows_no_session() -> None:
    """Without records nothing is in session, nothing is known, and the school year begins on 1 September."""
    empty = Calendar.of([])
    assert not empty.knows(day("2026-05-11"))
    assert not empty.in_session(day("2026-05-11"))
    assert empty.vacation("winter", 2026) is None
    assert empty.school_year_of(day("2026-08-31")) == (day("2025-09-01"), day("2026-08-31"))
    assert not Calendar.of([CalendarYear.model_validate({"year": "2026"})]).knows(day("2026-05-11"))


def test_vacations_are_the_gaps_between_terms() -> None:
    """Winter is the gap around Spring Festival, summer the one around 1 August; an unwritten one is None."""
    assert PLAIN.vacation("winter", 2026) == (day("2026-01-24"), day("2026-03-01"))
    assert PLAIN.vacation("summer", 2026) == (day("2026-07-11"), day("2026-08-30"))
    assert PLAIN.vacation("winter", 2027) is None


def test_spring_festival_falls_in_the_vacation() -> None:
    """No term day is Spring Festival."""
    assert PLAIN.knows(PLAIN.festival("spring-festival", 2026))
    assert not PLAIN.in_session(PLAIN.festival("spring-festival", 2026))


def test_a_school_year_runs_from_autumn_to_autumn() -> None:
    """The summer belongs to the year before; where no autumn term is on record 1 September stands in."""
    assert PLAIN.school_year_of(day("2026-08-30")) == (day("2025-09-01"), day("2026-08-30"))
    assert PLAIN.school_year_of(day("2026-08-31")) == (day("2026-08-31"), day("2027-08-31"))
    assert PLAIN.school_year_of(day("2024-02-29")) == (day("2023-09-01"), day("2024-08-31"))


def test_within_a_week_of_term_start() -> None:
    """A term that begins on 1 September gives until the 8th."""
    term = {"id": "2026-autumn", "name": "秋季学期", "from": "2026-09-01", "until": "2027-01-22"}
    calendar = Calendar.of([a_year(terms=[term])])
    assert days_after(calendar.terms[0].from_, 7) == day("2026-09-08")


# days off


def test_the_25th_is_a_day_off_in_five_months_of_2026() -> None:
    """Four weekends, and Mid-Autumn itself on a Friday."""
    off = [d for m in range(1, 13) if not PLAIN.is_workday(d := date(2026, m, 25))]
    assert [d.month for d in off] == [1, 4, 7, 9, 10]
    assert PLAIN.festival("mid-autumn", 2026) == day("2026-09-25")
    assert day("2026-09-25").weekday() == 4


def test_the_window_between_two_festivals() -> None:
    """Between Mid-Autumn and Double Ninth of 2026 is 25 September to 18 October."""
    window = (PLAIN.festival("mid-autumn", 2026), PLAIN.festival("double-ninth", 2026))
    assert window == (day("2026-09-25"), day("2026-10-18"))


def test_swapped_workdays_of_2026_are_worked() -> None:
    """Each weekend day that the notice swaps is worked, and no other weekend day of the year."""
    weekend_work = [
        d.isoformat()
        for d in Span(day("2026-01-01"), day("2026-12-31")).days()
        if d.weekday() >= 5 and PLAIN.is_workday(d)
    ]
    assert weekend_work == [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ]


def test_the_townships_word_is_stronger_than_the_notice() -> None:
    """A record makes a workday of an announced holiday and a day off of a swapped workday, and says so."""
    calendar = Calendar.of(
        [
            a_year(
                workdays=[{"date": "2026-10-06", "name": "补课", "why": "洪水停课"}],
                days_off=[{"date": "2026-10-10", "name": "补休", "why": "中心学校通知"}],
            )
        ]
    )
    assert calendar.is_workday(day("2026-10-06"))
    assert not calendar.is_workday(day("2026-10-10"))
    assert calendar.why_day(day("2026-10-06")).zh == "本乡镇校历定为上班日：补课（洪水停课）"
    assert calendar.why_day(day("2026-10-10")).en == "off by the township's calendar: 补休 (中心学校通知)"
    assert PLAIN.why_day(day("2026-10-06")) == Text(zh="国务院公布的假期：国庆节", en="announced holiday: National Day")
    assert PLAIN.why_day(day("2026-10-10")).en == "announced workday in exchange for National Day"


def test_a_worked_day_inside_a_longer_time_off() -> None:
    """A block off with one worked day in it keeps that day worked."""
    calendar = Calendar.of(
        [
            a_year(
                days_off=[{"from": "2026-11-16", "until": "2026-11-20", "name": "雪灾停课", "why": "县教育局通知"}],
                workdays=[{"date": "2026-11-18", "name": "值守", "why": "发放物资"}],
            )
        ]
    )
    assert [calendar.is_workday(d) for d in week(day("2026-11-18")).days()] == [
        False,
        False,
        True,
        False,
        False,
        False,
        False,
    ]


def test_plain_days_of_an_announced_year() -> None:
    """An announced year needs no guess."""
    assert PLAIN.announced(2026)
    assert PLAIN.why_day(day("2026-05-16")) == Text(zh="周末休息", en="a weekend")
    assert PLAIN.why_day(day("2026-05-18")).en == "a workday, Monday to Friday"


def test_a_year_not_announced_is_said_and_not_guessed() -> None:
    """2090 has no notice: Monday to Friday stand in, and the reason says that they do."""
    assert not PLAIN.announced(2090)
    assert PLAIN.is_workday(day("2090-10-02"))
    assert not PLAIN.is_workday(day("2090-10-01"))  # a Sunday
    assert PLAIN.why_day(day("2090-10-02")) == Text(
        zh="2090 年的放假安排尚未公布，暂按周一至周五的工作日算",
        en="the holidays of 2090 are not announced yet; taken for a workday, Monday to Friday until then",
    )
    assert "not announced yet; taken for a weekend" in PLAIN.why_day(day("2090-10-01")).en


def test_a_notice_copied_into_the_file_announces_its_year() -> None:
    """A file that names the notice it copies is no guess, on its plain days too."""
    copied = a_year(
        2090,
        notice="国办发明电〔2089〕1 号",
        days_off=[{"date": "2090-10-02", "name": "国庆节", "why": "国办通知"}],
    )
    calendar = Calendar.of([copied])
    assert calendar.announced(2090)
    assert not calendar.is_workday(day("2090-10-02"))
    assert calendar.why_day(day("2090-10-09")).en == "a workday, Monday to Friday"
    assert not Calendar.of([a_year(2090)]).announced(2090)


def test_next_and_previous_workday_keep_a_workday() -> None:
    """A worked due day stays; Mid-Autumn moves over its three days off to either side."""
    assert PLAIN.next_workday(day("2026-09-24")) == day("2026-09-24")
    assert PLAIN.next_workday(day("2026-09-25")) == day("2026-09-28")
    assert PLAIN.previous_workday(day("2026-09-27")) == day("2026-09-24")


def test_shifting_by_workdays_skips_the_holiday() -> None:
    """One workday after 30 September 2026 is 8 October; the swapped Saturday counts; back is the mirror."""
    assert PLAIN.shift_workdays(day("2026-09-30"), 1) == day("2026-10-08")
    assert PLAIN.shift_workdays(day("2026-09-30"), 3) == day("2026-10-10")
    assert PLAIN.shift_workdays(day("2026-10-08"), -1) == day("2026-09-30")
    assert PLAIN.shift_workdays(day("2026-10-03"), 0) == day("2026-10-03")
    assert PLAIN.shift_days(day("2026-09-30"), -30) == day("2026-08-31")


def test_holidays_are_whole_even_where_the_span_cuts_them() -> None:
    """Asked about 3 October alone, National Day runs from the 1st to the 7th; weekends are no holidays."""
    (found,) = PLAIN.holidays_between(day("2026-10-03"), day("2026-10-03"))
    assert (found.name.zh, found.from_, found.until) == ("国庆节", day("2026-10-01"), day("2026-10-07"))
    names = [h.name.zh for h in PLAIN.holidays_between(day("2026-01-01"), day("2026-12-31"))]
    assert names == ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆节"]
    assert PLAIN.holidays_between(day("2026-05-16"), day("2026-05-17")) == []


def test_two_holidays_that_touch_are_one() -> None:
    """Mid-Autumn of 2025 lies inside National Day: the last workday before either is 30 September."""
    (found,) = PLAIN.holidays_between(day("2025-10-07"), day("2025-10-20"))
    assert found == (
        Text(zh="国庆节、中秋", en="National Day and Mid-autumn Festival"),
        day("2025-10-01"),
        day("2025-10-08"),
    )


def test_the_townships_days_off_are_holidays_and_its_workdays_are_not() -> None:
    """Own days off join the list; a worked day cuts a holiday short."""
    calendar = Calendar.of(
        [
            a_year(
                days_off=[{"from": "2026-11-16", "until": "2026-11-17", "name": "停课", "why": "雪灾"}],
                workdays=[{"date": "2026-10-07", "name": "补课", "why": "洪水停课"}],
            )
        ]
    )
    found = calendar.holidays_between(day("2026-10-05"), day("2026-11-30"))
    assert [(h.name.zh, h.until) for h in found] == [
        ("国庆节", day("2026-10-06")),
        ("停课", day("2026-11-17")),
    ]


def test_school_days_are_worked_days_of_a_term() -> None:
    """The first October week leaves Thursday, Friday and the swapped Saturday; August leaves its last day."""
    assert PLAIN.school_days_between(day("2026-10-01"), day("2026-10-11")) == [
        day("2026-10-08"),
        day("2026-10-09"),
        day("2026-10-10"),
    ]
    assert PLAIN.school_days_between(*month(day("2026-08-01"))) == [day("2026-08-31")]


def test_shift_workdays_counts_what_is_workday_counts() -> None:
    """Over two years, one known and one not, n workdays on has n worked days behind it."""
    start = day("2026-06-01")
    for n in (1, 20, 200, 400):
        end = PLAIN.shift_workdays(start, n)
        assert sum(PLAIN.is_workday(d) for d in Span(start + timedelta(days=1), end).days()) == n
        assert PLAIN.is_workday(end)


# festivals


def test_a_festival_in_the_file_is_stronger_than_the_moon() -> None:
    """An override holds for its year only, whichever file comes first."""
    calendar = Calendar.of([a_year(2027, terms=[]), a_year(festivals={"mid-autumn": "2026-09-24"})])
    assert calendar.festival("mid-autumn", 2026) == day("2026-09-24")
    assert calendar.festival("mid-autumn", 2027) == day("2027-09-15")
    with pytest.raises(KeyError):
        calendar.festival("nobody-knows", 2026)


# contradictions


def test_a_sound_calendar_has_no_clashes() -> None:
    """A term told in two files alike is no contradiction."""
    assert list(clashes([a_year(), a_year(2027)])) == []


def test_clashes_are_found_where_they_stand() -> None:
    """Overlapping terms, a term told twice, a day both off and worked, and days of another year."""
    record = a_year(
        terms=[
            {"id": "2026-spring", "name": "春季学期", "from": "2026-03-02", "until": "2026-07-10"},
            {"id": "2026-summer", "name": "夏季学期", "from": "2026-07-10", "until": "2026-07-30"},
            {"id": "2026-spring", "name": "春季学期", "from": "2026-03-09", "until": "2026-07-10"},
        ],
        days_off=[
            {"date": "2026-11-09", "name": "补休", "why": "运动会"},
            {"date": "2025-11-09", "name": "补休", "why": "运动会"},
        ],
        workdays=[
            {"date": "2026-11-09", "name": "补课", "why": "洪水停课"},
            {"date": "2027-11-09", "name": "补课", "why": "洪水停课"},
        ],
        festivals={"mid-autumn": "2025-10-06", "qixi": "2026-08-19"},
    )
    assert [(c.kind, c.path, c.day.isoformat()) for c in clashes([record])] == [
        ("term-told-twice", ("terms", 2), "2026-03-09"),
        ("terms-overlap", ("terms", 1), "2026-07-10"),
        ("outside-year", ("days_off", 1), "2025-11-09"),
        ("outside-year", ("workdays", 1), "2027-11-09"),
        ("outside-year", ("festivals", "mid-autumn"), "2025-10-06"),
        ("day-off-and-worked", ("days_off", 0), "2026-11-09"),
    ]
