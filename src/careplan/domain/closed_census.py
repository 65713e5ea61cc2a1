"""Closed half years: figures that were handed in never change; what is known better since is an amendment."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from careplan.domain.account import Standing
from careplan.domain.flow import ARRIVALS, DEPARTURES, Change
from careplan.domain.half_year import Census
from careplan.domain.world import World
from careplan.records.closed_census import ClosedCensus

STANDINGS: Final = (Standing.VERIFIED, Standing.WAIVED, Standing.NOT_VERIFIED, Standing.LEFT)


def figures(census: Census) -> dict[str, dict[str, int]]:
    """Return each school's figures by name, in the order in which they are printed."""
    found = {}
    for flow in census.flows:
        school = flow.school or ""
        found[school] = {
            "opening": len(flow.opening),
            **{f"arrivals.{reason}": flow.arrivals.get(reason, 0) for reason in ARRIVALS},
            **{f"departures.{reason}": flow.departures.get(reason, 0) for reason in DEPARTURES},
            "closing": len(flow.closing),
            **{s.value: len(census.standing(s, school)) for s in STANDINGS},
        }
    return found


def change_line(change: Change) -> str:
    """Return a change as one line of words that are the same in every language."""
    other = change.other or "-"
    return f"{change.day} {change.child} {change.way} {change.school} {change.reason} {other}"


class Amendment(NamedTuple):
    """A figure that is known better than it was reported."""

    school: str
    figure: str
    reported: int
    corrected: int


class Amendments(NamedTuple):
    """What was reported and is no longer so, and the changes that are new since or gone since."""

    closed: ClosedCensus
    figures: tuple[Amendment, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def closed_of(world: World, label: str) -> ClosedCensus | None:
    """Return a half year's closed figures, None while it is open."""
    for filed in world.of_kind("closed-census"):
        if isinstance(filed.record, ClosedCensus) and filed.path["period"] == label:
            return filed.record
    return None


def amendments(census: Census, closed: ClosedCensus) -> Amendments:
    """Return where the figures of a half year differ from those that were handed in."""
    now = figures(census)
    then = {school.school: dict(school.figures) for school in closed.schools}
    changed = [change_line(change) for change in census.changes]
    return Amendments(
        closed,
        tuple(_figures(then, now)),
        (*_missing(changed, closed.changes), *_stock(census, closed, gone=False)),
        (*_missing(closed.changes, changed), *_stock(census, closed, gone=True)),
    )


def _figures(then: Mapping[str, Mapping[str, int]], now: Mapping[str, Mapping[str, int]]) -> Iterator[Amendment]:
    for school in sorted({*then, *now}):
        before, after = then.get(school, {}), now.get(school, {})
        for name in dict.fromkeys((*after, *before)):
            if before.get(name, 0) != after.get(name, 0):
                yield Amendment(school, name, before.get(name, 0), after.get(name, 0))


def _missing(lines: Sequence[str], others: Sequence[str]) -> list[str]:
    known = set(others)
    return [line for line in lines if line not in known]


def _stock(census: Census, closed: ClosedCensus, *, gone: bool) -> Iterator[str]:
    """Yield the children who are new in the opening stock, or gone from it: no change of the half year says so."""
    then = {school.school: {child for line in school.opening for child in line} for school in closed.schools}
    now = {flow.school or "": set(flow.opening) for flow in census.flows}
    for school in sorted({*then, *now}):
        before, after = then.get(school, set()), now.get(school, set())
        yield from (
            f"{census.from_} {child} opening {school}" for child in sorted(before - after if gone else after - before)
        )
