"""`careplan why` as plain values for JSON: keys and ids are the same in every language."""

from careplan.domain.act import Act
from careplan.domain.conditions import Condition
from careplan.domain.dating import Dated
from careplan.domain.grounds import Grounds
from careplan.domain.outside import Outside
from careplan.records.plan import Duty
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.why import HeaderOf, Why, row_lines

SCHEMA = "careplan/why/1"


def why_plain(answer: Why, header_of: HeaderOf) -> dict[str, Plain]:
    """Return an answer as plain values."""
    return {
        "schema": SCHEMA,
        "on": answer.on.isoformat(),
        "subject": answer.subject,
        "kind": answer.kind,
        "duty": _duty(answer.duty),
        "settlements": [_grounds(one, header_of) for one in answer.grounds],
        "not_owed": _outside(answer.outside),
        "others": [{"period": s.obligation.period.label, "state": s.state.value} for s in answer.others],
    }


def _duty(duty: Duty) -> dict[str, Plain]:
    return {
        "id": duty.id,
        "title": words(duty.title.text),
        "clause": duty.source.clause,
        "words": duty.source.words,
        "chapter": duty.chapter,
        "owner": list(duty.owner),
        "for_each": duty.for_each,
        "every": duty.every.text,
        "bundle": duty.bundle,
        "proof": [proof.kind for proof in duty.proof or ()],
    }


def _grounds(one: Grounds, header_of: HeaderOf) -> dict[str, Plain]:
    s, o = one.settlement, one.settlement.obligation
    return {
        "id": o.id,
        "state": s.state.value,
        "document": one.document,
        "school": o.school,
        "holder": o.holder,
        "period": {"label": o.period.label, "from": o.period.start.isoformat(), "until": o.period.end.isoformat()},
        "need": o.need,
        "done": s.done,
        "met_on": s.met_on.isoformat() if s.met_on else None,
        "scheduled": o.scheduled.isoformat(),
        "opens": _dated(one.opens),
        "due": _dated(one.due),
        "closes": _dated(one.closes),
        "seen": one.seen.isoformat(),
        "conditions": _conditions(one.asked),
        "reason": words(s.reason),
        "ruling": _act(s.ruling) if s.ruling else None,
        "trigger": _act(o.trigger) if o.trigger else None,
        "counted": [_act(act) for act in one.counted],
        "passed_over": [{**_act(over.act), "why": words(over.why)} for over in one.passed_over],
        "gaps": [
            {
                "from": g.span.from_.isoformat(),
                "until": g.span.until.isoformat(),
                "missing": _conditions(g.missing),
                "without": list(g.without),
            }
            for g in one.gaps
        ],
        "unreached": list(one.unreached),
        "now": _now(one, header_of),
    }


def _dated(dated: Dated) -> Plain:
    return {"day": dated.day.isoformat(), "how": [words(step) for step in dated.how]}


def _act(act: Act) -> dict[str, Plain]:
    return {
        "row_id": act.row_id,
        "day": act.day.isoformat(),
        "kind": act.kind,
        "by": act.by,
        "file": act.file,
        "line": act.line,
    }


def _conditions(groups: tuple[tuple[Condition, ...], ...]) -> Plain:
    return [
        [{"fact": c.fact, "expected": c.expected, "was": c.was, "holds": c.holds} for c in group] for group in groups
    ]


def _now(one: Grounds, header_of: HeaderOf) -> Plain:
    now = one.remedy
    table = now.file.endswith(".csv") and bool(now.cells) and one.settlement.obligation.duty.proof is not None
    return {
        "words": words(now.words),
        "until": now.until.isoformat() if now.until else None,
        "file": now.file or None,
        "cells": dict(now.cells),
        "lines": list(row_lines(dict(now.cells), header_of(now.file))) if table else [],
    }


def _outside(found: Outside | None) -> Plain:
    if found is None:
        return None
    return {
        "words": words(found.words),
        "day": found.day.isoformat(),
        "conditions": _conditions(found.asked),
        "instead": list(found.instead),
    }
