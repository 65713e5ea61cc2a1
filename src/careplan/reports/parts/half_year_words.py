"""What the figures of a half year's census are called, and what each counts."""

from typing import Final

from careplan.domain.census import Clear
from careplan.domain.figure import Cell
from careplan.domain.flow import OUTSIDE, REASON_WORDS
from careplan.domain.value_words import VALUES
from careplan.text import Text

_LEAST: Final = 4
FIGURES: Final = {
    "opening": Text("期初", "opening"),
    "arrivals": Text("增加", "arrivals"),
    "departures": Text("减少", "departures"),
    "closing": Text("期末", "closing"),
    "ever": Text("半年内在册", "ever on the register"),
    "verified": Text("已核查", "verified"),
    "waived": Text("免核查", "excused"),
    "not_verified": Text("未核查", "not verified"),
    "left": Text("已离开", "left"),
    "moved_out_inside": Text("转往本镇学校", "moved out to schools of the township"),
    "moved_in_inside": Text("自本镇学校转入", "moved in from schools of the township"),
    "under_way_before": Text("期初在途", "under way at the beginning"),
    "under_way_after": Text("期末在途", "under way at the end"),
}
TAKEN_AWAY: Final = frozenset({"departures", "under_way_after"})
"""Figures that an identity takes away, also where they are 0."""
RESULTS: Final = {
    "present": Text("在", "present"),
    "left": Text("已离开", "left"),
    "not_found": Text("没有找到", "not found"),
}
MOVES: Final = {
    "arrived": Text("已到", "arrived"),
    "under_way": Text("在途", "under way"),
    "not_arrived": Text("没有到", "has not arrived"),
    "no_departure": Text("没有转出记录", "no way out on record"),
    "ends_differ": Text("两头写的不一样", "the two ends differ"),
}
COLUMNS: Final = {
    "grade": Text("年级", "grade"),
    "boarder": Text("寄宿", "boarder"),
    "father": Text("父亲", "father"),
    "mother": Text("母亲", "mother"),
    "guardian": Text("监护人", "guardian"),
    "key": Text("重点", "key child"),
}
DEFINITIONS: Final = {
    "flow": (
        Text("期初、增加、减少、期末", "Stock and flow"),
        Text(
            "期初是半年第一天之前在册的儿童；增加和减少按台帐的学籍逐段计算；期末是截止日在册的儿童",
            "the opening stock is on the register on the day before the half year; arrivals and departures are counted "
            "spell by spell; the closing stock is on the register on the last day",
        ),
        Text(
            "最后一天仍算在册，次日才算减少；镇内转学在两校各计一次",
            "a child is on the register on its last day and departs on the next; a move inside the township counts at "
            "both schools",
        ),
    ),
    "standing": (
        Text("核查情况", "Standing in the census"),
        Text(
            "期末在册的每个儿童：有人在核查时间内见到或查明去向的为已核查",
            "each child of the closing stock; verified when somebody found it, or found where it went, in time",
        ),
        Text(
            "只写编号的行、没有找到的儿童不算已核查；已离开的另列",
            "a line with an id alone or a child not found is not verified; those who left stand apart",
        ),
    ),
    "moves": (
        Text("镇内转学", "Moves inside the township"),
        Text(
            "一校写“转往本镇某校”，另一校写“自本镇某校转入”，两头要对得上",
            "one school writes a way out to another, and that one a way in from it: the two must agree",
        ),
        Text("转出后在规定天数内未到的为在途", "within the allowed days after leaving a child is under way"),
    ),
}


def figure(name: str) -> Text:
    """Return a figure's name in words: `opening`, `arrivals.new`, or a school's id as it is."""
    reason = name.partition(".")[2]
    if reason in REASON_WORDS:
        return REASON_WORDS[reason]  # type: ignore[index]  # just looked up
    return FIGURES.get(name, Text(name, name))


def whose(school: str | None) -> Text:
    """Return whose figure it is, to stand before its name."""
    return Text(f"{school}：", f"{school}: ") if school else Text("全镇：", "township: ")


def said(value: Clear) -> Cell:
    """Return a value of a sheet or of the register as a person reads it."""
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    return VALUES.get(value, value) if isinstance(value, str) else value


def change_said(line: str) -> Text:
    """Return a change, written as a line in a closed file, in words."""
    parts = line.split(" ")
    if len(parts) < _LEAST:
        return Text("…", "…")
    day, child, way, school, *rest = parts
    if way == "opening":
        return Text(f"{child}：期初在 {school}", f"{child} in the opening stock of {school}")
    reason, other = (*rest, "-", "-")[:2]
    what = figure(f"departures.{reason}")
    place = VALUES[OUTSIDE] if other == OUTSIDE else Text(other, other)
    if other == "-":
        return Text(f"{day} {child} {school} {what.zh}", f"{day} {child} {school} {what.en}")
    mark = "→" if way == "out" else "←"
    return Text(
        f"{day} {child} {school} {what.zh} {mark} {place.zh}", f"{day} {child} {school} {what.en} {mark} {place.en}"
    )
