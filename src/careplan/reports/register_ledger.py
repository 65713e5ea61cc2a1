"""The register ledger (登记台帐): every child on the register as the registration form of 2016 asks."""

from careplan.domain.view import View, view_of
from careplan.reports.parts import roster
from careplan.reports.parts.month import Month
from careplan.reports.school_month import figures

KIND = "register-ledger"


def register_ledger(month: Month, school: str | None, *, full: bool = False) -> View:
    """Return the ledger of a school, or of the township, on the month's day; private values only where `full`."""
    scope = month.of(school, full=full)
    wanted = {"children", "key_children"}
    shown = [figure for figure in figures(scope) if figure.id in wanted]
    return view_of(scope.head(KIND), shown, roster.tables(scope))
