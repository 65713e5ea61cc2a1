"""`careplan due` as plain values for JSON."""

from careplan.domain.agenda import Group
from careplan.domain.obligation import Settlement, State
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.due import Due

SCHEMA = "careplan/due/1"


def due_plain(answer: Due) -> dict[str, Plain]:
    """Return an answer as plain values."""
    return {
        "schema": SCHEMA,
        "on": answer.on.isoformat(),
        "days": answer.days,
        "by": answer.by,
        "groups": [group_plain(group) for group in answer.groups],
        "summary": {
            "overdue": sum(group.count(State.OVERDUE) for group in answer.groups),
            "open": sum(group.count(State.OPEN, State.MOVED) for group in answer.groups),
            "upcoming": sum(group.count(State.UPCOMING) for group in answer.groups),
        },
    }


def group_plain(group: Group) -> Plain:
    """Return one list as plain values."""
    return {"kind": group.kind.value, "id": group.id or None, "items": [item_plain(item) for item in group.items]}


def item_plain(item: Settlement) -> Plain:
    """Return one obligation and where it stands as plain values."""
    o = item.obligation
    return {
        "id": o.id,
        "duty": o.duty.id,
        "title": words(o.duty.title.text),
        "subject": o.subject,
        "period": o.period.label,
        "state": item.state.value,
        "opens": o.opens.isoformat(),
        "due": o.due.isoformat(),
        "closes": o.closes.isoformat(),
        "need": o.need,
        "done": item.progress,
        "school": o.school,
        "holder": o.holder,
    }
