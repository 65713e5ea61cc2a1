"""Places for commendation and candidates (表彰、推选): how many a school has, who may have them, and why others not."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from careplan.domain import spells
from careplan.domain.appraisal import Appraisal, Score, number
from careplan.domain.conditions import all_hold, conditions
from careplan.domain.obligation import State
from careplan.records.quotas import OfWhich, Places, Quota, Quotas, Size
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.register import Register
    from careplan.domain.world import World

TOWNSHIP: Final = "township"
Reason: TypeAlias = Literal[
    "not-serving", "no-clear-query", "missed-duty", "score-incomplete", "other-quota", "of-which"
]
REASONS: Final[dict[Reason, Text]] = {
    "not-serving": Text("当天不是在职的代理家长", "no proxy parent in post on the day"),
    "no-clear-query": Text("没有有效的从业查询", "no clear record query that still counts"),
    "missed-duty": Text("有关键义务未完成", "missed a duty that may not be missed"),
    "score-incomplete": Text("考核分数不全", "the score is not complete"),
    "other-quota": Text("已列入另一名额", "a candidate in another quota already"),
    "of-which": Text("“其中”的名额已满", "the places of the kind are full"),
}


@dataclass(frozen=True, slots=True)
class Excluded:
    """An adult who is no candidate, and why; `refs` are ids of obligations or indicators."""

    staff: str
    reason: Reason
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """The places of one quota at one school, or in the township, and who may have them; people choose the children."""

    quota: Quota
    unit: str
    places: int
    candidates: tuple[str, ...]
    tied: tuple[str, ...]
    """Who has the same share as the last candidate and no place: a person decides."""
    excluded: tuple[Excluded, ...]
    named: "tuple[Named, ...]"


@dataclass(frozen=True, slots=True)
class Named:
    """An adult, or a child, who was commended or nominated, and the row that says so."""

    who: str
    act: "Act"


def quotas_of(world: "World") -> Quotas | None:
    """Return the township's quotas, None where none are on record."""
    return next((filed.record for filed in world.of_kind("quotas") if isinstance(filed.record, Quotas)), None)


def last_day(world: "World", year: int) -> date:
    """Return the day on which schools are counted for a year: its last, or the world's day while it lasts."""
    return min(world.on, date(year, 12, 31))


def pools(world: "World", appraisal: Appraisal, act: str | None = None) -> list[Pool]:
    """Return the places of every quota, or of those for one kind of act, in the order of the file.

    One adult is a candidate once for a kind of act.
    """
    quotas = quotas_of(world)
    taken: dict[str, set[str]] = {}
    found = []
    for quota in (one for one in (quotas.quotas if quotas else ()) if act in {None, one.act}):
        for unit in units(world, quota, appraisal.year):
            pool = _pool(world, quota, unit, appraisal, taken.setdefault(quota.act, set()))
            taken[quota.act].update(pool.candidates)
            found.append(pool)
    return found


def units(world: "World", quota: Quota, year: int) -> list[str]:
    """Return the schools that have places of their own, or the township."""
    return [TOWNSHIP] if quota.each == "township" else world.register.open_schools(last_day(world, year))


def places(world: "World", quota: Quota, unit: str, year: int) -> int:
    """Return how many places a school or the township has."""
    register, day = world.register, last_day(world, year)
    school = None if unit == TOWNSHIP else unit
    sized = any(entry.children != Size() for entry in quota.places)
    children = len(register.on_register(day, school)) if sized else 0
    for entry in quota.places:
        most = entry.children.most
        fits = entry.children.least <= children and (most is None or children <= most)
        if fits and (entry.position is None or (school and register.schools[school].position == entry.position)):
            return entry.number + _by_head(entry, _heads(register, quota, school, day))
    return 0


def _heads(register: "Register", quota: Quota, school: str | None, day: date) -> int:
    if quota.of == "child":
        return len(register.on_register(day, school))
    members = register.staff.values()
    return sum(
        (school is None or m.school == school) and spells.on(m.staff.proxy_parent, day) is not None for m in members
    )


def _by_head(entry: Places, heads: int) -> int:
    exact = number(entry.share) * heads
    return math.ceil(exact) if entry.round == "up" else math.floor(exact)


def is_one(world: "World", of: OfWhich, kind: str, subject: str, day: date) -> bool:
    """Return whether an adult, or a child, is one of those of whom an `of which` speaks."""
    if not all_hold(conditions(world.register, kind, subject, day, [of.where] if of.where else [])):
        return False
    if kind == "child":
        home = world.register.schools.get(world.register.school_of(subject, day) or "")
        return of.post is None and (of.position is None or (home is not None and home.position == of.position))
    member = world.register.staff.get(subject)
    if member is None:
        return False
    post = spells.on(member.staff.posts, day)
    school = world.register.schools.get(member.school or "")
    if of.post is not None and (post is None or post.post != of.post):
        return False
    return of.position is None or (school is not None and school.position == of.position)


