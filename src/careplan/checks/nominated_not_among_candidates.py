"""Somebody nominated whom the appraisal does not name as a candidate."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.appraisal import Appraisal, appraise
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.quota import REASONS, Pool, excluded_by, missed_by, pools, quotas_of, years
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.world import World

CHECK = Check(
    code="CP716",
    severity=Severity.NOTE,
    message=Text(
        zh="{who} 被推选，但不在“{quota}”的候选人之列：{why}",
        en="{who} was nominated and is no candidate for “{quota}”: {why}",
    ),
    remedy=Text(
        zh="看 `careplan appraise --year {year} --adult {who}`；另有理由的，在该行 `note` 写明",
        en="See `careplan appraise --year {year} --adult {who}`; if there is a reason, write it in the row's `note`",
    ),
    why=Text(
        zh="推选从考核里来，才说得清为什么是他。",
        en="Candidates drawn from the appraisal need no other explanation.",
    ),
)
_RANK = Text("按考核名次没有进入名额", "by the appraisal others come first")


def nominated_not_among_candidates(world: "World") -> Iterator[Found]:
    """Yield each nominee whom the appraisal excludes, or whose rank has no place.

    Of what was not known on the day of the nomination nothing is made: while scores by hand are still to come, nobody
    has a rank.
    """
    quotas, rubric = quotas_of(world), world.register.rubric
    nominations = [quota for quota in quotas.quotas if quota.act == "nomination"] if quotas else []
    for year in sorted({year for quota in nominations for year in years(world, quota)}):
        if rubric is None:
            return
        appraisal = appraise(world, rubric, year)
        for pool in pools(world, appraisal, "nomination"):
            yield from _outside(world, pool, appraisal)


def _outside(world: "World", pool: Pool, appraisal: Appraisal) -> Iterator[Found]:
    for staff, act in ((one.who, one.act) for one in pool.named):
        why = _why(world, pool, appraisal, staff, act)
        if why is not None:
            quota, year = pool.quota.title.text, appraisal.year
            yield Found(act.place, {"who": staff, "quota": quota, "why": why, "year": year})


def _why(world: "World", pool: Pool, appraisal: Appraisal, staff: str, act: "Act") -> Text | None:
    score = appraisal.of(staff)
    if score is None:
        return None
    missed = missed_by(world, pool.quota, appraisal.year, act.day)
    excluded = excluded_by(world, score, missed, act.day)
    if excluded and excluded.reason != "score-incomplete":
        return REASONS[excluded.reason]
    ranked = score.complete and all(
        line.given is None or line.given.day <= act.day for one in appraisal.scores for line in one.lines
    )
    return _RANK if ranked and staff not in {*pool.candidates, *pool.tied} else None
