"""What a closed month reported beside what the records give now, seen from the day on which it was closed."""

from collections.abc import Iterator
from dataclasses import replace

from careplan.domain.closed_month import TOWNSHIP, Corrections, closed_months, corrections, figures
from careplan.domain.obligation import DONE, State
from careplan.domain.view import View
from careplan.domain.world import World
from careplan.records.closed_month import ClosedReport
from careplan.reports.parts.month import Month
from careplan.reports.school_month import school_month
from careplan.reports.township_month import township_month
from careplan.workflow.closing import some_to_a_line

_SETTLED = DONE | {State.NOT_APPLICABLE}


def report_of(month: Month, of: str) -> tuple[View, ClosedReport]:
    """Return a month's report, a school's or the township's, and what of it is kept when the month is closed."""
    school = None if of == TOWNSHIP else of
    view = township_month(month) if school is None else school_month(month, school)
    scope = month.of(school)
    undone = [f"{s.obligation.id} {s.state.value}" for s in scope.settled if s.state not in _SETTLED]
    kept = {"of": of, "figures": figures(view), "children": some_to_a_line(scope.children), "undone": sorted(undone)}
    return view, ClosedReport.model_validate(kept)


def corrections_until(world: World, label: str, of: str) -> list[Corrections]:
    """Return the amendments to the closed months up to one, of a school or of the township."""
    return [found for month in sorted(closed_months(world)) if month <= label for found in _of(world, month, of)]


def _of(world: World, label: str, of: str) -> Iterator[Corrections]:
    closed = closed_months(world)[label]
    report = next((report for report in closed.reports if report.of == of), None)
    if report is not None and world.on >= closed.on:
        view, now = report_of(Month(replace(world, on=closed.on), label, None if of == TOWNSHIP else of), of)
        found = corrections(closed, report, now, view)
        if found.figures:
            yield found