def subject_kind(quota: Quota) -> str:
    """Return of whom a quota is, as facts name it: `child` or `staff`."""
    return "child" if quota.of == "child" else "staff"


def beyond(world: "World", quota: Quota, who: Sequence[str], count: int, day: date) -> "OfWhich | None":
    """Return the first `of which` that so many break: too many of the kind, or too many others."""
    for of in quota.of_which:
        ones = sum(is_one(world, of, subject_kind(quota), one, day) for one in who)
        if (of.most is not None and ones > of.most) or len(who) - ones > max(count - of.least, 0):
            return of
    return None


def named(world: "World", quota: Quota, unit: str, year: int) -> list[Named]:
    """Return who was commended or nominated in a year, each once, by day."""
    found: dict[str, Named] = {}
    for who, act in named_rows(world, quota, year):
        if unit in _units_of(world, quota, who, act.day):
            found.setdefault(who, Named(who, act))
    return list(found.values())


def _units_of(world: "World", quota: Quota, who: str, day: date) -> set[str | None]:
    """Return the township and the school of somebody on a day; nothing for somebody who is not on record."""
    if quota.of == "child":
        return {TOWNSHIP, world.register.school_of(who, day)} if who in world.register.children else set()
    member = world.register.staff.get(who)
    return {TOWNSHIP, member.school} if member else set()


def years(world: "World", quota: Quota) -> list[int]:
    """Return the years in which somebody was named for a quota by the world's day."""
    acts = world.books.evidence.about("township", "township", quota.act)
    return sorted({act.day.year for act in acts if act.day <= world.on and act.values.get("topic") == quota.topic})


def named_rows(world: "World", quota: Quota, year: int) -> "Iterator[tuple[str, Act]]":
    """Yield each adult, or each child, in each row of a quota's kind and topic in a year, by day."""
    for act in world.books.evidence.about("township", "township", quota.act):
        if act.day.year == year and act.day <= world.on and act.values.get("topic") == quota.topic:
            yield from ((who, act) for who in dict.fromkeys(act.children if quota.of == "child" else act.staff))


def _pool(world: "World", quota: Quota, unit: str, appraisal: Appraisal, taken: set[str]) -> Pool:
    year = appraisal.year
    count, day = places(world, quota, unit, year), last_day(world, year)
    missed = missed_by(world, quota, year, world.on)
    chosen: list[Score] = []
    rest: list[Score] = []
    excluded: list[Excluded] = []
    scores = appraisal.scores if quota.of == "proxy_parent" else ()
    for score in (s for s in scores if unit in {TOWNSHIP, s.school}):
        why = Excluded(score.staff, "other-quota") if score.staff in taken else excluded_by(world, score, missed, day)
        if why:
            excluded.append(why)
        elif len(chosen) == count:
            rest.append(score)
        elif beyond(world, quota, [*(one.staff for one in chosen), score.staff], count, day):
            excluded.append(Excluded(score.staff, "of-which"))
        else:
            chosen.append(score)
    tied = tuple(score.staff for score in rest if chosen and score.share == chosen[-1].share)
    candidates = tuple(score.staff for score in chosen)
    acts = tuple(named(world, quota, unit, year))
    return Pool(quota, unit, count, candidates, tied, tuple(excluded), acts)


def excluded_by(world: "World", score: Score, missed: Mapping[str, tuple[str, ...]], day: date) -> Excluded | None:
    """Return why an adult can be no candidate on a day, whatever the rank; the score is looked at last."""
    staff = score.staff
    if not _serves(world, staff, day):
        return Excluded(staff, "not-serving")
    if not has_clear_query(world, staff, day):
        return Excluded(staff, "no-clear-query")
    if staff in missed:
        return Excluded(staff, "missed-duty", missed[staff])
    return None if score.complete else Excluded(staff, "score-incomplete", score.missing)


def missed_by(world: "World", quota: Quota, year: int, by: date) -> dict[str, tuple[str, ...]]:
    """Return the obligations of a year that no candidate may have missed and that were missed by a day, by adult."""
    found: dict[str, tuple[str, ...]] = {}
    for item in world.settlements.owing if quota.none_missed else ():
        o = item.obligation
        counts = item.state is State.MISSED and o.duty.id in quota.none_missed and o.scheduled.year == year
        if counts and o.closes < by and o.holder is not None:
            found[o.holder] = (*found.get(o.holder, ()), o.id)
    return found


def _serves(world: "World", staff: str, day: date) -> bool:
    member = world.register.staff.get(staff)
    return member is not None and member.serves(day) and spells.on(member.staff.proxy_parent, day) is not None


def has_clear_query(world: "World", staff: str, day: date) -> bool:
    """Return whether the last record query by a day was clear and is not too old."""
    member = world.register.staff.get(staff)
    past = [query for query in member.staff.record_queries if query.on <= day] if member else []
    if not past:
        return False
    last = max(past, key=lambda query: query.on)
    return last.result == "clear" and (day - last.on).days <= world.register.township.readings.record_query_days
