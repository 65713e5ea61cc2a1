"""Who is on the register, what changed in the month, and the key children first."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from careplan.domain import spells
from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.figure import Cell, Column, Identity, Row, Table, summed
from careplan.domain.flow import ARRIVALS, DEPARTURES, OUTSIDE, Flow
from careplan.domain.obligation import OWING, Settlement
from careplan.reports.parts.month import Scope
from careplan.reports.parts.owed import titles
from careplan.text import Text

_STOCK: Final = (
    Column("children", Text("在册", "on register")),
    Column("boys", Text("男", "boys")),
    Column("girls", Text("女", "girls")),
    Column("sex_sealed", Text("性别未解封", "sex sealed")),
    Column("both_away", Text("父母双方外出", "both parents away")),
    Column("one_away", Text("一方外出", "one away")),
    Column("none_away", Text("均未外出", "none away")),
    Column("key", Text("重点", "key")),
    Column("not_key", Text("非重点", "not key")),
    Column("boarders", Text("寄宿", "boarders")),
    Column("day_pupils", Text("走读", "day pupils")),
    Column("left_behind", Text("符合认定口径", "left behind by the rule")),
    Column("others", Text("不符合", "not by the rule")),
)
_STOCK_AGREES: Final = (
    Identity("children", ("boys", "girls", "sex_sealed")),
    Identity("children", ("both_away", "one_away", "none_away")),
    Identity("children", ("key", "not_key")),
    Identity("children", ("boarders", "day_pupils")),
    Identity("children", ("left_behind", "others")),
)
_REASONS: Final = {
    "new": Text("新增", "new"),
    "moved_in": Text("转入", "moved in"),
    "resumed": Text("复学", "resumed"),
    "moved_out": Text("转出", "moved out"),
    "finished": Text("毕业", "finished"),
    "dropped_out": Text("辍学", "dropped out"),
    "left_with_parents": Text("随迁", "left with the parents"),
    "parents_back": Text("父母返乡", "parents back"),
    "turned_16": Text("满16", "turned 16"),
    "died": Text("死亡", "died"),
    "correction": Text("更正", "correction"),
    "unstated": Text("未写事由", "no reason given"),
}
_FLOW: Final = (
    Column("opening", Text("期初", "opening")),
    *(Column(reason, _REASONS[reason]) for reason in (*ARRIVALS, *DEPARTURES)),
    Column("odd", Text("记录对不上", "records disagree")),
    Column("closing", Text("期末", "closing")),
)
_FLOW_AGREES: Final = (Identity("closing", ("opening", *ARRIVALS, "odd"), DEPARTURES),)
GRADE: Final = Text("年级", "Grade")
NOT_PLACED: Final = Text("未编班", "not placed")


def stock_table(scope: Scope, id_: str, title: Text, head: Text, groups: Iterable[tuple[Cell, list[str]]]) -> Table:
    """Return the table of children on the register, one line for each group of them."""
    rows = tuple(
        Row(f"{label.en if isinstance(label, Text) else label}", label, tuple(_stock(scope, ids)), tuple(ids))
        for label, ids in groups
    )
    totals = summed(rows, len(_STOCK))
    return Table(id_, title, scope.define("stock"), head, _STOCK, rows, totals, _STOCK_AGREES)


def by_grade(scope: Scope) -> Table:
    """Return the children on the register by grade."""
    groups: dict[int, list[str]] = {}
    for child in scope.children:
        placement = scope.register.placement(child, scope.month.day)
        groups.setdefault(placement.grade if placement else -1, []).append(child)
    lines = [(NOT_PLACED if grade < 0 else grade, ids) for grade, ids in sorted(groups.items())]
    return stock_table(scope, "by_grade", Text("在册儿童（按年级）", "Children by grade"), GRADE, lines)


def _stock(scope: Scope, ids: list[str]) -> Iterator[int]:
    register, day = scope.register, scope.month.day
    away = [sum(_is_away(scope, child, who) for who in ("father", "mother")) for child in ids]
    rule = rule_in_use(register)
    places = [register.placement(child, day) for child in ids]
    tests: list[Callable[[int], bool]] = [
        lambda i: register.children[ids[i]].sex == "boy",
        lambda i: register.children[ids[i]].sex == "girl",
        lambda i: register.is_key(ids[i], day),
        lambda i: (place := places[i]) is not None and place.boarder,
        lambda i: rule is not None and is_left_behind(register, ids[i], day, rule),
    ]
    total = len(ids)
    boys, girls, key, boarders, left_behind = (sum(test(i) for i in range(total)) for test in tests)
    yield from (total, boys, girls, total - boys - girls, away.count(2), away.count(1), away.count(0))
    yield from (key, total - key, boarders, total - boarders, left_behind, total - left_behind)


def _is_away(scope: Scope, child: str, who: str) -> bool:
    entry = scope.register.parent(child, who, scope.month.day)
    return entry is not None and entry.state == "away"


def flow_table(scope: Scope, schools: Iterable[str]) -> Table:
    """Return opening stock, who came, who went and closing stock, one line for each school."""
    found = {flow.school: flow for flow in scope.month.flows}
    rows = tuple(Row(school, school, _flow(found[school]), found[school].odd) for school in schools)
    title = Text("本月变动", "Changes in the month")
    totals = summed(rows, len(_FLOW))
    return Table("flow", title, scope.define("flow"), Text("学校", "School"), _FLOW, rows, totals, _FLOW_AGREES)


def _flow(flow: Flow) -> tuple[int, ...]:
    came = [flow.arrivals.get(reason, 0) for reason in ARRIVALS]
    went = [flow.departures.get(reason, 0) for reason in DEPARTURES]
    opening, closing = len(flow.opening), len(flow.closing)
    return (opening, *came, *went, closing - opening - sum(came) + sum(went), closing)


def change_list(scope: Scope) -> Table:
    """Return who came and who went, by day."""
    columns = (
        Column("child", Text("儿童", "child")),
        Column("school", Text("学校", "school")),
        Column("reason", Text("事由", "reason")),
        Column("other", Text("来自或去往", "from or to")),
    )
    outside = Text("镇外", "outside")
    rows = tuple(
        Row(
            f"{c.child}/{c.day}/{c.way}",
            c.day,
            (scope.child(c.child), c.school, _REASONS[c.reason], outside if c.other == OUTSIDE else c.other),
            (c.child,),
        )
        for c in scope.month.changes
        if scope.school in {None, c.school}
    )
    title = Text("变动名单", "Who came and who went")
    return Table("changes", title, scope.define("flow"), Text("日期", "Day"), columns, rows)


_KEY: Final = (
    Column("since", Text("重点自", "key since")),
    Column("proxy", Text("代理家长", "proxy parent")),
    Column("needs", Text("针对措施自", "measures since")),
    Column("owing", Text("欠", "still owed")),
    Column("what", Text("所欠", "what")),
)


def key_children(scope: Scope) -> Table:
    """Return the key children with what differs for each; those who are let down come first."""
    missing: dict[str, list[Settlement]] = {}
    for item in scope.settled:
        if item.state in OWING and item.obligation.duty.for_each == "child":
            missing.setdefault(item.obligation.subject, []).append(item)
    lines = (_key_child(scope, child, missing.get(child, [])) for child in scope.children)
    rows = sorted((row for row in lines if row), key=lambda row: (-len(row.refs), row.id))
    title = Text("重点儿童（所欠在前）", "Key children, those let down first")
    totals = summed(rows, len(_KEY)) if rows else None
    head = Text("儿童", "Child")
    return Table("key_children", title, scope.define("key-first"), head, _KEY, tuple(rows), totals)


def _key_child(scope: Scope, child: str, owing: list[Settlement]) -> Row | None:
    record, day = scope.register.children[child], scope.month.day
    key = spells.on(record.key, day)
    if key is None:
        return None
    proxy, needs = scope.register.proxy(child, day), spells.on(record.needs, day)
    cells = (
        key.from_,
        scope.staff(proxy.staff) if proxy else None,
        needs.from_ if needs else None,
        len(owing),
        titles(owing),
    )
    return Row(child, scope.child(child), cells, tuple(s.obligation.id for s in owing))
