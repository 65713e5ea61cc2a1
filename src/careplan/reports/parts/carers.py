"""What was owed by child and by proxy parent: where most is missing comes first."""

from collections.abc import Sequence
from datetime import date

from careplan.domain.figure import Cell, Column, Row, Table, summed
from careplan.domain.obligation import DONE, OWING, STATE_WORDS, Settlement
from careplan.reports.parts.month import Scope
from careplan.reports.parts.owed import completion, in_plan_order, is_counted, states_table, titles
from careplan.text import Text


def is_childs_own(item: Settlement) -> bool:
    """Say whether an obligation is one of care or contact towards one child: the six ones, the form, the calls."""
    duty = item.obligation.duty
    return is_counted(item) and duty.for_each == "child" and duty.chapter in {"care", "contact"}


def by_child(scope: Scope) -> Table:
    """Return each child's duties of care and contact; a child for whom most is missing comes first."""
    items = [item for item in scope.settled if is_childs_own(item)]
    found = in_plan_order(scope, items)
    columns = (
        Column("owing", Text("尚欠", "still owed")),
        *(Column(duty.id, duty.title.text) for duty, _ in found),
    )
    mine: dict[str, dict[str, list[Settlement]]] = {}
    for item in items:
        mine.setdefault(item.obligation.subject, {}).setdefault(item.obligation.duty.id, []).append(item)
    rows = []
    for child, groups in mine.items():
        missing = sum(s.state in OWING for group in groups.values() for s in group)
        cells = (missing, *(_standing_of(groups.get(duty.id, [])) for duty, _ in found))
        rows.append(Row(child, scope.child(child), cells, tuple(s.obligation.id for g in groups.values() for s in g)))
    rows.sort(key=lambda row: (-_first(row), row.id))
    title = Text("按儿童（所缺在前）", "By child, what is missing first")
    totals = summed(rows, len(columns)) if rows else None
    return Table("by_child", title, scope.define("owing"), Text("儿童", "Child"), columns, tuple(rows), totals)


def _first(row: Row) -> int:
    return row.cells[0] if isinstance(row.cells[0], int) else 0


def _standing_of(items: list[Settlement]) -> Cell:
    if len(items) == 1:
        return STATE_WORDS[items[0].state]
    return completion(items) if items else None


def children_owed(scope: Scope) -> Table:
    """Return the children who are owed something, of any duty: to whom most is owed first, then what waits longest."""
    columns = (
        Column("school", Text("学校", "school")),
        Column("proxy", Text("代理家长", "proxy parent")),
        Column("owing", Text("尚欠", "still owed")),
        Column("since", Text("最早到期", "due first")),
        Column("what", Text("欠什么", "what")),
    )
    groups: dict[str, list[Settlement]] = {}
    for item in scope.settled:
        if item.state in OWING and item.obligation.duty.for_each == "child":
            groups.setdefault(item.obligation.subject, []).append(item)
    rows = []
    for child, items in groups.items():
        first = min((item.obligation.due for item in items if item.obligation.duty.holds is None), default=None)
        proxy = scope.register.proxy(child, scope.month.day)
        who = scope.staff(proxy.staff) if proxy else None
        cells = (items[0].obligation.school, who, len(items), first, titles(items))
        rows.append((-len(items), first or date.max, child, Row(child, scope.child(child), cells, _ids(items))))
    lines = tuple(row for *_, row in sorted(rows, key=lambda line: line[:3]))
    title = Text("尚欠的儿童（欠得最多的在前）", "Children who are owed something, most first")
    totals = summed(lines, len(columns)) if lines else None
    return Table("children_owed", title, scope.define("owing"), Text("儿童", "Child"), columns, lines, totals)


def _ids(items: Sequence[Settlement]) -> tuple[str, ...]:
    return tuple(item.obligation.id for item in items)


def by_proxy(scope: Scope) -> Table:
    """Return the proxy parents' duties of the month; who did nothing comes first."""
    groups = holders(scope)
    order = sorted(groups, key=lambda staff: (*_worst(groups[staff]), staff))
    none = Text("没有代理家长", "no proxy parent")
    lines = ((staff or "nobody", scope.staff(staff) or none, groups[staff]) for staff in order)
    title = Text("按代理家长（未做的在前）", "By proxy parent, who did nothing first")
    return states_table(scope, "by_proxy", title, Text("代理家长", "Proxy parent"), lines)


def holders(scope: Scope) -> dict[str, list[Settlement]]:
    """Return the obligations of proxy parents by who held each; "" where a child has nobody."""
    groups: dict[str, list[Settlement]] = {}
    for item in scope.settled:
        if is_counted(item) and "proxy_parent" in item.obligation.duty.owner:
            groups.setdefault(item.obligation.holder or "", []).append(item)
    return groups


def _worst(items: list[Settlement]) -> tuple[float, int]:
    share = completion(items).value
    return (2.0 if share is None else share), -sum(item.state in OWING for item in items)


def did_nothing(items: Sequence[Settlement]) -> bool:
    """Say whether something was owed and nothing at all of it has been done."""
    return completion(items).base > 0 and not any(s.done or s.state in DONE for s in items)


def idle(scope: Scope) -> Table:
    """Return the proxy parents who did nothing for any of their children."""
    columns = (
        Column("school", Text("学校", "school")),
        Column("children", Text("结对儿童", "children paired")),
        Column("owing", Text("尚欠", "still owed")),
    )
    rows = []
    for staff, items in sorted(holders(scope).items()):
        if did_nothing(items):
            children = sorted({item.obligation.subject for item in items})
            cells = (items[0].obligation.school, len(children), sum(s.state in OWING for s in items))
            label = scope.staff(staff) or Text("没有代理家长", "no proxy parent")
            rows.append(Row(staff or "nobody", label, cells, _ids(items)))
    title = Text("本月什么都没有做的代理家长", "Proxy parents who did nothing this month")
    totals = summed(rows, len(columns)) if rows else None
    return Table("idle", title, scope.define("idle"), Text("代理家长", "Proxy parent"), columns, tuple(rows), totals)
