"""The township's schools side by side: hand-ins, coverage of key children, feedback, proxy parents by the rubric."""

from careplan.domain.figure import Cell, Column, Rate, Row, Table, rate, summed, total_of
from careplan.domain.obligation import OWING, Settlement, State
from careplan.records.rules import Indicator
from careplan.reports.parts.ahead import is_hand_in
from careplan.reports.parts.carers import did_nothing, holders, is_childs_own
from careplan.reports.parts.month import Scope
from careplan.reports.parts.owed import (
    completion,
    in_plan_order,
    is_counted,
    is_standing,
    listed,
    of_school,
    states_table,
    titles,
)
from careplan.text import Text

SCHOOL = Text("学校", "School")


def name_of(scope: Scope, school: str) -> Text:
    """Return a school's id and name, which is no secret; the id alone where its record is missing or cannot be read."""
    known = scope.register.schools.get(school)
    return Text(f"{school} {known.name.zh}", f"{school} {known.name.en}") if known else Text(school, school)


def missing_hand_ins(scope: Scope) -> Table:
    """Return the schools that have not handed in what they owe."""
    columns = (Column("missing", Text("未交项数", "missing")), Column("what", Text("未交", "what")))
    rows = []
    for school in scope.month.schools:
        items = [s for s in scope.month.of(school).settled if is_hand_in(s) and s.state in OWING]
        if items:
            refs = tuple(s.obligation.id for s in items)
            rows.append(Row(school, name_of(scope, school), (len(items), titles(items)), refs))
    rows.sort(key=lambda row: (-len(row.refs), row.id))
    totals = summed(rows, len(columns)) if rows else None
    title = Text("没有上交的学校", "Schools that have not handed in")
    return Table("missing_hand_ins", title, scope.define("owing"), SCHOOL, columns, tuple(rows), totals)


def by_school(scope: Scope) -> Table:
    """Return the states of all counted duties, one line for each school; what concerns no school comes last."""
    groups: dict[str, list[Settlement]] = {school: [] for school in scope.month.schools}
    for item in scope.settled:
        if is_counted(item) and of_school(item.obligation.duty):
            groups.setdefault(item.obligation.school or "", []).append(item)
    office = groups.pop("", [])
    lines = [(school, name_of(scope, school), groups[school]) for school in sorted(groups)]
    if office:
        lines.append(("office", Text("中心学校人员", "staff of the central office"), office))
    return states_table(scope, "by_school", Text("各校义务", "Duties by school"), SCHOOL, lines)


def care_by_school(scope: Scope) -> Table:
    """Return the completion of each duty of care and contact at each school: the six ones, the form, the calls."""
    items = [s for s in scope.settled if is_childs_own(s)]
    found = in_plan_order(scope, items)
    columns = (
        *(Column(duty.id, duty.title.text) for duty, _ in found),
        Column("all", Text("合计", "all")),
    )
    rows = []
    for school in scope.month.schools:
        shares = [completion([s for s in group if s.obligation.school == school]) for _, group in found]
        refs = tuple(s.obligation.id for s in items if s.obligation.school == school)
        rows.append(Row(school, name_of(scope, school), (*shares, total_of(shares)), refs))
    title = Text("各校关爱与联系完成率", "Care and contact by school")
    totals = summed(rows, len(columns)) if rows else None
    return Table("care_by_school", title, scope.define("progress"), SCHOOL, columns, tuple(rows), totals)


def key_by_school(scope: Scope) -> Table:
    """Return for each school how far its key children are covered: a proxy parent, measures, care done."""
    columns = (
        Column("key", Text("重点儿童", "key children")),
        Column("paired", Text("有代理家长", "with a proxy parent")),
        Column("needs", Text("有针对措施", "with measures")),
        Column("care", Text("关爱与联系完成率", "care and contact done")),
        Column("unpaired", Text("没有代理家长的", "without a proxy parent")),
    )
    register, day = scope.register, scope.month.day
    rows = []
    for school in scope.month.schools:
        mine = scope.month.of(school)
        key = [child for child in mine.children if register.is_key(child, day)]
        unpaired = [child for child in key if register.proxy(child, day) is None]
        needs = sum(
            any(n.from_ <= day and (n.until is None or day <= n.until) for n in register.children[child].needs)
            for child in key
        )
        wanted = set(key)
        care = completion([s for s in mine.settled if is_childs_own(s) and s.obligation.subject in wanted])
        cells = (
            len(key),
            Rate(len(key) - len(unpaired), len(key)),
            Rate(needs, len(key)),
            care,
            listed(map(scope.child, unpaired)),
        )
        rows.append(Row(school, name_of(scope, school), cells, tuple(key)))
    title = Text("重点儿童落实情况", "Coverage of key children")
    totals = summed(rows, len(columns)) if rows else None
    return Table("key_by_school", title, scope.define("key-first"), SCHOOL, columns, tuple(rows), totals)


