"""The small phrases of a plan in words: periods, days, amounts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, TypeAlias

from careplan.domain.calendar.festival import FESTIVALS
from careplan.records.expressions import Amount, DayPhrase, Every
from careplan.text import Text

Side: TypeAlias = Literal["first", "last"]

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
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
_PLAIN: Final[Mapping[str, Text]] = {
    "start": Text("本期第一天", "the first day of the period"),
    "end": Text("本期最后一天", "the last day of the period"),
    "middle": Text("本期中间一天", "the middle day of the period"),
    "trigger": Text("事情发生当天", "the day of the event"),
    "after": Text("前项完成当天", "the day on which the duty before was done"),
    "joined": Text("到来当天", "the day of joining"),
}
_OF_PERIOD: Final = frozenset({"start", "middle", "end"})
_FESTIVAL_DAY: Final = Text("节日当天", "the day of the festival")
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
_SHIFTS: Final[Mapping[str, Text]] = {
    "days": Text("天", "day"),
    "workdays": Text("个工作日", "workday"),
    "weeks": Text("周", "week"),
    "months": Text("个月", "month"),
    "hours": Text("小时", "hour"),
}
_EVERY: Final[Mapping[str, Text]] = {
    "day": Text("每天", "every day"),
    "school day": Text("每个上课日", "every school day"),
    "week": Text("每周", "every week"),
    "month": Text("每月", "every month"),
    "quarter": Text("每季度", "every quarter"),
    "half-year": Text("每半年", "every half year"),
    "term": Text("每学期", "every term"),
    "vacation": Text("每个假期", "every vacation"),
    "school-year": Text("每学年", "every school year"),
    "year": Text("每年", "every year"),
    "once": Text("有效期内一次", "once while in force"),
    "stay": Text("从到来到离开", "from joining to leaving"),
}
_UNITS: Final[Mapping[str, Text]] = {
    "day": Text("天", "days"),
    "week": Text("周", "weeks"),
    "month": Text("个月", "months"),
    "year": Text("年", "years"),
}


def festival_words(name: str) -> Text:
    """Return the name of a festival, its id where there is none."""
    found = FESTIVALS.get(name)
    return found.name if found else Text(name, name)


def joined(items: Iterable[Text], zh: str, en: str) -> Text:
    """Return several words as one, with what stands between them in each language."""
    every = list(items)
    return Text(zh.join(one.zh for one in every), en.join(one.en for one in every))


def every_words(every: Every) -> Text:
    """Return how often: `2 weeks from 2026-03-02` as every 2 weeks, counted from that day."""
    if every.unit == "festival":
        names = joined(map(festival_words, every.festivals), "、", ", ")
        return Text(f"逢{names.zh}", f"at {names.en}")
    if every.unit == "event":
        return Text("每次发生时", "each time it happens")
    plain = _EVERY.get(every.unit, Text(every.text, every.text))
    if every.n > 1:
        unit = _UNITS[every.unit]
        plain = Text(f"每 {every.n} {unit.zh}", f"every {every.n} {unit.en}")
    start = _start(every)
    return Text(f"{plain.zh}（{start.zh}）", f"{plain.en} ({start.en})") if start else plain


def _start(every: Every) -> Text | None:
    if every.starts and not every.anchor:
        day = month_day_words(*every.starts)
        return Text(f"从 {day.zh} 算起", f"counted from {day.en}")
    if every.anchor:
        return Text(f"从 {every.anchor} 算起", f"counted from {every.anchor}")
    return None


def month_day_words(month: int, day: int) -> Text:
    """Return a day of a year."""
    return Text(f"{month} 月 {day} 日", f"{day} {_MONTHS[month - 1]}")


def _month(number: str) -> Text:
    return Text(f"{int(number)} 月", _MONTHS[int(number) - 1]) if number else Text("当月", "the month")


def amount_words(amount: Amount) -> Text:
    """Return how much: `2..3` as two to three times, `>= 30 minutes` as at least so many minutes."""
    minutes = amount.of == "minutes"
    zh, en = ("分钟", " minutes") if minutes else ("次", " times")
    if amount.least == 0:
        return Text(f"最多 {amount.most} {zh}", f"at most {amount.most}{en}")
    if amount.most is not None and amount.most != amount.least:
        return Text(f"{amount.least} 至 {amount.most} {zh}", f"{amount.least} to {amount.most}{en}")
    said = f"{amount.least}{en}"
    if not minutes:
        said = {1: "once", 2: "twice"}.get(amount.least, said)
    if amount.most is not None:
        return Text(f"正好 {amount.least} {zh}", f"exactly {said}")
    if amount.text.startswith(">=") or minutes:
        return Text(f"至少 {amount.least} {zh}", f"at least {said}")
    return Text(f"{amount.least} {zh}", said)


def day_words(phrase: DayPhrase, side: Side, unit: str = "") -> Text:
    """Return a day phrase in words, for periods of a unit.

    `side` says which end of a part of a month or a vacation is meant.
    """
    one_day = unit == "festival" and phrase.anchor in _OF_PERIOD
    day = _shifted(phrase, _FESTIVAL_DAY if one_day else _anchor(phrase, side))
    return Text(f"{day.zh} {phrase.clock}", f"{phrase.clock} on {day.en}") if phrase.clock else day


def _anchor(phrase: DayPhrase, side: Side) -> Text:
    name: str = phrase.anchor
    if name in _PLAIN:
        return _PLAIN[name]
    found = _ANCHORS.get(name)
    return found(phrase.args, side) if found else Text(f"“{phrase.text}”", f"“{phrase.text}”")


def _shifted(phrase: DayPhrase, anchor: Text) -> Text:
    if not phrase.shift:
        return anchor
    n, unit = abs(phrase.shift), _SHIFTS[phrase.unit]
    plural = "" if n == 1 else "s"
    if phrase.shift > 0:
        return Text(f"{anchor.zh}后 {n} {unit.zh}", f"{n} {unit.en}{plural} after {anchor.en}")
    return Text(f"{anchor.zh}前 {n} {unit.zh}", f"{n} {unit.en}{plural} before {anchor.en}")


def _numbered(args: tuple[str, ...], _side: Side) -> Text:
    n = int(args[0])
    if n == -1:
        return Text("当月最后一天", "the last day of the month")
    if n < 0:
        return Text(f"当月倒数第 {-n} 天", f"day {-n} from the end of the month")
    lacking = n > 28  # noqa: PLR2004 days that every month has
    zh = f"当月 {n} 日" + ("（没有这一天的月份算月末）" if lacking else "")
    return Text(zh, f"day {n} of the month" + (" (the month's end where it has none)" if lacking else ""))


def _dated(args: tuple[str, ...], _side: Side) -> Text:
    return Text(args[0], args[0])


def _month_day(args: tuple[str, ...], _side: Side) -> Text:
    return month_day_words(*map(int, args[0].split("-")))


def _part(args: tuple[str, ...], side: Side) -> Text:
    (part, days), month, end = _PARTS[args[0]], _month(args[1]), _SIDES[side]
    en = f"{end.en} of the {part.en} part of {month.en} ({days.en})"
    return Text(f"{month.zh}{part.zh}（{days.zh}）{end.zh}", en)


def _whole_month(args: tuple[str, ...], side: Side) -> Text:
    month, end = _month(args[0]), _SIDES[side]
    return Text(f"{month.zh}{end.zh}", f"{end.en} of {month.en}")


def _weekday(args: tuple[str, ...], _side: Side) -> Text:
    day = _WEEKDAYS[args[1]]
    if not args[0]:
        return Text(f"本期第一个{day.zh}", f"the first {day.en} of the period")
    nth, month = _NTH[args[0]], _month(args[2])
    return Text(f"{month.zh}{nth.zh}{day.zh}", f"the {nth.en} {day.en} of {month.en}")


def _festival(args: tuple[str, ...], _side: Side) -> Text:
    return festival_words(args[0])


def _holiday(args: tuple[str, ...], side: Side) -> Text:
    name = festival_words(args[0]) if args[0] else Text("这个节日", "festival's own")
    where = args[1] if len(args) > 1 else ""
    end = _SIDES["first" if where == "start" else "last" if where == "end" else side]
    return Text(f"{name.zh}假期{end.zh}", f"{end.en} of the {name.en} holiday")


def _term(args: tuple[str, ...], _side: Side) -> Text:
    return _TERM[args[0]]


def _vacation(args: tuple[str, ...], side: Side) -> Text:
    name, end = _VACATION[args[0]], _SIDES[side]
    return Text(f"{name.zh}{end.zh}", f"{end.en} of {name.en}")


_ANCHORS: Final[Mapping[str, Callable[[tuple[str, ...], Side], Text]]] = {
    "day": _numbered,
    "date": _dated,
    "month-day": _month_day,
    "part": _part,
    "month": _whole_month,
    "weekday": _weekday,
    "festival": _festival,
    "holiday": _holiday,
    "term": _term,
    "vacation": _vacation,
}
