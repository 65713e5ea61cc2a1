"""The days of a plan in words: an anchor, a shift, an hour; and two days as the part of a period between them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from careplan.domain.anchor_words import EVERYWHERE, Side, anchor_words, whole_words
from careplan.records.expressions import DayPhrase, Every
from careplan.text import Text

_SHIFTS: Final[Mapping[str, Text]] = {
    "days": Text("天", "day"),
    "workdays": Text("个工作日", "workday"),
    "weeks": Text("周", "week"),
    "months": Text("个月", "month"),
    "hours": Text("小时", "hour"),
}


def unit_of(every: Every) -> str:
    """Return the kind of period in which days lie, for `day_words`: a unit; `long` for several months or years.

    Several days or weeks have no name: an empty text.
    """
    if every.n == 1 and not (every.anchor or every.starts):
        return every.unit
    return "" if every.unit in {"day", "week"} else "long"


def day_words(phrase: DayPhrase, side: Side, unit: str = "") -> Text:
    """Return a day phrase in words, for periods of a unit.

    `side` says which end of a part of a month or a vacation is meant.
    """
    if phrase.unit == "hours" and phrase.shift:
        return _hours(phrase, side, unit)
    phrase = _sooner(phrase)
    day = _shifted(phrase, anchor_words(phrase, side, unit))
    return Text(f"{day.zh} {phrase.clock}", f"{day.en} at {phrase.clock}") if phrase.clock else day


def span_words(first: DayPhrase, last: DayPhrase, unit: str = "") -> Text:
    """Return the part of a period from one day to another: from … to …, within a part of a month, on a single day."""
    if first.text == last.text:
        whole = whole_words(first, unit)
        if whole:
            return Text(f"在{spaced(whole.zh)}内", f"within {whole.en}")
        return on_day(day_words(first, "first", unit))
    start, end = day_words(first, "first", unit), day_words(last, "last", unit)
    return between(start, end)


def between(start: Text, end: Text) -> Text:
    """Return the days from one to another."""
    return Text(f"从{spaced(start.zh, end=True)}到{spaced(end.zh)}", f"from {start.en} to {end.en}")


def on_day(day: Text) -> Text:
    """Return that something is for one day alone."""
    same = "" if day.zh.endswith("当天") else "当天"
    return Text(f"就在{spaced(day.zh)}{same}", f"on {day.en}")


def spaced(words: str, *, end: bool = False) -> str:
    """Return Chinese words with a blank where they begin, or with `end` also where they end, with a Latin sign."""
    before = " " if words[:1].isascii() else ""
    return f"{before}{words}{' ' if end and words[-1:].isascii() else ''}"


def _sooner(phrase: DayPhrase) -> DayPhrase:
    """Return `25 - 1 day` as the 24th; any other phrase as it is."""
    n = int(phrase.args[0]) if phrase.anchor == "day" else 0
    if phrase.unit != "days" or n not in EVERYWHERE or n + phrase.shift not in EVERYWHERE:
        return phrase
    return replace(phrase, args=(str(n + phrase.shift),), shift=0)


def _hours(phrase: DayPhrase, side: Side, unit: str) -> Text:
    """Return so many hours: of an event they count from its hour, of a day they make whole days."""
    n = abs(phrase.shift)
    hours = Text(f"{n} 小时", f"{n} hour{_s(n)}")
    if phrase.anchor == "trigger" and phrase.shift > 0:
        return Text(
            f"事情发生的时刻后 {hours.zh}（没有记时刻的，只看日子）",
            f"{hours.en} after the hour of the event (by the day where no hour is on record)",
        )
    days = abs(-(-phrase.shift // 24))
    anchor = anchor_words(phrase, side, unit)
    way, before = ("后", "after") if phrase.shift > 0 else ("前", "before")
    return Text(
        f"{anchor.zh}{way} {hours.zh}（按 {days} 天算）",
        f"{hours.en} {before} {anchor.en} (counted as {days} day{_s(days)})",
    )


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def _shifted(phrase: DayPhrase, anchor: Text) -> Text:
    if not phrase.shift:
        return anchor
    n, unit = abs(phrase.shift), _SHIFTS[phrase.unit]
    way, before = ("后", "after") if phrase.shift > 0 else ("前", "before")
    return Text(f"{anchor.zh}{way} {n} {unit.zh}", f"{n} {unit.en}{_s(n)} {before} {anchor.en}")
