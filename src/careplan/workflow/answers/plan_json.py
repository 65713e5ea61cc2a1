"""The answers of `careplan plan` as plain values for JSON."""

from datetime import date
from typing import Final

from careplan.domain.dating import Dated
from careplan.domain.plan_coverage import Cited, Coverage
from careplan.domain.plan_month import Entry, Month
from careplan.domain.plan_trial import Count, Trial
from careplan.domain.plan_words import Part, Said
from careplan.records.plan import Plan
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.plan import Shown

PLAN: Final = "careplan/plan/1"
CALENDAR: Final = "careplan/plan-calendar/1"
COVERAGE: Final = "careplan/plan-coverage/1"
TRY: Final = "careplan/plan-try/1"


def show_plain(plans: tuple[Shown, ...]) -> dict[str, Plain]:
    """Return plans in words."""
    return {
        "schema": PLAN,
        "plans": [
            _plan(one.plan, one.file)
            | {
                "faults": one.faults,
                "head": [_part(part) for part in one.head],
                "duties": [_duty(duty) for duty in one.duties],
            }
            for one in plans
        ],
    }


def _plan(plan: Plan, file: str) -> dict[str, Plain]:
    return {
        "file": file,
        "title": words(plan.title.text),
        "from": plan.valid.from_.isoformat(),
        "until": plan.valid.until.isoformat(),
    }


def _duty(said: Said) -> Plain:
    return {
        "id": said.duty.id,
        "title": words(said.duty.title.text),
        "clause": said.duty.source.clause,
        "sentence": words(said.sentence),
        "parts": [_part(part) for part in said.parts],
    }


def _part(part: Part) -> Plain:
    return {"key": part.key, "label": words(part.label), "words": words(part.words)}


def calendar_plain(month: Month) -> dict[str, Plain]:
    """Return a month."""
    return {
        "schema": CALENDAR,
        "from": month.month.from_.isoformat(),
        "until": month.month.until.isoformat(),
        "school": month.school,
        "due": [_entry(entry) for entry in month.due],
        "running": [_entry(entry) for entry in month.running],
        "events": [{"duty": duty.id, "title": words(duty.title.text)} for _, duty in month.events],
        "days": [
            {
                "kind": noted.kind,
                "from": noted.from_.isoformat(),
                "until": noted.until.isoformat(),
                "what": words(noted.what),
                "why": words(noted.why),
            }
            for noted in month.days
        ],
    }


def _entry(entry: Entry) -> Plain:
    return {
        "duty": entry.duty.id,
        "title": words(entry.duty.title.text),
        "period": entry.period,
        "opens": _dated(entry.opens),
        "due": _dated(entry.due),
        "closes": _dated(entry.closes),
        "waits": words(entry.waits),
        "count": len(entry.subjects),
        "subjects": list(entry.subjects),
    }


def _dated(dated: Dated) -> Plain:
    return {"day": dated.day.isoformat(), "how": [words(step) for step in dated.how]}


def coverage_plain(found: tuple[Coverage, ...]) -> dict[str, Plain]:
    """Return the clauses with their duties."""
    return {"schema": COVERAGE, "plans": [_coverage(one) for one in found]}


def _coverage(one: Coverage) -> Plain:
    documents: list[Plain] = [
        {
            "id": document.document,
            "title": document.title,
            "listed": document.listed,
            "clauses": [{"clause": clause.clause, "duties": list(clause.duties)} for clause in document.clauses],
            "without_duty": list(document.without_duty),
        }
        for document in one.documents
    ]
    return _plan(one.plan, one.file) | {
        "documents": documents,
        "not_listed": [_cited(cited) for cited in one.not_listed],
        "without_clause": [_cited(cited) for cited in one.without_clause],
        "whole": one.is_whole,
    }


def _cited(cited: Cited) -> Plain:
    return {"duty": cited.duty, "document": cited.document, "clause": cited.clause, "line": cited.line}


def try_plain(trial: Trial, on: date) -> dict[str, Plain]:
    """Return a trial."""
    return {
        "schema": TRY,
        "on": on.isoformat(),
        "shifted_years": trial.shifted,
        "new": _plan(trial.new, trial.file),
        "old": [_plan(plan, plan.file) for plan in trial.old],
        "duties": [
            {"duty": row.duty, "title": words(row.title), "new": _count(row.new), "old": _count(row.old)}
            for row in trial.rows
        ],
        "total": {"new": _count(trial.total_new), "old": _count(trial.total_old)},
        "unsettled": list(trial.unsettled),
        "faults": trial.faults,
    }


def _count(count: Count | None) -> Plain:
    if count is None:
        return None
    return {
        "expected": count.expected,
        "done": count.done,
        "late": count.late,
        "missed": count.missed,
        "pending": count.pending,
        "unjudged": count.unjudged,
        "waived": count.waived,
        "not_applicable": count.not_applicable,
    }
