"""What was owed in the month and what became of it: by duty, by child, by proxy parent; what is missing comes first."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from careplan.domain.figure import Cell, Column, Figure, Identity, Rate, Row, Table, rate, summed, total_of
from careplan.domain.obligation import DONE, OWING, STATE_WORDS, Settlement, State
from careplan.domain.view import BUNDLE
from careplan.records.plan import Duty
from careplan.reports.parts.month import Scope, counts
from careplan.text import Text

_UNJUDGED: Final = (State.ADVISORY, State.SEEN, State.NOT_SEEN, State.UNKNOWN)
_PENDING: Final = (State.OPEN, State.UPCOMING, State.MOVED, State.BLOCKED, State.WAIVED, State.NOT_APPLICABLE)
_JUDGED: Final = (State.MET, State.LATE, State.OVERDUE, State.MISSED)
_CARRIED: Final = DONE | {State.OVERDUE, State.MOVED}
"""What of an earlier month waits still, late or for the day it was moved to, or may have been done now."""
_HELD: Final = DONE | {State.OPEN}
_EXPECTED: Final = Text("应做", "expected")
DUTY: Final = Text("义务", "Duty")


def of_office(duty: Duty) -> bool:
    """Say whether a duty is owed by the central office alone."""
    return duty.owner == ["central_office"]


def of_school(duty: Duty) -> bool:
    """Say whether a school answers for a duty: neither the office alone nor bodies outside the schools owe it."""
    return not of_office(duty) and not duty.of_bodies


def is_counted(item: Settlement) -> bool:
    """Say whether an obligation is one that a completion counts: judged, and an act rather than a state."""
    return counts(item.obligation.duty)


def is_standing(item: Settlement) -> bool:
    """Say whether an obligation is a state that must hold every day, and is judged."""
    return item.obligation.duty.judge == "duty" and item.obligation.duty.holds is not None


def is_unjudged(item: Settlement) -> bool:
    """Say whether an obligation is only shown, never judged."""
    return item.obligation.duty.judge != "duty"


def completion(items: Iterable[Settlement], done: frozenset[State] = DONE) -> Rate:
    """Return how many of some obligations are done, of those that are owed."""
    states = [item.state for item in items]
    finished = sum(state in done for state in states)
    return rate(finished, len(states), states.count(State.WAIVED), states.count(State.NOT_APPLICABLE))


def progress(items: Iterable[Settlement]) -> Rate:
    """Return the acts that counted of those that were needed, each obligation capped at its own need."""
    owed = [item for item in items if item.state not in {State.WAIVED, State.NOT_APPLICABLE}]
    return total_of(Rate(item.progress, item.obligation.need) for item in owed)


def by_duty(items: Iterable[Settlement]) -> dict[str, list[Settlement]]:
    """Return obligations by duty, in the order of the plan as far as they tell it: by chapter, then id."""
    groups: dict[str, list[Settlement]] = {}
    for item in items:
        groups.setdefault(item.obligation.duty.id, []).append(item)
    return groups


def in_plan_order(scope: Scope, items: Iterable[Settlement]) -> list[tuple[Duty, list[Settlement]]]:
    """Return obligations by duty in the order in which the plans name them."""
    groups = by_duty(items)
    duties = {duty.id: duty for plan in scope.month.world.books.plans for duty in plan.duties}
    return [(duty, groups[id_]) for id_, duty in duties.items() if id_ in groups]


def _states(title: Text, states: tuple[State, ...]) -> tuple[tuple[Column, ...], tuple[Identity, ...]]:
    columns = (Column("expected", title), *(Column(s.value, STATE_WORDS[s]) for s in states))
    return columns, (Identity("expected", tuple(s.value for s in states)),)


def _counts(items: Sequence[Settlement], states: tuple[State, ...]) -> list[int]:
    found = [item.state for item in items]
    return [len(found), *(found.count(state) for state in states)]


def states_table(
    scope: Scope,
    id_: str,
    title: Text,
    head: Text,
    groups: Iterable[tuple[str, Cell, list[Settlement]]],
    definition: str = "states",
) -> Table:
    """Return a table of judged obligations: how many in each state, acts done of acts needed, and completion."""
    columns, agrees = _states(_EXPECTED, (*_JUDGED, *_PENDING))
    columns = (
        *columns,
        Column("acts", Text("已做次数/应做次数", "acts done of those owed")),
        Column("completion", Text("完成率", "completion")),
    )
    rows = [
        Row(
            row_id,
            label,
            (*_counts(items, (*_JUDGED, *_PENDING)), progress(items), completion(items)),
            _refs(items),
        )
        for row_id, label, items in groups
    ]
    return Table(
        id_,
        title,
        scope.define(definition),
        head,
        columns,
        tuple(rows),
        summed(rows, len(columns)) if rows else None,
        agrees,
    )


def _refs(items: Iterable[Settlement]) -> tuple[str, ...]:
    return tuple(item.obligation.id for item in items)


def duties(scope: Scope, id_: str, title: Text, test: Callable[[Settlement], bool]) -> Table:
    """Return the states of counted duties, one line for each."""
    items = (item for item in scope.settled if is_counted(item) and test(item))
    groups = ((duty.id, duty.title.text, found) for duty, found in in_plan_order(scope, items))
    return states_table(scope, id_, title, DUTY, groups)


def of_bodies(scope: Scope) -> list[Table]:
    """Return the states of what bodies outside the schools owe, where the plan names such bodies."""
    if not any(item.obligation.duty.of_bodies for item in scope.settled):
        return []
    title = Text("校外单位的义务", "What bodies outside the schools owe")
    return [duties(scope, "outside_duties", title, lambda s: s.obligation.duty.of_bodies)]


def standing(scope: Scope) -> Table:
    """Return the duties that must hold every day: for how many they hold, and where they do not."""
    columns, agrees = _states(Text("应具备", "expected"), (*_JUDGED, *_PENDING))
    columns = (
        *columns,
        Column("held", Text("保持率", "held")),
        Column("who", Text("现在不具备", "not there now")),
    )
    rows = []
    for duty, items in in_plan_order(scope, filter(is_standing, scope.settled)):
        lacking = [scope.subject(item.obligation) for item in items if item.state in OWING]
        cells = (*_counts(items, (*_JUDGED, *_PENDING)), completion(items, _HELD), listed(lacking))
        rows.append(Row(duty.id, duty.title.text, cells, _refs(items)))
    totals = summed(rows, len(columns)) if rows else None
    title = Text("常态要求", "Standing duties")
    return Table("standing", title, scope.define("standing"), DUTY, columns, tuple(rows), totals, agrees)


def unjudged(scope: Scope) -> Table:
    """Return the duties that are not judged, with what was done."""
    states = (*_UNJUDGED, *_PENDING)
    columns, agrees = _states(Text("对象", "subjects"), states)
    columns = (*columns, Column("acts", Text("已做次数/应做次数", "acts done of those owed")))
    rows = [
        Row(
            duty.id,
            duty.title.text,
            (*_counts(items, states), sum(item.done for item in items)),
            _refs(items),
        )
        for duty, items in in_plan_order(scope, filter(is_unjudged, scope.settled))
    ]
    totals = summed(rows, len(columns)) if rows else None
    title = Text("不评判的事项（经常、定期、适时）", "Duties that are not judged")
    return Table("unjudged", title, scope.define("advisory"), DUTY, columns, tuple(rows), totals, agrees)


def still_owed(scope: Scope, *, office: bool = False) -> list[Settlement]:
    """Return what is still owed of all that schools answer for: acts that were not done, and states that do not hold.

    The figure is of these; with `office` also what the office and bodies outside the schools owe.
    """
    return [s for s in scope.settled if s.state in OWING and (office or of_school(s.obligation.duty))]


def owing(scope: Scope, *, office: bool = True) -> Table:
    """Return what is still owed, by duty, with whom it concerns; without `office` exactly what the figure counts."""
    columns = (
        Column("owing", Text("尚欠", "still owed")),
        Column("overdue", STATE_WORDS[State.OVERDUE]),
        Column("missed", STATE_WORDS[State.MISSED]),
        Column("due", Text("到期日", "due")),
        Column("who", Text("对象", "whom")),
    )
    rows = []
    for duty, items in in_plan_order(scope, still_owed(scope, office=office)):
        states = [item.state for item in items]
        due = min(item.obligation.due for item in items) if duty.holds is None else None
        who = listed(scope.subject(item.obligation) for item in items)
        cells = (len(items), states.count(State.OVERDUE), states.count(State.MISSED), due, who)
        rows.append(Row(duty.id, duty.title.text, cells, _refs(items)))
    rows.sort(key=lambda row: -len(row.refs))
    return Table(
        "owing",
        Text("尚欠（最多的在前）", "Still owed, most first"),
        scope.define("owing"),
        DUTY,
        columns,
        tuple(rows),
        summed(rows, len(columns)) if rows else None,
        (Identity("owing", ("overdue", "missed")),),
    )


def carried(scope: Scope) -> Table:
    """Return what earlier months left: still to be made up, or made up in this month."""
    start = scope.month.span.from_
    left = scope.month.world.answered_by(scope.school, lambda o: o.scheduled < start, _CARRIED)
    items = [s for s in left if s.state not in DONE or _is_made_up(scope, s)]
    columns = (
        Column("period", Text("时段", "period")),
        Column("duty", DUTY),
        Column("due", Text("到期日", "due")),
        Column("state", Text("状态", "state")),
        Column("met_on", Text("补做日", "made up on")),
    )
    rows = tuple(
        Row(
            s.obligation.id,
            scope.subject(s.obligation),
            (
                s.obligation.period.label,
                s.obligation.duty.title.text,
                s.obligation.due,
                STATE_WORDS[s.state],
                s.met_on,
            ),
            (s.obligation.id,),
        )
        for s in items
    )
    title = Text("以前月份结转", "Carried over from earlier months")
    return Table("carried", title, scope.define("owing"), Text("对象", "Whom"), columns, rows)


def _is_made_up(scope: Scope, item: Settlement) -> bool:
    """Say whether something of an earlier month was done in this one."""
    return item.met_on is not None and item.met_on > item.obligation.scheduled and scope.month.holds(item.met_on)


def listed(names: Iterable[str]) -> str | None:
    """Return names in one cell, each once, None where there are none."""
    return ", ".join(dict.fromkeys(names)) or None


def titles(items: Iterable[Settlement]) -> Text | None:
    """Return the duties of some obligations in one cell, each once, None where there are none."""
    words = list(dict.fromkeys(item.obligation.duty.title.text for item in items))
    return Text("、".join(w.zh for w in words), ", ".join(w.en for w in words)) if words else None


def rate_figures(scope: Scope) -> list[Figure]:
    """Return the completion of all duties of the month, of each bundle, and what is still owed."""
    counted = [s for s in scope.settled if is_counted(s) and of_school(s.obligation.duty)]
    names = {id_: words.text for plan in scope.month.world.books.plans for id_, words in plan.bundles.items()}
    define = scope.define
    figures = [
        Figure("completion", Text("义务完成率", "Duties done"), completion(counted), define("progress"), _refs(counted))
    ]
    for bundle, title in names.items():
        items = [s for s in counted if s.obligation.duty.bundle == bundle]
        words = Text(f"{title.zh}完成率", f"{title.en} done")
        figures.append(Figure(f"{BUNDLE}{bundle}", words, completion(items), define("progress"), _refs(items)))
    missing = still_owed(scope)
    figures.append(
        Figure("owing", Text("尚欠义务", "Duties still owed"), len(missing), define("owing"), _refs(missing))
    )
    return figures
