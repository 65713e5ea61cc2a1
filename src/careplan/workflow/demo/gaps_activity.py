"""Gaps in trainings and activities, the census and the appraisal."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from careplan.records.school import Counsellor
from careplan.text import Text
from careplan.workflow.demo.gap import Chapter, Field, Follows, Gap, NobodyFitsError


def _not_held(duty: str, kind: str, **cells: str) -> Callable[[Field], Sequence[Follows]]:
    """Return how to leave out a school's one activity of a year."""

    def plant(field: Field) -> list[Follows]:
        school = field.school()
        field.drop(field.rows(kind, None, school, **cells))
        return [field.missed(duty, school, str(field.town.year))]

    return plant


def _not_done(duty: str, kind: str, **cells: str) -> Callable[[Field], Sequence[Follows]]:
    """Return how to leave out the central office's one act of a year."""

    def plant(field: Field) -> list[Follows]:
        field.drop([row for row in field.rows(kind, None, None, **cells) if row.folder == "township"])
        return [field.missed(duty, "township", str(field.town.year))]

    return plant


def _no_trainer(field: Field) -> list[Follows]:
    """Send nobody; then the second-level training waits and cannot be missed."""
    town = field.town
    school = field.school()
    field.used.add(school)
    for topic in ("family-education", "second-level"):
        field.drop(field.rows("training", at=school, topic=topic))
    trainer = town.staff[town.teams[school].trainer]
    trainer.qualifications[:] = [q for q in trainer.qualifications if q.topic != "family-education"]
    return [field.missed("trainer-training", school, str(town.year))]


def _absent(field: Field) -> list[Follows]:
    school = field.school(lambda one: one not in field.used)
    row = field.rows("training", at=school, topic="second-level")[0]
    *present, absent = row.cells["with"].split()
    if not present:
        raise NobodyFitsError
    row.cells["with"] = " ".join(present)
    return [field.missed("second-level-training", absent, str(field.town.year))]


def _untrained(field: Field) -> list[Follows]:
    """Let a teacher without training follow the counsellor in December."""
    town = field.town
    school = field.school()
    first, team = date(town.year, 12, 1), town.teams[school]
    engaged = town.schools[school].counsellors
    engaged[0] = engaged[0].model_copy(update={"until": first - timedelta(days=1)})
    engaged.append(Counsellor(from_=first, staff=team.trainer))
    follows = [field.missed("counselling-room", school, str(town.year), "overdue")]
    for row in field.rows("counselling", 12, school):
        row.by = team.trainer
        follows.append(Follows("counselling-by-untrained", row.file, {"by": row.by, "date": str(row.day)}))
    return follows


def _problem_left(field: Field) -> list[Follows]:
    row = field.rows("inspection")[0]
    row.cells["outcome"] = "problem"
    row.cells.pop("done_on", None)
    return [field.missed("inspection-follow-up", row.cells["school"], row.id)]


def _norms_old(field: Field) -> list[Follows]:
    school = field.school()
    del field.town.schools[school].norms[0].reviewed[-1]
    return [field.missed("norms-on-file", school, str(field.town.year), "overdue")]


def _no_meal(field: Field) -> list[Follows]:
    child = field.child()
    for month in (9, 10):
        field.forget(child, "theme_activity", month, topic="shared-meal")
    return [field.missed("shared-meal", child, str(field.town.year))]


def _not_counted(field: Field) -> list[Follows]:
    child = field.child()
    period = f"{field.town.year}H1"
    for (_, half), lines in field.town.census.items():
        if half == period:
            lines[:] = [line for line in lines if line.child != child]
    return [field.missed("half-year-census", child, period)]


def _wrong_grade(field: Field) -> list[Follows]:
    child = field.child()
    school = field.town.children[child].enrolment[0].school
    lines = field.town.census[school, f"{field.town.year}H2"]
    for index, line in enumerate(lines):
        if line.child == child and line.grade is not None:
            lines[index] = line.model_copy(update={"grade": line.grade + 1})
    file = f"schools/{school}/census/{field.town.year}H2.csv"
    return [Follows("census-sheet-contradicts-register", file, {"child": child, "column": "grade"})]


