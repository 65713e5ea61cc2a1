"""The family mailbox: letters in and out with the days they took, suggestions and their answers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from careplan.domain.act import Act
from careplan.domain.figure import Cell, Column, Identity, Row, Table, summed
from careplan.domain.obligation import STATE_WORDS, Settlement, State
from careplan.reports.parts.did import DAY, title_of
from careplan.reports.parts.month import Scope
from careplan.text import Text

_KINDS: Final = {
    "letter-out": Text("寄出的信", "letters out"),
    "letter-in": Text("收到的信", "letters in"),
    "suggestion": Text("家长建议", "parents' suggestions"),
}


def _line(act: Act) -> str:
    return f"letter-{act.values.get('direction')}" if act.kind == "letter" else act.kind


def _settled(scope: Scope) -> dict[str, Settlement]:
    """Return what became of the events of the month, by the row that opened the duty."""
    return {s.obligation.trigger.row_id: s for s in scope.settled if s.obligation.trigger is not None}


def _answered(act: Act, settled: dict[str, Settlement], on: date) -> date | None:
    """Return the day on which a letter was handed on or a suggestion answered, as settled where a duty says so."""
    item = settled.get(act.row_id)
    if item is not None and item.state not in {State.WAIVED, State.NOT_APPLICABLE}:
        return item.met_on
    return act.done_on if act.done_on and act.done_on <= on else None


def mail(scope: Scope) -> Table:
    """Return letters and suggestions of the month: how many were dealt with, and in how many days."""
    columns = (
        Column("events", Text("件数", "received")),
        Column("answered", Text("已办", "dealt with")),
        Column("waiting", Text("未办", "waiting")),
        Column("shortest", Text("最短天数", "fewest days")),
        Column("longest", Text("最长天数", "most days")),
        Column("average", Text("平均天数", "days on average")),
    )
    settled, on = _settled(scope), scope.month.world.on
    rows = []
    for line, title in _KINDS.items():
        acts = [act for act in scope.acts if _line(act) == line]
        answers = [(act, _answered(act, settled, on)) for act in acts]
        days = [(answer - act.day).days for act, answer in answers if answer]
        counts: tuple[Cell, ...] = (len(acts), len(days), len(acts) - len(days))
        times: tuple[Cell, ...] = (
            (f"{min(days)}", f"{max(days)}", f"{sum(days) / len(days):.1f}") if days else (None,) * 3
        )
        rows.append(Row(line, title, (*counts, *times), tuple(act.row_id for act in acts)))
    title = Text("亲情信箱", "Family mailbox")
    return Table(
        "mail",
        title,
        scope.define("days-taken"),
        Text("来件", "What"),
        columns,
        tuple(rows),
        summed(rows, len(columns)),
        (Identity("events", ("answered", "waiting")),),
    )


def events(scope: Scope) -> Table:
    """Return what opened a duty in the month and what became of it; letters only where they were not in time."""
    columns = (
        Column("what", Text("事项", "what")),
        Column("duty", Text("义务", "duty")),
        Column("school", Text("学校", "school")),
        Column("due", Text("到期日", "due")),
        Column("answered", Text("办理日", "dealt with on")),
        Column("days", Text("天数", "days")),
        Column("state", Text("状态", "state")),
    )
    title = Text("建议、未按时的信件和其他待办事项", "Suggestions, letters not in time and other events")
    return Table("events", title, scope.define("days-taken"), DAY, columns, tuple(_events(scope)))


def _events(scope: Scope) -> Iterator[Row]:
    for item in scope.settled:
        event, duty = item.obligation.trigger, item.obligation.duty
        if event is None or (event.kind == "letter" and item.state is State.MET):
            continue
        days = str((item.met_on - event.day).days) if item.met_on else None
        cells = (
            title_of(event.kind),
            duty.title.text,
            item.obligation.school,
            item.obligation.due,
            item.met_on,
            days,
            STATE_WORDS[item.state],
        )
        yield Row(item.obligation.id, event.day, cells, (event.row_id,))
