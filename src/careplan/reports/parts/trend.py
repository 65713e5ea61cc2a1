"""How completion moved from month to month."""

from typing import TYPE_CHECKING

from careplan.domain.calendar import closing_month
from careplan.domain.figure import Table
from careplan.reports.parts.month import Scope, own_day
from careplan.reports.parts.owed import is_counted, of_school, states_table
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.calendar import Span
    from careplan.domain.obligation import Settlement

_MONTHS = 12


def trend(scope: Scope) -> Table:
    """Return the states of counted duties for this month and up to eleven before it, the oldest first.

    Every month is seen from the same day, so that what was made up since then counts as done late.
    """
    closes = scope.register.township.month_closes
    groups: dict[Span, list[Settlement]] = {}
    for item in scope.month.world.settlements:
        obligation = item.obligation
        if scope.school in {None, obligation.school} and is_counted(item) and of_school(obligation.duty):
            day = own_day(obligation, closes)
            if day <= scope.month.span.until:
                groups.setdefault(closing_month(day, closes), []).append(item)
    lines = [(f"{span.until:%Y-%m}", groups[span]) for span in sorted(groups, key=lambda span: span.from_)[-_MONTHS:]]
    title = Text("逐月完成情况", "Completion by month")
    return states_table(scope, "trend", title, Text("月份", "Month"), ((label, label, items) for label, items in lines))
