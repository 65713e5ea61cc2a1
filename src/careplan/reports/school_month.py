"""A school's monthly report: what it hands in to the central office by the plan."""

from collections.abc import Sequence

from careplan.domain.closed_month import Corrections
from careplan.domain.figure import Figure, Table
from careplan.domain.view import View, view_of
from careplan.reports.parts import ahead, carers, children, corrected, did, follow, mail, owed, trend
from careplan.reports.parts.month import Month, Scope
from careplan.text import Text

KIND = "school-month"


def school_month(month: Month, school: str, known_better: Sequence[Corrections] = ()) -> View:
    """Return the report of one school's month, from settlements, acts and the register alone."""
    scope = month.of(school)
    owed_tables = [
        owed.owing(scope),
        carers.children_owed(scope),
        corrected.corrected(scope, known_better),
        children.key_children(scope),
        owed.duties(
            scope,
            "duties",
            Text("本月义务", "Duties of the month"),
            lambda s: owed.of_school(s.obligation.duty),
        ),
        ahead.running(scope),
        owed.standing(scope),
        owed.unjudged(scope),
        owed.duties(
            scope,
            "office_duties",
            Text("中心学校对本校的义务", "What the central office owes the school"),
            lambda s: owed.of_office(s.obligation.duty),
        ),
        *owed.of_bodies(scope),
        carers.by_child(scope),
        carers.by_proxy(scope),
        owed.carried(scope),
        trend.trend(scope),
        carers.idle(scope),
    ]
    people = [
        children.by_grade(scope),
        children.flow_table(scope, [school]),
        children.change_list(scope),
    ]
    return view_of(scope.head(KIND), figures(scope), [*owed_tables, *people, *_done(scope, school)])


def _done(scope: Scope, school: str) -> list[Table]:
    return [
        did.acts_table(scope, "care_acts", Text("关爱记录", "Care"), did.CARE),
        did.acts_table(scope, "contact_acts", Text("亲情联系", "Contact with the parents"), did.CONTACT),
        did.acts_table(
            scope, "activity_acts", Text("辅导、活动与培训", "Counselling, activities, trainings"), did.ACTIVITY
        ),
        did.acts_table(
            scope, "official_acts", Text("上报、检查与考核", "Hand-ins, inspections, appraisal"), did.OFFICIAL
        ),
        mail.mail(scope),
        mail.events(scope),
        did.meetings(scope),
        did.activities(scope),
        did.articles(scope),
        did.trained(scope, [school]),
        follow.flags(scope),
        follow.inspections(scope),
        follow.rulings(scope),
        follow.honours(scope),
        ahead.hand_ins(scope),
        ahead.next_month(scope),
    ]


def figures(scope: Scope) -> list[Figure]:
    """Return the figures of a report that stand alone."""
    key = [child for child in scope.children if scope.register.is_key(child, scope.month.day)]
    return [
        Figure(
            "children",
            Text("在册儿童", "Children on the register"),
            len(scope.children),
            scope.define("stock"),
            tuple(scope.children),
        ),
        Figure("key_children", Text("重点儿童", "Key children"), len(key), scope.define("key-first"), tuple(key)),
        *owed.rate_figures(scope),
        *did.contact_figures(scope),
        *did.counselling_figures(scope),
        did.appraised(scope),
    ]
