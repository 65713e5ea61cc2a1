"""What was handed in and when, and what falls due in the month after."""

from datetime import date, timedelta
from typing import Final

from careplan.domain.calendar import Span, closing_month
from careplan.domain.figure import Column, Row, Table, summed
from careplan.domain.obligation import OWING, STATE_WORDS, Settlement, State
from careplan.domain.role_words import role_words
from careplan.reports.parts.month import Scope
from careplan.reports.parts.owed import DUTY, of_school, states_table
from careplan.text import Text

_OWED: Final = frozenset(State) - {State.WAIVED, State.NOT_APPLICABLE}


def hand_ins(scope: Scope) -> Table:
    """Return what each school had to hand in: when it was expected, when it came; what is missing comes first."""
    columns = (
        Column("duty", DUTY),
        Column("expected", Text("应交", "expected")),
        Column("actual", Text("实交", "handed in")),
        Column("late", Text("迟交天数", "days late")),
        Column("state", Text("状态", "state")),
    )
    items = [s for s in scope.settled if is_hand_in(s)]
    items.sort(key=lambda s: (s.state not in OWING, s.obligation.school or "", s.obligation.due))
    rows = tuple(
        Row(
            s.obligation.id,
            s.obligation.subject,
            (
                s.obligation.duty.title.text,
                s.obligation.due,
                s.met_on,
                str(max(0, (s.met_on - s.obligation.due).days)) if s.met_on else None,
                STATE_WORDS[s.state],
            ),
            (s.obligation.id, *(act.row_id for act in s.acts)),
        )
        for s in items
    )
    title = Text("上交情况（未交的在前）", "Hand-ins, what is missing first")
    return Table("hand_ins", title, scope.define("states"), Text("学校", "School"), columns, rows)


def is_hand_in(item: Settlement) -> bool:
    """Say whether an obligation is something that a school hands in."""
    duty = item.obligation.duty
    return duty.chapter == "hand-in" and duty.for_each == "school" and of_school(duty)


def running(scope: Scope) -> Table:
    """Return what is open in the month and due in a later one, by day; no completion of the month counts it."""
    groups: dict[tuple[date, str], list[Settlement]] = {}
    for item in scope.running:
        groups.setdefault((item.obligation.due, item.obligation.duty.id), []).append(item)
    lines = []
    for (due, id_), items in sorted(groups.items()):
        title = items[0].obligation.duty.title.text
        lines.append((f"{due}/{id_}", Text(f"{due} {title.zh}", f"{due} {title.en}"), items))
    title = Text("跨月进行中（以后的月份到期）", "Running, due in a later month")
    return states_table(scope, "running", title, Text("到期日和义务", "Due day and duty"), lines, "running")


def next_month(scope: Scope) -> Table:
    """Return the duties that fall due in the month after and were not done before, by day; states hold always."""
    columns = (
        Column("duty", DUTY),
        Column("owner", Text("责任人", "owed by")),
        Column("count", Text("项数", "how many")),
        Column("clause", Text("条款", "clause")),
    )
    span = _following(scope)
    then = scope.month.world.answered_by(scope.school, lambda o: span.holds(o.due) and o.duty.holds is None, _OWED)
    items = [s for s in then if s.met_on is None or s.met_on > scope.month.day]
    groups: dict[tuple[str, str], list[Settlement]] = {}
    for item in items:
        groups.setdefault((item.obligation.due.isoformat(), item.obligation.duty.id), []).append(item)
    rows = []
    for (due, id_), found in sorted(groups.items()):
        duty = found[0].obligation.duty
        owners = [role_words(owner, duty) for owner in duty.owner]
        owner = Text("、".join(o.zh for o in owners), ", ".join(o.en for o in owners))
        cells = (duty.title.text, owner, len(found), duty.source.clause)
        rows.append(Row(f"{due}/{id_}", found[0].obligation.due, cells, tuple(s.obligation.id for s in found)))
    totals = summed(rows, len(columns)) if rows else None
    return Table(
        "next_month",
        Text("下月应做", "Due next month"),
        scope.define("next"),
        Text("到期日", "Due"),
        columns,
        tuple(rows),
        totals,
    )


def _following(scope: Scope) -> Span:
    closes = scope.register.township.month_closes
    first = scope.month.span.until + timedelta(days=1)
    return closing_month(first, closes)
