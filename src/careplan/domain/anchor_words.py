"""What the anchors of a plan's days are called: of a period, of a month, a festival, a term, an event."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, TypeAlias

from careplan.domain.phrase_words import MONTHS, festival_words, month_day_words
from careplan.records.expressions import DayPhrase
from careplan.text import Text

Side: TypeAlias = Literal["first", "last"]

_WEEKDAYS: Final[Mapping[str, Text]] = {
    "monday": Text("星期一", "Monday"),
    "tuesday": Text("星期二", "Tuesday"),
    "wednesday": Text("星期三", "Wednesday"),
    "thursday": Text("星期四", "Thursday"),
    "friday": Text("星期五", "Friday"),
    "saturday": Text("星期六", "Saturday"),
    "sunday": Text("星期日", "Sunday"),
}
_NTH: Final[Mapping[str, Text]] = {
    "first": Text("第一个", "first"),
    "second": Text("第二个", "second"),
    "third": Text("第三个", "third"),
    "fourth": Text("第四个", "fourth"),
    "last": Text("最后一个", "last"),
}
_PARTS: Final[Mapping[str, tuple[Text, Text]]] = {
    "early": (Text("上旬", "early"), Text("1 至 10 日", "the 1st to the 10th")),
    "middle": (Text("中旬", "middle"), Text("11 至 20 日", "the 11th to the 20th")),
    "late": (Text("下旬", "late"), Text("21 日至月末", "the 21st to the end")),
}
_OF_PERIOD: Final[Mapping[str, Text]] = {
    "start": Text("第一天", "the first day"),
    "end": Text("最后一天", "the last day"),
    "middle": Text("中间一天", "the middle day"),
}
_PERIODS: Final[Mapping[str, Text]] = {
    "week": Text("当周", "the week"),
    "month": Text("当月", "the month"),
    "half-month": Text("当半月", "the half month"),
    "third-month": Text("当旬", "the third of the month"),
    "quarter": Text("当季度", "the quarter"),
    "half-year": Text("当半年", "the half year"),
    "term": Text("学期", "the term"),
    "vacation": Text("假期", "the vacation"),
    "school-year": Text("学年", "the school year"),
    "year": Text("当年", "the year"),
    "once": Text("有效期", "the time in force"),
    "stay": Text("到来至离开期间", "the stay"),
}
_THIS_PERIOD: Final = Text("本期", "the period")
_THE_EVENT: Final = Text("事情发生当天", "the day of the event"), Text("事情发生", "the event")
_THE_FESTIVAL: Final = Text("节日当天", "the day of the festival"), Text("节日", "the festival")
_THE_DAY: Final = Text("当天", "the same day"), Text("当天", "that day")
_BY_UNIT: Final[Mapping[str, tuple[Text, Text]]] = {
    "day": _THE_DAY,
    "school day": _THE_DAY,
    "festival": _THE_FESTIVAL,
    "event": _THE_EVENT,
    "stay start": (Text("到来当天", "the day of joining"), Text("到来", "joining")),
    "stay end": (
        Text("离开前最后一天", "the last day of the stay"),
        Text("离开前最后一天", "the last day of the stay"),
    ),
}
"""Periods that are a single day, and the ends of a stay: the day itself, and what a number of days is counted from."""
_RELATIVE: Final[Mapping[str, tuple[Text, Text]]] = {
    "trigger": _THE_EVENT,
    "after": (
        Text("前项做完当天", "the day on which the duty before it was done"),
        Text("前项做完", "the duty before it was done"),
    ),
}
"""Days that something else decides, likewise."""
EVERYWHERE: Final = range(1, 29)
"""Days that every month has."""
_ONE_MONTH: Final = frozenset({"", "day", "school day", "week", "month", "festival", "event"})
_TERM: Final[Mapping[str, Text]] = {
    "start": Text("学期第一天", "the first day of the term"),
    "middle": Text("学期中间一天", "the middle day of the term"),
    "end": Text("学期最后一天", "the last day of the term"),
}
_VACATION: Final[Mapping[str, Text]] = {
    "winter": Text("寒假", "the winter vacation"),
    "summer": Text("暑假", "the summer vacation"),
}
_SIDES: Final[Mapping[str, Text]] = {
    "first": Text("第一天", "the first day"),
    "last": Text("最后一天", "the last day"),
}


def anchor_words(phrase: DayPhrase, side: Side, unit: str) -> Text:
    """Return what a phrase counts from: the day that its anchor names, or what a shift is counted from."""
    name: str = phrase.anchor
    if name in _OF_PERIOD:
        found = _BY_UNIT.get(unit) or _BY_UNIT.get(f"{unit} {name}")
        return found[bool(phrase.shift)] if found else _in_period(_OF_PERIOD[name], unit)
    if name in _RELATIVE:
        return _RELATIVE[name][bool(phrase.shift)]
    return _ANCHORS[name](phrase.args, side, unit)


def _in_period(day: Text, unit: str) -> Text:
    period = _PERIODS.get(unit, _THIS_PERIOD)
    return Text(f"{period.zh}{day.zh}", f"{day.en} of {period.en}")


def whole_words(phrase: DayPhrase, unit: str) -> Text | None:
    """Return what an anchor names that is longer than a day, None where it names a day."""
    if phrase.shift or phrase.anchor not in _WHOLE:
        return None
    return _WHOLE[phrase.anchor](phrase.args, unit)


def is_one_day(unit: str) -> bool:
    """Return whether a period of a unit is a single day."""
    return unit in _BY_UNIT


def _month(number: str, unit: str) -> Text:
    """Return a month by its number; without one, the month in which a period ends."""
    if number:
        return Text(f"{int(number)} 月", MONTHS[int(number) - 1])
    if unit in _ONE_MONTH:
        return Text("当月", "the month")
    period = _PERIODS.get(unit, _THIS_PERIOD)
    return Text(f"{period.zh}最后一个月", f"the last month of {period.en}")


def _numbered(args: tuple[str, ...], _side: Side, unit: str) -> Text:
    n, month = int(args[0]), _month("", unit)
    if n == -1:
        return Text(f"{month.zh}最后一天", f"the last day of {month.en}")
    if n < 0:
        return Text(f"{month.zh}倒数第 {-n} 天", f"day {-n} from the end of {month.en}")
    lacking = n not in EVERYWHERE
    zh = f"{month.zh} {n} 日" + ("（没有这一天的月份算月末）" if lacking else "")
    return Text(zh, f"day {n} of {month.en}" + (" (the month's end where it has none)" if lacking else ""))


def _dated(args: tuple[str, ...], _side: Side, _unit: str) -> Text:
    return Text(args[0], args[0])


def _month_day(args: tuple[str, ...], _side: Side, _unit: str) -> Text:
    return month_day_words(*map(int, args[0].split("-")))


def _the_part(args: tuple[str, ...], unit: str) -> Text:
    (part, days), month = _PARTS[args[0]], _month(args[1], unit)
    return Text(f"{month.zh}{part.zh}（{days.zh}）", f"the {part.en} part of {month.en} ({days.en})")


def _part(args: tuple[str, ...], side: Side, unit: str) -> Text:
    part, end = _the_part(args, unit), _SIDES[side]
    return Text(f"{part.zh}{end.zh}", f"{end.en} of {part.en}")


def _the_month(args: tuple[str, ...], unit: str) -> Text:
    return _month(args[0], unit)


def _whole_month(args: tuple[str, ...], side: Side, unit: str) -> Text:
    month, end = _month(args[0], unit), _SIDES[side]
    return Text(f"{month.zh}{end.zh}", f"{end.en} of {month.en}")


def _the_week(args: tuple[str, ...], unit: str) -> Text:
    """Return the nth week of a period; from the end where it is counted from there."""
    n, period = int(args[0]), _PERIODS.get(unit, _THIS_PERIOD)
    if n == -1:
        return Text(f"{period.zh}最后一周", f"the last week of {period.en}")
    if n < 0:
        return Text(f"{period.zh}倒数第 {-n} 周", f"week {-n} from the end of {period.en}")
    return Text(f"{period.zh}第 {n} 周", f"week {n} of {period.en}")


def _week(args: tuple[str, ...], side: Side, unit: str) -> Text:
    week, end = _the_week(args, unit), _SIDES[side]
    return Text(f"{week.zh}{end.zh}", f"{end.en} of {week.en}")


def _weekday(args: tuple[str, ...], _side: Side, unit: str) -> Text:
    day = _WEEKDAYS[args[1]]
    if not args[0]:
        period = _PERIODS.get(unit, _THIS_PERIOD)
        if unit == "week":
            return Text(f"当周{day.zh}", f"the {day.en} of the week")
        return Text(f"{period.zh}第一个{day.zh}", f"the first {day.en} of {period.en}")
    nth, month = _NTH[args[0]], _month(args[2], unit)
    return Text(f"{month.zh}{nth.zh}{day.zh}", f"the {nth.en} {day.en} of {month.en}")


def _festival(args: tuple[str, ...], _side: Side, _unit: str) -> Text:
    return festival_words(args[0])


def _holiday(args: tuple[str, ...], _side: Side, _unit: str) -> Text:
    """Return an end of the days off around a festival, around the period's own where none is named."""
    name = festival_words(args[0]) if args[0] else Text("这个节日", "festival's own")
    end = _SIDES["first" if args[1] == "start" else "last"]
    return Text(f"{name.zh}假期{end.zh}", f"{end.en} of the {name.en} holiday")


def _term(args: tuple[str, ...], _side: Side, _unit: str) -> Text:
    return _TERM[args[0]]


def _the_vacation(args: tuple[str, ...], _unit: str) -> Text:
    return _VACATION[args[0]]


def _vacation(args: tuple[str, ...], side: Side, _unit: str) -> Text:
    name, end = _VACATION[args[0]], _SIDES[side]
    return Text(f"{name.zh}{end.zh}", f"{end.en} of {name.en}")


_ANCHORS: Final[Mapping[str, Callable[[tuple[str, ...], Side, str], Text]]] = {
    "day": _numbered,
    "date": _dated,
    "month-day": _month_day,
    "part": _part,
    "month": _whole_month,
    "week": _week,
    "weekday": _weekday,
    "festival": _festival,
    "holiday": _holiday,
    "term": _term,
    "vacation": _vacation,
}
_WHOLE: Final[Mapping[str, Callable[[tuple[str, ...], str], Text]]] = {
    "part": _the_part,
    "month": _the_month,
    "week": _the_week,
    "vacation": _the_vacation,
}
"""Anchors that name more than a day."""
