"""What somebody probably meant who wrote a phrase that is none: the nearest one that the plan language has."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final

AMOUNTS: Final = "1, >= 3, <= 2, = 1, 2..3, 30 minutes, >= 8 hours, >= 2 days"
GAPS: Final = "14 days, 2 weeks"
SHARES: Final = "50%, 95%, 100%"
PERIODS: Final = (
    "day, school day, week, half-month, third-month, month, quarter, half-year, term, vacation, school-year, "
    "year, 2 weeks from 2026-03-02, year from 07-01, festival mid-autumn, once, stay, event"
)
DAYS: Final = (
    "start, middle, end, 25, day -1, 06-01, 2026-06-10, early 05, late, month 06, week 2, mid-autumn, first monday, "
    "last friday 11, term start, summer vacation, trigger, after, end - 3 days, start + 7 workdays"
)
SPANS: Final = "late 05, month 06, 07-01 .. 12-31, mid-autumn .. double-ninth, start - 3 days .. end + 3 days"

_NUMERALS: Final[Mapping[str, str]] = (
    dict(zip("一二两三四五六七八九", "1223456789", strict=True))
    | {"十": "10"}
    | dict(zip(("one", "two", "three", "four", "five", "six"), "123456", strict=True))
)
_WORD: Final = re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in _NUMERALS))
_PERIODS: Final = (
    (r"半个?月|half.{0,3}month", "half-month"),
    (r"旬|third", "third-month"),
    (r"fortnight|biweekly|双周|other week", "2 weeks from 2026-03-02"),
    (r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", "week"),
    (r"半年|half", "half-year"),
    (r"学年|school.?year|academic", "school-year"),
    (r"学期|semester|term", "term"),
    (r"节日|festival", "festival mid-autumn"),
    (r"假|holiday|vacation", "vacation"),
    (r"季|quarter", "quarter"),
    (r"上课日|工作日|school.?day|work.?day|weekday", "school day"),
    (r"周|星期|week", "week"),
    (r"月|month", "month"),
    (r"年|year|annual", "year"),
    (r"日|天|daily|day", "day"),
    (r"事|when|event", "event"),
)
_FESTIVALS: Final = (
    (r"春节|spring fest", "spring-festival"),
    (r"端午|dragon", "dragon-boat"),
    (r"中秋|mid.?autumn", "mid-autumn"),
    (r"重阳|double", "double-ninth"),
    (r"国庆|national", "national-day"),
    (r"清明|qingming", "qingming"),
    (r"六一|儿童节|children", "childrens-day"),
    (r"元宵|lantern", "lantern"),
)
_DAYS: Final = (
    (r"上半年|first half", "06-30"),
    (r"下半年|second half", "12-31"),
    (r"寒假|winter", "winter vacation"),
    (r"暑假|summer", "summer vacation"),
    (r"开学|start of (?:the )?term|term begin", "term start"),
    (r"学期末|期末|end of (?:the )?term|term'?s? end", "term end"),
    (r"月底|月末|期末|最后一天|last day|end", "end"),
    (r"月初|第一天|first day|begin|start", "start"),
    (r"月中|mid", "middle"),
)
_THIRDS: Final = ((r"上旬|early", "early"), (r"中旬|middle of", "middle"), (r"下旬|late", "late"))
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS: Final = (("工", "workdays"), ("wo", "workdays"), ("周", "weeks"), ("we", "weeks"), ("", "days"))
_FULL: Final = 100
_NOON: Final = 12
_HOUR: Final = re.compile(r"(?:上午|下午|晚上?)?\s*(?<!\d)(\d{1,2})(?::([0-5]\d))?\s*(?:[ap]\.?m\b\.?|点|时)")
_ALONE: Final = frozenset({"start", "end", "middle", "trigger", "after"})


def amount(text: str) -> str:
    """Return the nearest amount: `2..3` for 2-3次, `60 minutes` for an hour, `>= 3` for at least three."""
    found, minutes = _numbers(text), ""
    if re.search(r"天|\bdays?\b", text):
        minutes = " days"
    if re.search(r"小时|hour", text):
        found, minutes = [n * 60 for n in found or [1]], " minutes"
    elif re.search(r"分钟|min", text):
        minutes = " minutes"
    n = next((n for n in found if n > 0), 1)
    beyond = re.fullmatch(r"\s*([<>])\s*\d{1,5}\s*", text)
    if beyond:
        return f">= {n + 1}" if beyond[1] == ">" else f"<= {max(n - 1, 1)}"
    if len(found) > 1:
        return f"{min(found[:2])}..{max(found[:2])}{minutes}"
    if re.search(r"至少|不少于|以上|least|min\.|more", text):
        return f">= {n}{minutes}"
    if re.search(r"至多|不超过|以下|以内|most|max|less", text):
        return f"<= {n}{minutes}"
    return f"{n}{minutes}"


def gap(text: str) -> str:
    """Return the nearest gap, in days or weeks."""
    n = next((n for n in _numbers(text) if 0 < n < _FULL), 0)
    if re.search(r"半个?月|half.{0,3}month", text):
        return "15 days"
    if re.search(r"月|month", text):
        return f"{min(30 * (n or 1), 999)} days"
    if re.search(r"周|星期|week|fortnight", text):
        return f"{n or 2} weeks"
    return f"{n or 14} days"


def share(text: str) -> str:
    """Return the nearest share, in per cent."""
    part = re.search(r"(?<!\d)0?\.(\d{1,2})", text)
    if part:
        return f"{max(int(part[1].ljust(2, '0')), 1)}%"
    if re.search(r"半|half", text):
        return "50%"
    n = next(iter(_numbers(text)), 0)
    return f"{min(n, _FULL)}%" if n else "100%" if re.search(r"全|每|all|every|each|1", text) else "95%"


def period(text: str) -> str:
    """Return the nearest period."""
    often = re.search(r"每|次|times|twice|\bper\b|\ba (?:day|week|month|term|year)", text.lower())
    n = 1 if often else next(iter(_numbers(text)), 1)
    unit = next((unit for pattern, unit in _PERIODS if re.search(pattern, text.lower())), None)
    if unit in {"day", "week", "month"} and 1 < n < _FULL:
        return f"{n} {unit}s from 2026-03-02"
    return unit or next(iter(get_close_matches(text, PERIODS.split(", "), n=1)), "month")


def day(text: str) -> str:
    """Return the nearest day, with its shift and its hour if they are written."""
    hour = _HOUR.search(text.lower())
    if hour and (rest := text[: hour.start()].strip()):
        afternoon = "p" in hour[0] or bool(re.search(r"下午|晚", hour[0]))
        clock = int(hour[1]) % 12 + 12 if afternoon and int(hour[1]) <= _NOON else int(hour[1])
        return f"{_plain_day(rest)} {min(clock, 23):02}:{hour[2] or '00'}"
    return _plain_day(text)


def _plain_day(text: str) -> str:
    plain = text.lower()
    if text in _ALONE:
        return text
    named = _counted_day(_digits(plain))
    if named:
        return named
    found = _dated(plain) or next((one for pattern, one in (*_FESTIVALS, *_DAYS) if re.search(pattern, plain)), None)
    shift = re.search(r"(\d{1,3}) ?(?:个)?(工作日|work\w*|天|日内|days?|周|weeks?)", _digits(plain))
    if shift and not re.search(r"\d{1,2} ?月", plain):
        unit = next(unit for word, unit in _UNITS if shift[2].startswith(word))
        sign = "-" if re.search(r"前|before|ahead", plain) else "+"
        counted = "trigger" if re.search(r"trigger|event|事", plain) else "start"
        return f"{found or counted} {sign} {int(shift[1])} {unit}"
    return found or next(iter(get_close_matches(plain, DAYS.split(", "), n=1)), "end")


def _counted_day(text: str) -> str | None:
    """Return the last workday, a day of the next month, the nth week, or so many hours after an event."""
    if re.search(r"最后[1一]?个?工作日|last (?:work|business)", text):
        return "end"
    next_month = re.search(r"(?:次月|下月|下个月)\D{0,2}(\d{1,2})|(\d{1,2})\D{0,6}(?:next|following) month", text)
    if next_month:
        return f"end + {int(next_month[1] or next_month[2])} days"
    week = re.search(r"第 ?(\d{1,2}) ?个?教?学?周|week ?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th) week", text)
    if week:
        return f"week {min(int(next(filter(None, week.groups()))) or 1, 53)}"
    hours = re.search(r"(\d{1,3}) ?个?(?:小时|hours?\b)", text)
    return f"trigger + {int(hours[1]) or 1} hours" if hours else None


def span(text: str) -> str:
    """Return the nearest days from one to another."""
    halves = {"上半年": "01-01 .. 06-30", "first half": "01-01 .. 06-30", "下半年": "07-01 .. 12-31"}
    for words, days in (halves | {"second half": "07-01 .. 12-31"}).items():
        if words in text.lower():
            return days
    first, *rest = re.split(r"\s*(?:\.\.|~|–|—|至|到|\bto\b|\buntil\b)\s*", text)
    return f"{day(first)} .. {day(rest[0])}" if rest and first and rest[0] else day(text)


def _dated(text: str) -> str | None:
    """Return a day of a month that is written in numbers, a third of a month, or a weekday."""
    month = re.search(r"(\d{1,2}) ?月", re.sub(r"(?<!十)[一二三四五六七八九]月", lambda word: _digits(word[0]), text))
    third = next((one for pattern, one in _THIRDS if re.search(pattern, text)), None)
    if third:
        return f"{third} {int(month[1]):02}" if month and 0 < int(month[1]) <= 12 else third  # noqa: PLR2004
    numbered = re.search(r"(?<!\d)(0?[1-9]|1[0-2]) ?[月/.-] ?([12]\d|3[01]|0?[1-9])(?!\d)", text)
    if numbered:
        return f"{int(numbered[1]):02}-{min(int(numbered[2]), 28 if int(numbered[1]) == 2 else 30):02}"  # noqa: PLR2004
    if month and 0 < int(month[1]) <= 12:  # noqa: PLR2004
        return f"month {int(month[1]):02}"
    alone = re.search(r"(?<!\d)([12]\d|3[01]|[1-9]) ?(?:st|nd|rd|th|日(?!内)|号)", text)
    weekday = re.search(r"(?:周|星期)([一二三四五六日天])", text)
    if weekday:
        return _WEEKDAYS[min("一二三四五六日天".index(weekday[1]), 6)]
    return alone[1] if alone else None


def _digits(text: str) -> str:
    return _WORD.sub(lambda found: _NUMERALS[found[0]], text)


def _numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d{1,5}", _digits(text.lower()))]
