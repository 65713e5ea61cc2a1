"""Who is whose proxy parent: brothers and sisters with the same one, loads even, hand-overs without a gap."""

from datetime import date, timedelta
from typing import Final

from careplan.domain import spells
from careplan.records.child import Child, Proxy
from careplan.workflow.demo import schools
from careplan.workflow.demo.town import Household, Town

_DAY: Final = timedelta(days=1)
_ENOUGH: Final = 3
"""Proxy parents at a school where one may leave in the middle of the year."""


def pair(town: Town) -> None:
    """Give each child a proxy parent on each day on the register, and note who assessed the carers."""
    load = {staff: 0 for team in town.teams.values() for staff in team.proxies}
    for home in town.households:
        chosen: dict[str, str] = {}
        for child in (town.children[id_] for id_ in home.children):
            for spell in child.enrolment:
                if spell.school not in chosen:
                    chosen[spell.school] = min(town.teams[spell.school].proxies, key=lambda staff: (load[staff], staff))
                load[chosen[spell.school]] += 1
                ended = "child_left" if spell.until else None
                child.proxy.append(Proxy(staff=chosen[spell.school], from_=spell.from_, until=spell.until, ended=ended))
    _replace_one_who_leaves(town)
    for school in sorted(town.schools)[::2]:
        _change_one(town, school)
    for child in town.children.values():
        _assessors(child)


def _replace_one_who_leaves(town: Town) -> None:
    """Let a proxy parent of the first school leave in July; somebody new takes the children over."""
    school, team = next(iter(sorted(town.teams.items())))
    if len(team.proxies) < _ENOUGH:
        return
    last = date(town.year, 7, 15)
    leaver = team.proxies.pop()
    joiner = schools.join(town, school, last + _DAY)
    schools.leave(town, leaver, last)
    for child in town.children.values():
        _hand_over(child, leaver, joiner, last, "staff_left")


def _change_one(town: Town, school: str) -> None:
    """Let one family change between two proxy parents of a school in the middle of April."""
    proxies = town.teams[school].proxies
    if len(proxies) < _ENOUGH - 1:
        return
    last = date(town.year, 4, 14)
    for home in town.households:
        if (
            home.school == school
            and _quiet(town, home)
            and town.children[home.children[0]].proxy[-1].staff == proxies[0]
        ):
            for id_ in home.children:
                _hand_over(town.children[id_], proxies[0], proxies[1], last, "changed")
            return


def _quiet(town: Town, home: Household) -> bool:
    children = (town.children[id_] for id_ in home.children)
    return all(
        len(c.enrolment) == 1 and c.enrolment[0].until is None and c.enrolment[0].from_ < town.first for c in children
    )


def _hand_over(child: Child, before: str, after: str, last: date, why: str) -> None:
    for index, spell in enumerate(child.proxy):
        if why == "staff_left" and spell.staff == before and spell.from_ > last:
            child.proxy[index] = spell.model_copy(update={"staff": after})
    now = spells.on(child.proxy, last + _DAY)
    if now is None or now.staff != before:
        return
    index = child.proxy.index(now)
    child.proxy[index] = now.model_copy(update={"until": last, "ended": why})
    child.proxy.insert(index + 1, now.model_copy(update={"staff": after, "from_": last + _DAY}))


def _assessors(child: Child) -> None:
    """Let the proxy parent of that day, or the first one, be the one who assessed the carer."""
    for index, care in enumerate(child.guardians):
        if care.assessed_on:
            proxy = spells.on(child.proxy, care.assessed_on) or child.proxy[0]
            child.guardians[index] = care.model_copy(update={"assessed_by": proxy.staff})
