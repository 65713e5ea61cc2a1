"""The care of each child in a month: on which days each thing was done, by whom, and what is still to be done."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from careplan.domain.act import Act
from careplan.domain.figure import Cell, Column, Identity, Row, Table, summed
from careplan.domain.obligation import DONE, OWING, STATE_WORDS, Settlement, State
from careplan.reports.parts.carers import is_childs_own
from careplan.reports.parts.month import Scope, counts
from careplan.reports.parts.owed import DUTY, by_duty, in_plan_order, of_school, still_owed
from careplan.text import Text

_CHILD: Final = Text("儿童", "Child")
_SCHOOL: Final = Column("school", Text("学校", "school"))
_PROXY: Final = Column("proxy", Text("代理家长", "proxy parent"))
_SPARED: Final = frozenset({State.WAIVED, State.NOT_APPLICABLE})
_KINDS_OF_STATE: Final = (DONE, _SPARED, frozenset(State) - DONE - _SPARED - OWING, OWING)
_COUNTS: Final = (
    Column("expected", Text("应做", "expected")),
    Column("done", Text("已做", "done")),
    Column("spared", Text("免除或不适用", "waived or not applicable")),
    Column("waiting", Text("待做", "to be done")),
    Column("owing", Text("尚欠", "still owed")),
)
_FOOTS: Final = (Identity("expected", ("done", "spared", "waiting", "owing")),)


def by_child(scope: Scope) -> Table:
    """Return a line for each child of the month: each duty of care and contact with the days on which it was done."""
    items = [item for item in scope.settled if is_childs_own(item)]
    found = [duty for duty, _ in in_plan_order(scope, items)]
    mine: dict[str, list[Settlement]] = {child: [] for child in scope.children}
    for item in items:
        mine.setdefault(item.obligation.subject, []).append(item)
    whose = (_SCHOOL,) if scope.school is None else ()
    columns = (*whose, _PROXY, *(Column(duty.id, duty.title.text) for duty in found), *_COUNTS)
    rows = []
    for child in sorted(mine, key=lambda child: _class_of(scope, child)):
        groups = by_duty(mine[child])
        proxy = scope.register.proxy(child, scope.month.day)
        cells = (
            *([scope.register.school_of(child, scope.month.day)] if whose else []),
            scope.staff(proxy.staff) if proxy else None,
            *(_said(scope, groups.get(duty.id, [])) for duty in found),
            *_tally(mine[child]),
        )
        refs = tuple(item.obligation.id for item in mine[child])
        rows.append(Row(child, scope.child(child), cells, refs))
    title = Text("关爱和联系（按儿童）", "Care and contact by child")
    totals = summed(rows, len(columns)) if rows else None
    return Table("care_by_child", title, scope.define("care"), _CHILD, columns, tuple(rows), totals, _FOOTS)


def _class_of(scope: Scope, child: str) -> tuple[str, int, int, str]:
    """Return where a child stands in a ledger: by school, grade and class."""
    day = scope.month.day
    place = scope.register.placement(child, day)
    school = scope.register.school_of(child, day) or "~"
    return (school, place.grade, place.class_, child) if place else (school, -1, 0, child)


def _tally(items: Sequence[Settlement]) -> Iterable[int]:
    yield len(items)
    for states in _KINDS_OF_STATE:
        yield sum(item.state in states for item in items)


def _said(scope: Scope, items: Sequence[Settlement]) -> Cell:
    """Return what one cell says of a duty towards a child: when and by whom it was done, else where it stands."""
    if not items:
        return None
    parts = [part for item in items for part in _parts(scope, item)]
    return Text("、".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _parts(scope: Scope, item: Settlement) -> Iterable[Text]:
    for act in item.acts:
        said = _day(scope, act.day) + _by(scope, item, act)
        yield Text(said, said)
    o = item.obligation
    if item.state in OWING:
        yield Text(f"欠 {_day(scope, o.due)}", f"owed {_day(scope, o.due)}")
    elif item.state is State.OPEN:
        yield Text(f"待 {_day(scope, o.due)}", f"by {_day(scope, o.due)}")
    elif not item.acts:
        yield STATE_WORDS[item.state]


def _by(scope: Scope, item: Settlement, act: Act) -> str:
    """Return who did something, where it was somebody else than the proxy parent of that day."""
    proxy = scope.register.proxy(item.obligation.subject, act.day)
    return "" if proxy and proxy.staff == act.by else f" {act.by}"


def _day(scope: Scope, day: date) -> str:
    """Return a day without its year where that is the month's."""
    return f"{day:%m-%d}" if day.year == scope.month.day.year else day.isoformat()


def waiting(scope: Scope) -> Table:
    """Return what is still owed and what is still to be done in the month, line by line, what was due first on top."""
    columns = (
        *((_SCHOOL,) if scope.school is None else ()),
        Column("duty", DUTY),
        Column("holder", Text("由谁做", "by whom")),
        Column("opens", Text("何日起", "from")),
        Column("due", Text("到期日", "due")),
        Column("closes", Text("可补到", "to be made up until")),
        Column("state", Text("状态", "state")),
    )
    to_do = (s for s in scope.settled if s.state is State.OPEN and counts(s.obligation.duty))
    items = [*still_owed(scope), *(s for s in to_do if of_school(s.obligation.duty))]
    items.sort(key=lambda s: (s.state is State.OPEN, s.obligation.due, s.obligation.id))
    rows = tuple(_waiting(scope, item) for item in items)
    title = Text("所欠和待做", "What is owed and to be done")
    return Table("waiting", title, scope.define("waiting"), Text("对象", "Whom"), columns, rows)


def _waiting(scope: Scope, item: Settlement) -> Row:
    o = item.obligation
    lasts = o.duty.holds is not None
    whom = scope.child(o.subject) if o.duty.for_each == "child" else scope.subject(o)
    cells = (
        *((o.school,) if scope.school is None else ()),
        o.duty.title.text,
        scope.staff(o.holder),
        o.opens,
        None if lasts else o.due,
        None if lasts or item.state is State.MISSED else o.closes,
        STATE_WORDS[item.state],
    )
    return Row(o.id, whom, cells, (o.id,))
