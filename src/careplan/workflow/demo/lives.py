"""What happens to children in a year: arrivals, moves between schools, parents back, the sixteenth birthday."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final, cast

from careplan.domain.calendar.months import add_years
from careplan.records.child import Care, Child, Enrolment, Key, Parent, Placement
from careplan.workflow.demo import families
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.days import Week
from careplan.workflow.demo.town import Household, Town

_DAY: Final = timedelta(days=1)
_SPARE: Final = 5
"""A school keeps at least so many children whom nothing happens to."""


def live(town: Town) -> None:
    """Let a few things happen to a few families, each family at most once, in schools large enough."""
    chance = town.chance.branch("lives")
    quiet = _Quiet(town, chance)
    total = len(town.children)
    if len(town.schools) > 1:
        _times(1 + total // 40, quiet, lambda home: _move(town, chance, home))
    _times(1 + total // 40, quiet, lambda home: _parents_back(town, chance, home))
    _times(1 + total // 24, quiet, lambda home: _arrive(town, chance, home))
    _times(total // 60, quiet, lambda home: _taken_along(town, chance, home))
    _times(1 + total // 60, quiet, lambda home: _become_key(town, chance, home))
    _times(total // 60, quiet, lambda home: _no_longer_key(town, home))
    quiet.only(town.centre)
    _times(1, quiet, lambda home: _finish(town, chance, home))
    _times(1, quiet, lambda home: _turn_16(town, chance, home))


class _Quiet:
    """The families to whom nothing has happened yet and something may."""

    def __init__(self, town: Town, chance: Chance) -> None:
        self._town = town
        self._homes = chance.some(town.households, len(town.households))
        chance.rng.shuffle(self._homes)
        self._left = dict.fromkeys(town.schools, 0)
        for home in self._homes:
            self._left[home.school] += len(home.children)

    def only(self, school: str) -> None:
        """Leave the families of other schools alone from now on."""
        self._homes = [home for home in self._homes if home.school == school]

    def take(self) -> Household | None:
        """Return the next family."""
        for home in self._homes:
            if self._left[home.school] - len(home.children) >= _SPARE:
                self._left[home.school] -= len(home.children)
                self._homes.remove(home)
                return home
        return None


def _times(times: int, quiet: _Quiet, happen: Callable[[Household], None]) -> None:
    for _ in range(times):
        home = quiet.take()
        if home is None:
            return
        happen(home)


def _school_day(town: Town, chance: Chance, *months: int) -> date:
    """Return a school day around the middle of one of some months."""
    month = chance.one(months)
    return chance.day(days_of(date(town.year, month, 9), date(town.year, month, 20)), Week(town.calendar).taught)


def _change(spells: list[Any], **values: object) -> None:
    """Write into the last spell of a list."""
    if spells:
        spells[-1] = spells[-1].model_copy(update=values)


def _members(town: Town, home: Household) -> Iterator[Child]:
    return (town.children[id_] for id_ in home.children)


def _leave(child: Child, last: date, ended: str, went_to: str | None = None) -> None:
    _change(child.enrolment, until=last, ended=ended, went_to=went_to)
    for spells in (child.key, child.needs, child.guardians):
        _change(spells, until=last)
    child.placements[:] = [p for p in child.placements if p.from_ <= last]
    child.guardians[:] = [_seen_by(care, last) for care in child.guardians]


def _seen_by(care: Care, last: date) -> Care:
    """Return how a child was cared for, without an assessment that would have come too late."""
    if care.assessed_on and care.assessed_on > last:
        return care.model_copy(update={"assessment": None, "assessed_on": None})
    return care


def _move(town: Town, chance: Chance, home: Household) -> None:
    last = _school_day(town, chance, 4, 5, 10, 11)
    other = chance.one([school for school in sorted(town.schools) if school != home.school])
    for child in _members(town, home):
        _change(child.enrolment, until=last, ended="moved_out", went_to=other)
        first = last + _DAY
        child.enrolment.append(Enrolment(school=other, from_=first, began="moved_in", came_from=home.school))
        now = max((p for p in child.placements if p.from_ <= first), key=lambda p: p.from_)
        child.placements.append(now.model_copy(update={"from_": first, "class_": chance.number(1, 2)}))
        child.placements.sort(key=lambda p: p.from_)


def _parents_back(town: Town, chance: Chance, home: Household) -> None:
    last = _school_day(town, chance, 3, 6, 9, 11)
    for child in _members(town, home):
        away = [entry for entry in child.parents if entry.state == "away"]
        child.parents.extend(
            Parent(who=entry.who, from_=last + _DAY, state="home", phone=entry.phone) for entry in away
        )
        _leave(child, last, "parents_back")


def _taken_along(town: Town, chance: Chance, home: Household) -> None:
    last = _school_day(town, chance, 4, 12)
    for child in _members(town, home):
        _leave(child, last, "left_with_parents", "outside")


def _arrive(town: Town, chance: Chance, home: Household) -> None:
    """Let a family come in the middle of the year: everything about it begins then."""
    first = _school_day(town, chance, 3, 4, 5, 9, 10, 11)
    seen = town.calendar.next_workday(first + timedelta(days=chance.number(3, 12)))
    outside = chance.often(60)
    for child in _members(town, home):
        began: dict[str, object] = {"from_": first}
        if outside:
            began |= {"began": "moved_in", "came_from": "outside"}
        _change(child.enrolment, **began)
        _change(child.guardians, from_=first, agreement=first, assessed_on=seen)
        for spells in (child.key, child.needs):
            _change(spells, from_=first)
        child.consent[:] = [item.model_copy(update={"on": first}) for item in child.consent]
        child.placements[:] = _placed_from(child.placements, first)


def _placed_from(placements: list[Placement], first: date) -> list[Placement]:
    now = max((p for p in placements if p.from_ <= first), key=lambda p: p.from_)
    return [now.model_copy(update={"from_": first}), *(p for p in placements if p.from_ > first)]


def _become_key(town: Town, chance: Chance, home: Household) -> None:
    since = _school_day(town, chance, 5, 10)
    for child in _members(town, home):
        if not child.key:
            child.key.append(Key(from_=since, why=["study_difficulty"]))
            child.needs.append(families.need(chance, since))


def _no_longer_key(town: Town, home: Household) -> None:
    for child in _members(town, home):
        for spells in (child.key, child.needs):
            _change(spells, until=date(town.year, 8, 31))


def _finish(town: Town, chance: Chance, home: Household) -> None:
    """Let the eldest finish the ninth grade at the end of the spring term."""
    eldest = town.children[home.children[0]]
    summer = town.calendar.vacation("summer", town.year)
    if summer is None:
        return
    _regrade(town, chance, eldest, 9)
    _leave(eldest, summer.from_ - _DAY, "finished")


def _turn_16(town: Town, chance: Chance, home: Household) -> None:
    """Let the eldest, a year late at school, turn sixteen: the last day on the register is the one before."""
    eldest = town.children[home.children[0]]
    birthday = _school_day(town, chance, 4, 5)
    _regrade(town, chance, eldest, 9, born=add_years(birthday, -16))
    _leave(town.children[eldest.id], birthday - _DAY, "turned_16")


def _regrade(town: Town, chance: Chance, child: Child, grade: int, born: date | None = None) -> None:
    """Make a child older: another birth date, ID number and grade."""
    shift = grade - _grade_now(child, town)
    birth = born or add_years(cast("date", child.birth_date), -shift)
    number = town.mint.id_number(birth, male=child.sex == "boy")
    placements = [p.model_copy(update={"grade": min(p.grade + shift, 9)}) for p in child.placements]
    town.children[child.id] = child.model_copy(
        update={"birth_date": birth, "id_number": number, "student_number": f"G{number}"}
    )
    child.placements[:] = placements
    del chance


def _grade_now(child: Child, town: Town) -> int:
    return max((p for p in child.placements if p.from_ <= town.first), key=lambda p: p.from_).grade
