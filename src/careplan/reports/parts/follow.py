"""What must be followed up: problems flagged, inspections, waivers and moved dates, honours."""

from datetime import date

from careplan.domain.act import Act
from careplan.domain.figure import Column, Row, Table
from careplan.reports.parts.did import DAY, RULINGS, title_of, topic_of
from careplan.reports.parts.month import Scope
from careplan.reports.parts.owed import listed
from careplan.text import Text

_TOPIC = Column("topic", Text("事项", "topic"))
_SCHOOL = Column("school", Text("学校", "school"))
_OUTCOMES = {
    "good": Text("良好", "good"),
    "problem": Text("有问题", "problem"),
    "done": Text("已完成", "done"),
}


def _resolved(scope: Scope, act: Act) -> date | None:
    """Return the day on which a problem was settled, by its own `done_on` or by the row that answers it."""
    on = scope.month.world.on
    answers = [a.day for a in scope.month.world.books.evidence.answers(act.row_id) if a.day <= on]
    days = [*answers, *([act.done_on] if act.done_on and act.done_on <= on else [])]
    return min(days) if days else None


def _open_or_new(scope: Scope, kind: str) -> list[tuple[Act, date | None]]:
    """Return the month's acts of a kind, and earlier ones that were not settled when the month began."""
    start = scope.month.span.from_
    found = []
    for act in scope.month.world.books.evidence.of_kind(kind):
        if scope.school not in {None, act.school} or act.day > scope.month.day:
            continue
        resolved = _resolved(scope, act)
        if act.day >= start or resolved is None or resolved >= start:
            found.append((act, resolved))
    return sorted(found, key=lambda pair: (pair[1] is not None, pair[0].order()))


def flags(scope: Scope) -> Table:
    """Return the problems flagged, those not settled first."""
    columns = (
        _TOPIC,
        _SCHOOL,
        Column("children", Text("儿童", "children")),
        Column("resolved", Text("解决日", "settled on")),
        Column("days", Text("天数", "days")),
    )
    rows = tuple(
        Row(
            act.row_id,
            act.day,
            (
                topic_of(scope, act),
                act.school,
                listed(scope.child(child) for child in act.children),
                resolved,
                str((resolved - act.day).days) if resolved else None,
            ),
            (act.row_id, *act.children),
        )
        for act, resolved in _open_or_new(scope, "flag")
    )
    title = Text("问题及跟进（未解决的在前）", "Problems flagged, those not settled first")
    return Table("flags", title, scope.define("follow-up"), DAY, columns, rows)


def inspections(scope: Scope) -> Table:
    """Return the inspections of the month and earlier ones whose problem is still open."""
    columns = (
        _TOPIC,
        _SCHOOL,
        Column("outcome", Text("结果", "outcome")),
        Column("followed", Text("整改日", "followed up on")),
    )
    found = [
        (act, followed)
        for act, followed in _open_or_new(scope, "inspection")
        if act.day >= scope.month.span.from_ or act.values.get("outcome") == "problem"
    ]
    rows = tuple(
        Row(
            act.row_id,
            act.day,
            (topic_of(scope, act), act.school, _OUTCOMES.get(str(act.values.get("outcome"))), followed),
            (act.row_id,),
        )
        for act, followed in found
    )
    title = Text("检查及整改", "Inspections and their follow-up")
    return Table("inspections", title, scope.define("follow-up"), DAY, columns, rows)


def rulings(scope: Scope) -> Table:
    """Return the waivers and moved dates made in the month or for it, with their reasons and what they decided."""
    columns = (
        Column("kind", Text("种类", "kind")),
        Column("duty", Text("义务", "duty")),
        Column("period", Text("时段", "period")),
        Column("moved_to", Text("改至", "moved to")),
        Column("reason", Text("事由", "reason")),
        Column("whom", Text("对象", "whom")),
        Column("by", Text("批准人", "by")),
        Column("decided", Text("涉及义务", "obligations")),
    )
    decided: dict[str, list[str]] = {}
    for item in scope.month.world.settlements.ruled():
        if item.ruling is not None and scope.school in {None, item.obligation.school}:
            decided.setdefault(item.ruling.row_id, []).append(item.obligation.id)
    rows = []
    for act in scope.month.world.books.evidence.of_kind(*RULINGS):
        if _concerns(scope, act, decided):
            whom = [*map(scope.child, act.children), *(scope.staff(id_) or "" for id_ in act.staff)]
            ids = decided.get(act.row_id, [])
            cells = (
                title_of(act.kind),
                topic_of(scope, act),
                act.counts_for,
                act.done_on,
                scope.month.world.books.rulings.reason(act),
                listed(whom) or act.school,
                scope.staff(act.by),
                len(ids),
            )
            rows.append(Row(act.row_id, act.day, cells, tuple(ids)))
    title = Text("免除与调整日期", "Waivers and moved dates")
    return Table("rulings", title, scope.define("rulings"), DAY, columns, tuple(rows))


def _concerns(scope: Scope, act: Act, decided: dict[str, list[str]]) -> bool:
    mine = scope.school in {None, act.school} or act.row_id in decided
    seen = act.day <= scope.month.world.on
    return mine and seen and (scope.month.holds(act.day) or act.counts_for == scope.month.label)


def honours(scope: Scope) -> Table:
    """Return the commendations, awards and nominations of the month."""
    columns = (
        Column("kind", Text("种类", "kind")),
        _TOPIC,
        _SCHOOL,
        Column("children", Text("儿童", "children")),
        Column("adults", Text("代理家长", "proxy parents")),
    )
    rows = tuple(
        Row(
            act.row_id,
            act.day,
            (
                title_of(act.kind),
                topic_of(scope, act),
                act.school,
                listed(scope.child(child) for child in act.children),
                listed(scope.staff(id_) or "" for id_ in act.staff),
            ),
            (act.row_id,),
        )
        for act in scope.tried("award", "nomination")
    )
    title = Text("表彰与推选", "Commendations and nominations")
    return Table("honours", title, scope.define("acts"), DAY, columns, rows)
