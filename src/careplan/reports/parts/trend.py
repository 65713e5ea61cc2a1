"""How completion moved from month to month."""

from typing import TYPE_CHECKING

from careplan.domain.calendar import closing_month
from careplan.domain.figure import Table
from careplan.reports.parts.month import Scope, counts, own_day
from careplan.reports.parts.owed import of_school, states_table
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
    last = scope.month.span.until
    found = scope.month.world.answered_by(
        scope.school, lambda o: counts(o.duty) and of_school(o.duty) and own_day(o, closes) <= last
    )
    for item in found:
        groups.setdefault(closing_month(own_day(item.obligation, closes), closes), []).append(item)
    lines = [(f"{span.until:%Y-%m}", groups[span]) for span in sorted(groups, key=lambda span: span.from_)[-_MONTHS:]]
    title = Text("逐月完成情况", "Completion by month")
    return states_table(scope, "trend", title, Text("月份", "Month"), ((label, label, items) for label, items in lines))
