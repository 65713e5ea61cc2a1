"""Gaps in phone, video and mailbox, and in what is handed in by the 25th."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from careplan.text import Text
from careplan.workflow.demo.gap import Chapter, Field, Follows, Gap, NobodyFitsError
from careplan.workflow.demo.town import Row

_FESTIVAL: Final = "mid-autumn"


def _no_phone(field: Field) -> list[Follows]:
    school = field.school()
    field.town.schools[school].phone.clear()
    return [field.missed("family-phone", school, str(field.town.year), "overdue")]


def _one_account(field: Field) -> list[Follows]:
    school = field.school(lambda one: bool(field.town.schools[one].broadband))
    del field.town.schools[school].video_accounts[1:]
    return [field.missed("video-accounts", school, str(field.town.year), "overdue")]


def _mailbox_gone(field: Field) -> list[Follows]:
    school = field.school()
    box = field.town.schools[school].mailbox
    box[0] = box[0].model_copy(update={"until": date(field.town.year, 9, 30)})
    return [field.missed("family-mailbox", school, str(field.town.year), "overdue")]


def _no_call(field: Field) -> list[Follows]:
    child = field.child(field.is_key)
    field.forget(child, "phone_call", 4)
    return [field.missed("call-home", child, field.period(4))]


def _call_not_answered(field: Field) -> list[Follows]:
    child = field.child(field.is_key)
    for row in field.rows("phone_call", 10):
        if row.children == (child,):
            row.cells |= {"reached": "nobody", "outcome": "no_answer"}
            row.cells.pop("minutes", None)
    return [field.missed("call-home", child, field.period(10))]


def _no_festival(field: Field) -> list[Follows]:
    town = field.town
    feast = town.calendar.festival(_FESTIVAL, town.year)
    school = field.school(lambda one: bool(town.schools[one].broadband))
    near = [row for row in field.rows("video_session", at=school) if abs(row.day - feast) <= timedelta(days=7)]
    field.drop(near)
    return [field.missed("festival-video", school, f"{town.year}-{_FESTIVAL}")]


def _unfinished(kind: str, duty: str) -> Callable[[Field], Sequence[Follows]]:
    def plant(field: Field) -> list[Follows]:
        rows = [row for row in field.rows(kind) if row.day.month < 12]  # noqa: PLR2004 December can still be mended
        if not rows:
            raise NobodyFitsError
        row = rows[len(rows) // 2]
        row.cells.pop("done_on")
        return [field.missed(duty, row.folder.rpartition("/")[2], row.id)]

    return plant


def _no_statistics(field: Field) -> list[Follows]:
    school = field.school()
    handed_in = field.rows("submission", 4, at=school)
    field.drop([*handed_in, *_answers(field, school, handed_in[0])])
    return [field.missed("monthly-statistics", school, field.period(4))]


def _late_statistics(field: Field) -> list[Follows]:
    school = field.school()
    row = field.rows("submission", 3, school)[0]
    answer = _answers(field, school, row)[0]
    row.day, answer.day = (date(field.town.year, 3, day) for day in (27, 30))
    return [Follows("hand-in-late", row.file, {"subject": school, "period": field.period(3), "day": str(row.day)})]


def _same_article(field: Field) -> list[Follows]:
    school = field.school()
    mine = sorted((p for p in field.town.pieces if p.school == school and p.day.month in {10, 11}), key=lambda p: p.day)
    mine[1].text = mine[0].text
    return [Follows("article-repeated", mine[1].file, {"file": mine[0].file})]


def _no_feedback(field: Field) -> list[Follows]:
    school = field.school()
    field.drop(_answers(field, school, field.rows("submission", 10, at=school)[0]))
    return [field.missed("monthly-feedback", school, field.period(10))]


def _answers(field: Field, school: str, handed_in: Row) -> list[Row]:
    """Return the feedback to a hand-in: that of the days after it."""
    feedback = field.rows("feedback", school=school)
    return [row for row in feedback if timedelta() < row.day - handed_in.day <= timedelta(days=8)]


def _no_article(field: Field) -> list[Follows]:
    school = field.school()
    town = field.town
    town.pieces[:] = [piece for piece in town.pieces if (piece.school, piece.day.month) != (school, 7)]
    return [field.missed("monthly-article", school, field.period(7))]


def _gap(name: str, chapter: Chapter, plant: Callable[[Field], Sequence[Follows]], zh: str, en: str) -> Gap:
    return Gap(name, chapter, Text(zh, en), plant)


GAPS: Final = (
    _gap("no-phone", "contact", _no_phone, "一所学校没有亲情电话", "A school has no family phone"),
    _gap("one-account", "contact", _one_account, "一所学校只有一个视频账号", "A school has one video account only"),
    _gap(
        "mailbox-gone", "contact", _mailbox_gone, "一所学校十月起没有亲情信箱", "A school lost its mailbox in October"
    ),
    _gap("no-call", "contact", _no_call, "重点儿童四月没有和家长通话", "A key child had no call in April"),
    _gap("no-answer", "contact", _call_not_answered, "十月打给家长没有打通", "A call in October was not answered"),
    _gap(
        "no-mid-autumn", "contact", _no_festival, "一所学校中秋没有视频", "A school had no video session at Mid-Autumn"
    ),
    _gap(
        "letter-kept",
        "contact",
        _unfinished("letter", "letter-handed-on"),
        "一封信没有转交",
        "A letter was not handed on",
    ),
    _gap(
        "suggestion-ignored",
        "contact",
        _unfinished("suggestion", "suggestion-answered"),
        "一条家长建议没有答复",
        "A parent's suggestion was not answered",
    ),
    _gap(
        "no-statistics",
        "hand-in",
        _no_statistics,
        "一所学校四月没有上报统计",
        "A school handed in no statistics in April",
    ),
    _gap(
        "late-statistics",
        "hand-in",
        _late_statistics,
        "一所学校三月的统计晚了两天",
        "A school was two days late in March",
    ),
    _gap(
        "same-article",
        "hand-in",
        _same_article,
        "一篇信息照抄上个月的",
        "An article repeats the one of the month before",
    ),
    _gap("no-article", "hand-in", _no_article, "一所学校七月没有交信息", "A school wrote no article in July"),
    _gap(
        "no-feedback",
        "hand-in",
        _no_feedback,
        "中心学校十月没有反馈给一所学校",
        "The office gave a school no feedback in October",
    ),
)
