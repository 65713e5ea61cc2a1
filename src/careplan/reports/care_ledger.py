"""The management ledger (管理台帐): what was done for each child in the month, when and by whom, and what is owed."""

from careplan.domain.view import BUNDLE, View, view_of
from careplan.reports.parts import care, carers, children, did
from careplan.reports.parts.month import Month
from careplan.reports.school_month import figures

KIND = "care-ledger"


def care_ledger(month: Month, school: str | None, *, full: bool = False) -> View:
    """Return the ledger of a school's month, or of the township's; names in full only where `full`."""
    scope = month.of(school, full=full)
    wanted = {"children", "key_children", "completion", "owing"}
    shown = [figure for figure in figures(scope) if figure.id in wanted or figure.id.startswith(BUNDLE)]
    tables = [
        care.by_child(scope),
        care.waiting(scope),
        carers.by_proxy(scope),
        did.meetings(scope),
        children.change_list(scope),
    ]
    return view_of(scope.head(KIND), shown, tables)
