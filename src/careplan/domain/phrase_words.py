"""The small phrases of a plan in words: periods, amounts, and words put together."""

from collections.abc import Iterable, Mapping
from typing import Final

from careplan.domain.calendar.festival import FESTIVALS
from careplan.records.expressions import Amount, Every
from careplan.text import Text

MONTHS: Final = [
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
_EVERY: Final[Mapping[str, Text]] = {
    "day": Text("每天", "every day"),
    "school day": Text("每个上课日", "every school day"),
    "week": Text("每周", "every week"),
    "month": Text("每月", "every month"),
    "half-month": Text("每半月", "every half of a month"),
    "third-month": Text("每旬", "every third of a month (1st, 11th, 21st)"),
    "quarter": Text("每季度", "every quarter"),
    "half-year": Text("每半年", "every half year"),
    "term": Text("每学期", "every term"),
    "vacation": Text("每个假期", "every vacation"),
    "school-year": Text("每学年", "every school year"),
    "year": Text("每年", "every year"),
    "once": Text("有效期内", "while it is in force"),
    "stay": Text("到来至离开期间", "in each stay"),
}
_UNITS: Final[Mapping[str, Text]] = {
    "day": Text("天", "days"),
    "week": Text("周", "weeks"),
    "month": Text("个月", "months"),
    "year": Text("年", "years"),
}
_HOUR: Final = 60


def festival_words(name: str) -> Text:
    """Return the name of a festival, its id where there is none."""
    found = FESTIVALS.get(name)
    return found.name if found else Text(name, name)


def joined(items: Iterable[Text], zh: str, en: str) -> Text:
    """Return several words as one, with what stands between them in each language."""
    every = list(items)
    return Text(zh.join(one.zh for one in every), en.join(one.en for one in every))


def listed(items: Iterable[Text]) -> Text:
    """Return several words as a list whose members all hold."""
    *first, last = items
    return joined((joined(first, "、", ", "), last), "、", " and ") if first else last


def every_words(every: Every) -> Text:
    """Return how often: `2 weeks from 2026-03-02` as every 2 weeks, counted from that day."""
    if every.unit == "festival":
        names = listed(map(festival_words, every.festivals))
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
        return Text(f"从 {day.zh}算起", f"counted from {day.en}")
    if every.anchor:
        return Text(f"从 {every.anchor} 算起", f"counted from {every.anchor}")
    return None


def month_day_words(month: int, day: int) -> Text:
    """Return a day of a year."""
    return Text(f"{month} 月 {day} 日", f"{day} {MONTHS[month - 1]}")


def amount_words(amount: Amount) -> Text:
    """Return how much: `2..3` as two to three times, `>= 30 minutes` as at least so many minutes."""
    said = _how_much(amount)
    if amount.of == "days":
        return Text(f"{said.zh}（同一天的算一天）", f"on {said.en}")
    return said


def unit_words(amount: Amount) -> str:
    """Return in Chinese what an amount is counted in."""
    return {"minutes": "分钟", "days": "天", "acts": "次"}[amount.of]


def _how_much(amount: Amount) -> Text:
    unit = "小时" if _in_hours(amount) else unit_words(amount)
    least, most = amount.least, amount.most
    if _in_hours(amount):
        least, most = least // _HOUR, most and most // _HOUR
    if least == 0:
        return Text(f"最多 {most} {unit}", f"at most {_times(most or 0, amount)}")
    if most is not None and most != least:
        return Text(f"{least} 至 {most} {unit}", f"{least} to {_times(most, amount, short=False)}")
    said = _times(least, amount)
    if most is not None:
        return Text(f"正好 {least} {unit}", f"exactly {said}")
    if amount.text.startswith(">=") or amount.of != "acts":
        return Text(f"至少 {least} {unit}", f"at least {said}")
    return Text(f"{least} {unit}", said)


def _in_hours(amount: Amount) -> bool:
    return "hour" in amount.text


def _times(n: int, amount: Amount, *, short: bool = True) -> str:
    if amount.of != "acts":
        unit = "hour" if _in_hours(amount) else amount.of.removesuffix("s")
        return f"{n} {unit}{'' if n == 1 else 's'}"
    return {1: "once", 2: "twice"}.get(n, f"{n} times") if short else f"{n} times"
