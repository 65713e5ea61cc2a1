"""`careplan appraise` as plain values for JSON."""

from fractions import Fraction

from careplan.domain.appraisal import Line, Score
from careplan.domain.quota import Pool
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.appraise import Appraised

SCHEMA = "careplan/appraise/1"


def appraise_plain(answer: Appraised) -> dict[str, Plain]:
    """Return an answer as plain values."""
    rubric = answer.appraisal.rubric
    return {
        "schema": SCHEMA,
        "year": answer.appraisal.year,
        "on": answer.appraisal.on.isoformat(),
        "adult": answer.adult,
        "school": answer.school,
        "rule": None if answer.rule is None else {"id": answer.rule.id, "title": words(answer.rule.title.text)},
        "rubric": {
            "id": rubric.id,
            "title": words(rubric.title.text),
            "indicators": [
                {
                    "id": one.id,
                    "title": words(one.title.text),
                    "points": _tidy(one.points),
                    "step": _tidy(one.step),
                    "by": one.by,
                    "duties": list(one.duties),
                }
                for one in rubric.indicators
            ],
        },
        "scores": [_score(score) for score in answer.scores],
        "quotas": [_pool(pool) for pool in answer.pools],
    }


def _tidy(value: float | Fraction) -> float:
    return float(value) + 0.0


def _score(score: Score) -> Plain:
    share = score.share
    return {
        "staff": score.staff,
        "school": score.school,
        "rank": score.rank,
        "total": _tidy(score.total),
        "attainable": _tidy(score.attainable),
        "share": None if share is None else round(float(share), 6),
        "complete": score.complete,
        "missing": list(score.missing),
        "pending": score.pending,
        "lines": [_line(line) for line in score.lines],
    }


def _line(line: Line) -> Plain:
    rate, given = line.rate, line.given
    return {
        "indicator": line.indicator.id,
        "points": None if line.points is None else _tidy(line.points),
        "rate": None if rate is None else {"done": rate.done, "base": rate.base, "value": rate.value},
        "pending": line.pending,
        "given": None if given is None else {"row_id": given.row_id, "day": given.day.isoformat(), "by": given.by},
        "behind": [{"id": item.obligation.id, "state": item.state.value} for item in line.behind],
    }


def _pool(pool: Pool) -> Plain:
    return {
        "quota": pool.quota.id,
        "title": words(pool.quota.title.text),
        "of": pool.quota.of,
        "act": pool.quota.act,
        "unit": pool.unit,
        "places": pool.places,
        "of_which": [{"title": words(of.title.text), "least": of.least, "most": of.most} for of in pool.quota.of_which],
        "candidates": list(pool.candidates),
        "tied": list(pool.tied),
        "excluded": [{"staff": e.staff, "reason": e.reason, "refs": list(e.refs)} for e in pool.excluded],
        "named": [{"who": one.who, "row_id": one.act.row_id, "day": one.act.day.isoformat()} for one in pool.named],
    }
