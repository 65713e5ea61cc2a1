"""Figures of closed months that are known better now: what was reported, what is right, and why."""

from collections.abc import Sequence

from careplan.domain.closed_month import Corrections
from careplan.domain.figure import Column, Row, Table
from careplan.reports.parts.month import Scope
from careplan.text import Text


def corrected(scope: Scope, found: Sequence[Corrections]) -> Table:
    """Return the amendments to closed months, one line for each figure."""
    columns = (
        Column("month", Text("月份", "month")),
        Column("reported", Text("上报", "reported")),
        Column("corrected", Text("更正", "corrected")),
        Column("because", Text("原因", "because")),
    )
    rows = []
    for one in found:
        because = Text("；".join(why.zh for why in one.because), "; ".join(why.en for why in one.because))
        for figure in one.figures:
            cells = (figure.month, figure.reported, figure.corrected, because)
            rows.append(Row(f"{figure.month}.{figure.figure}", figure.title, cells))
    title = Text("已结月份的更正", "Amendments to closed months")
    return Table("corrections", title, scope.define("corrections"), Text("数字", "Figure"), columns, tuple(rows))
