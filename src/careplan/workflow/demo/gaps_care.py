"""Gaps in the six ones and the care form."""

from datetime import date
from typing import Final

from careplan.domain import spells
from careplan.text import Text
from careplan.workflow.demo.gap import Field, Follows, Gap, NobodyFitsError

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SILENT: Final = (9, 10)
_MONTHLY: Final = ("talk", "homework-check", "tutoring", "home-visit", "dinner", "care-form")


def _missing(duty: str, month: int, state: str = "missed") -> "Gap":
    kind = duty.replace("-", "_")
    title = _TITLES[duty]

    def plant(field: Field) -> list[Follows]:
        child = field.child()
        field.forget(child, kind, month)
        return [field.missed(duty, child, field.period(month), state)]

    words = Text(f"{month} 月有一名儿童{title.zh}", f"A child {title.en} in {_MONTHS[month - 1]}")
    return Gap(f"{duty}-{month:02}", "care", words, plant)


_TITLES: Final = {
    "talk": Text("没有谈心", "had no talk"),
    "home-visit": Text("没有家访", "was not visited at home"),
    "dinner": Text("没有共进晚餐", "had no shared dinner"),
    "homework-check": Text("没有检查作业", "had no homework check"),
    "tutoring": Text("没有辅导作业", "had no tutoring"),
    "care-form": Text("没有填关爱记录表", "has no care record form"),
}


def _silent_child(field: Field) -> list[Follows]:
    flagged = {child for kind in ("flag", "flag_resolved") for row in field.rows(kind) for child in row.children}
    child = field.child(lambda one: not field.town.children[one].key and one not in flagged)
    follows = [field.missed("shared-meal", child, str(field.town.year))]
    for month in _SILENT:
        for kind in {row.kind for row in field.town.rows if child in row.children and row.day.month == month}:
            field.forget(child, kind, month)
        follows += [field.missed(duty, child, field.period(month)) for duty in _MONTHLY]
    return follows


def _nobody_home(field: Field) -> list[Follows]:
    child = field.child(lambda one: any(row.children == (one,) for row in field.rows("home_visit", 5)))
    for row in field.rows("home_visit", 5):
        if child in row.children:
            row.cells.pop("reached", None)
            row.cells["outcome"] = "absent"
    return [field.missed("home-visit", child, field.period(5))]


def _made_up(field: Field) -> list[Follows]:
    """Let a visit be made up in the first days of the next month: late, and no finding any more."""
    child = field.child(lambda one: any(row.children == (one,) for row in field.rows("home_visit", 9)))
    row = next(row for row in field.rows("home_visit", 9) if row.children == (child,))
    row.day = date(field.town.year, 10, 6)
    row.cells["counts_for"] = field.period(9)
    return []


def _stranger(field: Field) -> list[Follows]:
    """Let another proxy parent of the school do the only talk of a month and name nobody."""
    town = field.town

    def fits(child: str) -> bool:
        school = town.children[child].enrolment[0].school
        alone = [row for row in field.rows("talk", 3) if row.children == (child,) and "deputy_for" not in row.cells]
        return len(alone) == 1 and len(town.teams[school].proxies) > 1

    child = field.child(fits)
    row = next(row for row in field.rows("talk", 3) if row.children == (child,))
    school = town.children[child].enrolment[0].school
    row.by = row.writer = next(staff for staff in town.teams[school].proxies if staff != row.by)
    outside = Follows("act-outside-pairing", row.file, {"child": child, "date": str(row.day), "by": row.by})
    return [field.missed("talk", child, field.period(3)), outside]


def _no_meeting(field: Field) -> list[Follows]:
    school = field.school()
    field.drop(field.rows("proxy_meeting", 6, at=school))
    return [field.missed("proxy-meeting", school, field.period(6))]


def _wrong_post(field: Field) -> list[Follows]:
    """Let a teacher, who may not, waive what the principal should have."""
    for row in field.rows("waiver"):
        child, school = row.children[0], row.folder.rpartition("/")[2]
        if child not in field.used and spells.on(field.town.children[child].proxy, row.day):
            field.used.add(child)
            row.by = field.town.teams[school].trainer
            refused = Follows("ruling-by-wrong-post", row.file, {"by": row.by, "date": str(row.day)})
            return [field.missed(row.cells["topic"], child, row.cells["counts_for"]), refused]
    raise NobodyFitsError


GAPS: Final = (
    _missing("talk", 5),
    _missing("home-visit", 3),
    _missing("dinner", 10),
    _missing("homework-check", 4),
    _missing("tutoring", 11),
    _missing("care-form", 6),
    _missing("care-form", 12, "overdue"),
    Gap(
        "silent-child",
        "care",
        Text("有一名儿童九月、十月没有任何人写过一行", "About one child nobody wrote a line in September and October"),
        _silent_child,
    ),
    Gap(
        "nobody-home",
        "care",
        Text("五月家访扑了空，没有再去", "A visit in May found nobody, and nobody went again"),
        _nobody_home,
    ),
    Gap(
        "visit-made-up",
        "care",
        Text("九月的家访十月初补做：算补完成", "September's visit was made up in October: late, not missed"),
        _made_up,
    ),
    Gap(
        "stranger-talks",
        "care",
        Text("三月的谈心由别的代理家长做，没有写代谁", "Another proxy parent talked in March and named nobody"),
        _stranger,
    ),
    Gap("no-meeting", "care", Text("一所学校六月没有开座谈会", "A school held no meeting in June"), _no_meeting),
    Gap("waived-by-teacher", "care", Text("教师批准了免除，无权", "A teacher waived a duty and may not"), _wrong_post),
)
