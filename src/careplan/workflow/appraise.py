"""Proxy parents' scores of a year by the rubric, and who may be commended or named (代理家长考核)."""

from dataclasses import dataclass
from typing import Final

from careplan.domain.appraisal import Appraisal, Score, appraise
from careplan.domain.eligibility import rule_in_use
from careplan.domain.quota import Pool, pools
from careplan.domain.world import World
from careplan.records.rules import Eligibility
from careplan.text import Text
from careplan.text.refusal import Refusal, near
from careplan.workflow.look import YEARS
from careplan.workflow.who import staff_named

_NO_YEAR: Final = Text("--year 要写成年份，例如 `--year 2026`", "--year is a year, such as `--year 2026`")
_AHEAD: Final = Text(
    "{year} 年到 {on} 还没有开始；写别的年份，或用 `--on` 指明看哪一天",
    "{year} has not begun on {on}; name another year, or the day to look from with `--on`",
)
_NO_RUBRIC: Final = Text(
    "没有考核细则：缺 `rules/rubric.yaml`，或它读不出来（见 `careplan check`）",
    "There is no rubric: `rules/rubric.yaml` is missing, or cannot be read (see `careplan check`)",
)
_NO_ADULT: Final = Text(
    "{id} 在 {year} 年不是代理家长。{near}名单见 `careplan appraise --year {year}`",
    "{id} was no proxy parent in {year}. {near}See `careplan appraise --year {year}` for who was",
)


@dataclass(frozen=True, slots=True)
class Appraised:
    """The answer: who was asked about, their scores, and the places of each quota."""

    appraisal: Appraisal
    scores: tuple[Score, ...]
    pools: tuple[Pool, ...]
    adult: str | None
    school: str | None
    rule: Eligibility | None
    """The rule of eligibility by which the duties were settled."""


def appraised(world: World, year: int, adult: str | None = None, school: str | None = None) -> Appraised:
    """Return a year's appraisal, of one adult or one school where asked for; ranks are those among all.

    Raises Refusal for no year, a year ahead, records without a rubric, and for who was no proxy parent.
    """
    if year not in YEARS:
        raise Refusal(_NO_YEAR)
    if year > world.on.year:
        raise Refusal(_AHEAD, year=str(year), on=world.on.isoformat())
    rubric = world.register.rubric
    if rubric is None:
        raise Refusal(_NO_RUBRIC)
    found = appraise(world, rubric, year)
    known = _known(world, found, adult)
    scores = tuple(s for s in found.scores if known in {None, s.staff} and school in {None, s.school})
    wanted = tuple(pool for pool in pools(world, found) if _concerns(pool, scores, school))
    return Appraised(found, scores, wanted, known, school, rule_in_use(world.register))


def _known(world: World, found: Appraisal, adult: str | None) -> str | None:
    if adult is None:
        return None
    id_ = staff_named(world, adult, world.on)
    if not found.of(id_):
        ids = sorted(score.staff for score in found.scores)
        raise Refusal(_NO_ADULT, id=id_, year=str(found.year), near=near(id_, ids))
    return id_


def _concerns(pool: Pool, scores: tuple[Score, ...], school: str | None) -> bool:
    """Return whether the places of a quota are open to any of those asked about."""
    if pool.quota.each == "township":
        return True
    return pool.unit == school if school else any(score.school == pool.unit for score in scores)
