"""The summary tables (统计表): the children and what was done for them by school, or by grade at one school."""

from careplan.domain.view import BUNDLE, View, view_of
from careplan.reports.parts import ahead, carers, children, did, owed, schools, tally
from careplan.reports.parts.month import Month
from careplan.reports.school_month import figures
from careplan.text import Text

KIND = "statistics"
_DUTIES = Text("本月义务", "Duties of the month")


def statistics(month: Month, school: str | None) -> View:
    """Return the tables of the township by school, or of one school by grade; every one of them foots."""
    scope = month.of(school)
    ids = month.schools if school is None else [school]
    of_duties = (
        [schools.by_school(scope), schools.care_by_school(scope)]
        if school is None
        else [
            owed.duties(scope, "duties", _DUTIES, lambda s: owed.of_school(s.obligation.duty)),
            carers.by_proxy(scope),
        ]
    )
    tables = [
        *tally.tables(scope),
        children.flow_table(scope, ids),
        *of_duties,
        owed.owing(scope, office=False),
        did.acts_by_school(scope, ids),
        did.trained(scope, ids),
        ahead.hand_ins(scope),
    ]
    wanted = {"children", "key_children", "completion", "owing"}
    shown = [figure for figure in figures(scope) if figure.id in wanted or figure.id.startswith(BUNDLE)]
    return view_of(scope.head(KIND), shown, tables)