def _said_to_have_left(field: Field) -> list[Follows]:
    child = field.child()
    school = field.town.children[child].enrolment[0].school
    lines = field.town.census[school, f"{field.town.year}H2"]
    empty = dict.fromkeys(("grade", "boarder", "father", "mother", "guardian", "key"))
    for index, line in enumerate(lines):
        if line.child == child:
            lines[index] = line.model_copy(update={"result": "left", **empty})
    file = f"schools/{school}/census/{field.town.year}H2.csv"
    return [Follows("census-result-contradicts-register", file, {"child": child, "result": "left"})]


def _not_appraised(field: Field) -> list[Follows]:
    row = field.rows("appraisal")[-1]
    field.drop([row])
    return [field.missed("yearly-appraisal", row.cells["with"], str(field.town.year))]


def _too_many_points(field: Field) -> list[Follows]:
    row = field.rows("appraisal")[0]
    row.cells["score"] = "21"
    return [Follows("appraisal-score-out-of-range", row.file, {"score": "21"})]


def _gap(name: str, chapter: Chapter, plant: Callable[[Field], Sequence[Follows]], zh: str, en: str) -> Gap:
    return Gap(name, chapter, Text(zh, en), plant)


_ESSAYS = _not_held("essay-entries", "contest_entry")
_SAME_SKY = _not_held("childrens-day", "theme_activity", topic="same-sky")
_TWO_PLACES = _not_held("letters-between-places", "theme_activity", topic="letters-between-places")
_AWARDS = _not_done("essay-awards", "award", topic="my-proxy-parent")
_CANDIDATES = _not_done("county-nomination", "nomination")

GAPS: Final = (
    _gap("no-trainer", "activity", _no_trainer, "一所学校没有选派教师培训", "A school sent no teacher to the training"),
    _gap("teacher-absent", "activity", _absent, "二级培训有一名教师缺席", "A teacher missed the second-level training"),
    _gap("untrained", "activity", _untrained, "一所学校的心理医生没有受过培训", "A school's counsellor is not trained"),
    _gap(
        "problem-left",
        "activity",
        _problem_left,
        "检查发现的问题没有整改",
        "What an inspection found was not put right",
    ),
    _gap(
        "norms-old",
        "activity",
        _norms_old,
        "一所学校的规范一年没有修订",
        "A school's norms were not reviewed for a year",
    ),
    _gap("no-essays", "activity", _ESSAYS, "一所学校没有人参加征文", "Nobody of a school entered the contest"),
    _gap("no-awards", "activity", _AWARDS, "征文没有评选表彰", "The contest was never judged"),
    _gap(
        "no-childrens-day",
        "activity",
        _SAME_SKY,
        "一所学校没有过“六一”主题活动",
        "A school did not celebrate Children's Day",
    ),
    _gap(
        "no-letters", "activity", _TWO_PLACES, "一所学校没有办“两地书”", "A school wrote no letters between two places"
    ),
    _gap("no-meal", "activity", _no_meal, "中秋重阳没有和一名儿童共餐", "Nobody shared the autumn meal with a child"),
    _gap("not-counted", "census", _not_counted, "上半年核查漏了一名儿童", "The first census missed a child"),
    _gap("wrong-grade", "census", _wrong_grade, "下半年核查表的年级和台帐不符", "The second census has another grade"),
    _gap(
        "said-to-have-left",
        "census",
        _said_to_have_left,
        "核查说一名儿童走了，台帐说还在",
        "A sheet says that a child left, the register that the child is there",
    ),
    _gap("not-appraised", "appraisal", _not_appraised, "一名代理家长没有考核", "A proxy parent was not appraised"),
    _gap(
        "too-many-points", "appraisal", _too_many_points, "工作质量评了 21 分，满分 20", "Somebody got 21 points of 20"
    ),
    _gap(
        "no-candidates",
        "appraisal",
        _CANDIDATES,
        "没有推选参加全县座谈会的人",
        "Nobody was named for the county meeting",
    ),
)
