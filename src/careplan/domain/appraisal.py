"""What each proxy parent's year comes to by the rubric (代理家长考核): counted from settlements, or given by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from careplan.domain import spells
from careplan.domain.figure import Rate
from careplan.domain.obligation import DONE, OWING, Settlement, State
from careplan.records.rules import Indicator, Rubric

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.world import World

_DECIDED: Final = DONE | OWING
_PENDING: Final = frozenset({State.UPCOMING, State.OPEN, State.MOVED, State.BLOCKED})
_COUNTED: Final = {"completion": DONE, "on_time": frozenset({State.MET}), "missed": frozenset({State.MISSED})}


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of one adult: the points, and what they come from."""

    indicator: Indicator
    points: Fraction | None
    """None where nothing was owed, or where nobody has given points."""
    rate: Rate | None = None
    """Done (or, for points lost, missed) of what has fallen due; None for points given by hand."""
    behind: tuple[Settlement, ...] = ()
    """What fell due in the year and was this adult's on the day."""
    pending: int = 0
    """What is not decided yet."""
    given: "Act | None" = None


@dataclass(frozen=True, slots=True)
class Score:
    """The year of one proxy parent."""

    staff: str
    school: str | None
    lines: tuple[Line, ...]
    rank: int | None = None
    """The place among those whose score is complete; those with the same share have the same."""

    @property
    def total(self) -> Fraction:
        """The points so far."""
        return sum((line.points for line in self.lines if line.points is not None), Fraction(0))

    @property
    def attainable(self) -> Fraction:
        """The greatest points of the lines that have any: what was not owed takes nothing from anybody."""
        found = (number(line.indicator.points) for line in self.lines if line.points is not None)
        return sum((points for points in found if points > 0), Fraction(0))

    @property
    def share(self) -> Fraction | None:
        """The points of those that could be had; by this adults are compared."""
        return self.total / self.attainable if self.attainable else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The indicators by hand that nobody has filled."""
        return tuple(ln.indicator.id for ln in self.lines if ln.indicator.by == "hand" and ln.points is None)

    @property
    def complete(self) -> bool:
        """Whether every line by hand is filled and something could be had at all."""
        return not self.missing and self.share is not None

    @property
    def pending(self) -> int:
        """How many obligations of the year are not decided yet."""
        return sum(line.pending for line in self.lines)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Every proxy parent's year: the ranked first, then those whose score is not complete."""

    year: int
    on: date
    rubric: Rubric
    scores: tuple[Score, ...]

    def of(self, staff: str) -> Score | None:
        """Return one adult's score."""
        return next((score for score in self.scores if score.staff == staff), None)


def number(value: float) -> Fraction:
    """Return a decimal number of a record exactly: 0.1 is a tenth."""
    return Fraction(repr(value))


def appraise(world: "World", rubric: Rubric, year: int) -> Appraisal:
    """Return the scores of a year as of the world's day.

    Whoever held an obligation on the day is credited with it. Obligations belong to the year in which the plan has
    them due.
    """
    duties = {name for one in rubric.indicators for name in one.duties}
    held = _held(world.settlements.among(lambda o: o.duty.id in duties and o.scheduled.year == year))
    given = _given(world, rubric, year)
    scores = [
        Score(staff, _school(world, staff), tuple(_lines(rubric, held.get(staff, ()), given.get(staff, {}))))
        for staff in sorted(_proxy_parents(world, year))
    ]
    return Appraisal(year, world.on, rubric, tuple(_ranked(scores)))


def _held(settlements: Iterable[Settlement]) -> dict[str, list[Settlement]]:
    found: dict[str, list[Settlement]] = {}
    for item in settlements:
        holder = item.obligation.holder
        if holder is not None:
            found.setdefault(holder, []).append(item)
    return found


def _proxy_parents(world: "World", year: int) -> set[str]:
    first, last = date(year, 1, 1), min(date(year, 12, 31), world.on)
    members = world.register.staff.items()
    return {id_ for id_, m in members if first <= last and spells.days_within(m.staff.proxy_parent, first, last)}


def _school(world: "World", staff: str) -> str | None:
    member = world.register.staff.get(staff)
    return member.school if member else None


def _given(world: "World", rubric: Rubric, year: int) -> dict[str, dict[str, "Act"]]:
    """Return the last valid score of the year by adult and indicator; one that the rubric does not have counts not."""
    by_hand = {one.id: one for one in rubric.indicators if one.by == "hand"}
    found: dict[str, dict[str, Act]] = {}
    for act in world.books.evidence.about("township", "township", "appraisal"):
        indicator = by_hand.get(str(act.values.get("topic")))
        if indicator is None or act.day.year != year or act.day > world.on or not _valid(act, indicator):
            continue
        for staff in act.staff:
            found.setdefault(staff, {})[indicator.id] = act
    return found


def _valid(act: "Act", indicator: Indicator) -> bool:
    score = act.values.get("score")
    if not isinstance(score, float):
        return False
    return 0 <= score <= indicator.points and number(score) % number(indicator.step) == 0


def _lines(rubric: Rubric, held: Sequence[Settlement], given: Mapping[str, "Act"]) -> Iterable[Line]:
    for indicator in rubric.indicators:
        act = given.get(indicator.id)
        if indicator.by != "hand":
            yield _counted(indicator, held)
        elif act is None:
            yield Line(indicator, None)
        else:
            yield Line(indicator, number(float(str(act.values["score"]))), given=act)


def _counted(indicator: Indicator, held: Sequence[Settlement]) -> Line:
    mine = [item for item in held if item.obligation.duty.id in indicator.duties]
    behind = tuple(item for item in mine if item.state in _DECIDED)
    pending = sum(item.state in _PENDING for item in mine)
    rate = Rate(sum(item.state in _COUNTED[indicator.by] for item in behind), len(behind))
    return Line(indicator, _points(indicator, rate), rate, behind, pending)


def _points(indicator: Indicator, rate: Rate) -> Fraction | None:
    """Return the points for a share, down to a whole step; for what was missed the points lost, down to the floor."""
    most = number(indicator.points)
    if not rate.base:
        return None
    if indicator.by == "missed":
        return max(-rate.done * number(indicator.each), min(most, Fraction(0)))
    step = number(indicator.step)
    return max(most, Fraction(0)) * rate.done / rate.base // step * step


def _ranked(scores: Sequence[Score]) -> list[Score]:
    """Return the scores by share, the same share in the same place; the incomplete last and without a place."""
    complete = sorted((s for s in scores if s.complete), key=_better)
    found: list[Score] = []
    for at, score in enumerate(complete, 1):
        same = found and found[-1].share == score.share
        found.append(replace(score, rank=found[-1].rank if same else at))
    return found + sorted((s for s in scores if not s.complete), key=_better)


def _better(score: Score) -> tuple[Fraction, str]:
    return -(score.share if score.share is not None else Fraction(-1)), score.staff