def feedback(scope: Scope) -> Table:
    """Return what the office tells each school: who is furthest behind comes first."""
    columns = (
        Column("hand_ins", Text("未交", "hand-ins missing")),
        Column("idle", Text("未做的代理家长", "proxy parents who did nothing")),
        Column("owing", Text("尚欠义务", "duties still owed")),
        Column("completion", Text("完成率", "completion")),
        Column("standing", Text("不具备的常态要求", "standing duties not met")),
        Column("worst", Text("欠得最多", "most owed")),
        Column("given", Text("反馈日", "feedback given on")),
    )
    rows = [_feedback_to(scope, school) for school in scope.month.schools]
    rows.sort(key=_urgency)
    title = Text("给各校的反馈（落后的在前）", "Feedback to each school, the furthest behind first")
    totals = summed(rows, len(columns)) if rows else None
    return Table("feedback", title, scope.define("progress"), SCHOOL, columns, tuple(rows), totals)


def _feedback_to(scope: Scope, school: str) -> Row:
    mine = scope.month.of(school)
    own = [s for s in mine.settled if of_school(s.obligation.duty)]
    owing = [s for s in own if s.state in OWING]
    counted = [s for s in own if is_counted(s)]
    given = [act.day for act in mine.done("feedback")]
    cells = (
        sum(is_hand_in(s) for s in owing),
        sum(did_nothing(items) for items in holders(mine).values()),
        len(owing),
        completion(counted),
        sum(is_standing(s) for s in owing),
        _most_owed(owing),
        max(given, default=None),
    )
    return Row(school, name_of(scope, school), cells, tuple(s.obligation.id for s in owing))


def _most_owed(owing: list[Settlement]) -> Cell:
    counts: dict[str, list[Settlement]] = {}
    for item in owing:
        counts.setdefault(item.obligation.duty.id, []).append(item)
    worst = sorted(counts.values(), key=lambda items: (-len(items), items[0].obligation.duty.id))[:1]
    return titles(worst[0]) if worst else None


def _urgency(row: Row) -> tuple[float, ...]:
    numbers = [cell for cell in row.cells[:3] if isinstance(cell, int)]
    share = row.cells[3].value if isinstance(row.cells[3], Rate) else None
    return (*(-n for n in numbers), 2.0 if share is None else share)


def rubric_lines(scope: Scope) -> Table:
    """Return what the rubric counts by itself for each proxy parent in this month; hand-given points stay empty."""
    rubric = scope.register.rubric
    indicators = rubric.indicators if rubric else []
    columns = (
        Column("school", SCHOOL),
        *(Column(i.id, i.title.text) for i in indicators),
    )
    rows = []
    for staff, items in sorted(holders(scope).items()):
        if staff:
            shares = tuple(_share(indicator, items) for indicator in indicators)
            refs = tuple(s.obligation.id for s in items)
            rows.append(Row(staff, scope.staff(staff), (items[0].obligation.school, *shares), refs))
    title = Text("代理家长本月考核数据", "Proxy parents' figures of the month, by the rubric")
    head = Text("代理家长", "Proxy parent")
    totals = summed(rows, len(columns)) if rows else None
    return Table("rubric", title, scope.define("rubric"), head, columns, tuple(rows), totals)


def _share(indicator: Indicator, items: list[Settlement]) -> Rate | None:
    if indicator.by == "hand":
        return None
    mine = [s for s in items if s.obligation.duty.id in indicator.duties]
    if indicator.by == "completion":
        return completion(mine)
    states = [s.state for s in mine]
    counted = State.MISSED if indicator.by == "missed" else State.MET
    return rate(states.count(counted), len(states), states.count(State.WAIVED), states.count(State.NOT_APPLICABLE))
