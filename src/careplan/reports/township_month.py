"""The township's monthly report: the schools side by side, and what the office tells each of them."""

from collections.abc import Sequence

from careplan.domain.closed_month import Corrections
from careplan.domain.figure import Table, agree
from careplan.domain.view import View, view_of
from careplan.reports.parts import ahead, carers, children, corrected, did, follow, mail, owed, schools, trend
from careplan.reports.parts.month import Month, Scope
from careplan.reports.school_month import figures
from careplan.text import Text

KIND = "township-month"


def township_month(month: Month, known_better: Sequence[Corrections] = ()) -> View:
    """Return the township's month by school; who did nothing and what was not handed in come first."""
    scope = month.of(None)
    first = [
        schools.missing_hand_ins(scope),
        carers.idle(scope),
        owed.owing(scope),
        carers.children_owed(scope),
        corrected.corrected(scope, known_better),
        schools.feedback(scope),
        schools.key_by_school(scope),
        ahead.hand_ins(scope),
    ]
    return view_of(scope.head(KIND), figures(scope), [*first, *_owed(scope), *_people(scope), *_done(scope)])


def _owed(scope: Scope) -> list[Table]:
    title = Text("全镇义务", "Duties of the township")
    office = Text("中心学校的义务", "Duties of the central office")
    by_school = schools.by_school(scope)
    by_duty = owed.duties(scope, "duties", title, lambda s: owed.of_school(s.obligation.duty))
    agree(by_school, by_duty)
    return [
        by_school,
        by_duty,
        schools.care_by_school(scope),
        ahead.running(scope),
        owed.standing(scope),
        owed.unjudged(scope),
        owed.duties(scope, "office_duties", office, lambda s: owed.of_office(s.obligation.duty)),
        *owed.of_bodies(scope),
        schools.rubric_lines(scope),
        owed.carried(scope),
        trend.trend(scope),
    ]


def _people(scope: Scope) -> list[Table]:
    ids = scope.month.schools
    groups = [(schools.name_of(scope, school), scope.month.of(school).children) for school in ids]
    title = Text("在册儿童（按学校）", "Children by school")
    return [
        children.stock_table(scope, "stock_by_school", title, schools.SCHOOL, groups),
        children.flow_table(scope, ids),
        children.change_list(scope),
    ]


def _done(scope: Scope) -> list[Table]:
    ids = scope.month.schools
    return [
        did.acts_by_school(scope, ids),
        mail.mail(scope),
        mail.events(scope),
        did.meetings(scope),
        did.activities(scope),
        did.articles(scope),
        did.trained(scope, ids),
        follow.flags(scope),
        follow.inspections(scope),
        follow.rulings(scope),
        follow.honours(scope),
        ahead.next_month(scope),
    ]
