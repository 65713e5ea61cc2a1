"""An act that makes up for a period which no duty has."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.acts import CENSUS_VISIT
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP328",
    severity=Severity.ERROR,
    message=Text(
        zh="`counts_for` 写的 {period} 不是任何一项相应义务的时期",
        en="`counts_for` names {period}, which is a period of no duty that such an act could pay",
    ),
    remedy=Text(
        zh="写计划里的时期，例如 `counts_for={example}`；不是补做的就清空这一格",
        en=("Write a period of the plan, such as `counts_for={example}`, or empty the cell if nothing is made up for"),
    ),
    why=Text(
        zh="时期写错了，补做就白做了。",
        en="With a wrong period, making up was for nothing.",
    ),
)

_OTHERS = frozenset({"waiver", "amendment", CENSUS_VISIT})


def counts_for_no_period(world: "World") -> Iterator[Found]:
    """Yield each act that names a period in which nothing it could pay is owed."""
    named = [
        act
        for act in world.books.evidence.having("counts_for")
        if act.counts_for is not None and act.kind not in _OTHERS
    ]
    labels = _labels(world) if named else {}
    for act in named:
        known = labels.get(act.kind, set())
        period = act.counts_for or ""
        if period not in known:
            near = get_close_matches(period, sorted(known), n=1) or sorted(known)[-1:] or ["2026-05"]
            yield Found(act.place, {"period": period, "example": near[0]})


def _labels(world: "World") -> dict[str, set[str]]:
    """Return the periods of the duties that acts of each kind may pay."""
    labels: dict[str, set[str]] = {}
    for duty, period, _ in world.settlements.windows():
        for proof in duty.proof or ():
            labels.setdefault(proof.kind, set()).add(period.label)
    return labels
