"""Families: parents away, those who care for the children at home, and the children."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from careplan.records.child import Care, Child, Consent, Enrolment, Key, Need, Parent, Placement
from careplan.records.guardian import Guardian
from careplan.workflow.demo import names
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.town import Household, Town

Assessment: TypeAlias = Literal["good", "fair", "poor"]
Where: TypeAlias = Literal["home", "away", "dead", "lost", "unable"]
_PATTERNS: Final[tuple[tuple[int, Where, Where], ...]] = (
    (58, "away", "away"),
    (78, "away", "home"),
    (86, "home", "away"),
    (92, "away", "dead"),
    (95, "away", "lost"),
    (98, "unable", "away"),
    (100, "dead", "away"),
)
_PRIMARY: Final = 6
_BOARDERS_MIDDLE, _BOARDERS_REMOTE, _BOARDERS = 70, 25, 8
"""Boarders in a hundred children."""
_SIZES: Final = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3)
_ASSESSMENTS: Final[tuple[Assessment, ...]] = ("good",) * 10 + ("fair",) * 6 + ("poor",)
_NEEDS: Final = (
    "每周由代理家长送回家一次。",
    "作业由代理家长当天当面检查。",
    "每月与心理辅导教师谈一次。",
    "午餐由学校安排，费用减免。",
    "冬季上学由高年级同伴结伴。",
    "周末留校，由值班教师照看。",
    "服药时间由班主任提醒。",
    "数学单独补习，每周两次。",
    "每两周带到亲情电话室通话。",
    "安排坐在前排，课间由同桌陪伴。",
)


@dataclass(frozen=True)
class _Family:
    """What brothers and sisters share."""

    surname: str
    address: str
    parents: list[Parent]
    carer: str
    relation: str
    assessment: Assessment
    assessed_on: date
    poor: bool


def add_families(town: Town, children: Sequence[int]) -> None:
    """Add so many children to each school, in families of one to three."""
    for school, total in zip(sorted(town.schools), children, strict=True):
        chance = town.chance.branch(f"families/{school}")
        left = total
        while left:
            family = _family(town, chance, school)
            levels = range(chance.number(1, 2), 9 if school == town.centre else 6, 2)
            grades = chance.some(levels, min(chance.one(_SIZES), left))
            ids = tuple(_child(town, chance, school, family, grade) for grade in reversed(grades))
            town.households.append(Household(school, ids))
            left -= len(ids)


def _family(town: Town, chance: Chance, school: str) -> _Family:
    die = chance.number(1, 100)
    father, mother = next((father, mother) for most, father, mother in _PATTERNS if die <= most)
    surname, address = names.surname(chance), names.address(chance)
    place = chance.one(names.PLACES)
    entries = [_parent(town, chance, "father", father, place), _parent(town, chance, "mother", mother, place)]
    at_home = next((entry for entry in entries if entry.state == "home"), None)
    relation = at_home.who if at_home else chance.one(("grandparent",) * 8 + ("aunt_uncle", "other_relative"))
    young = relation != "grandparent"
    guardian = Guardian(
        id=town.mint.person(school),
        name=(surname if relation != "mother" else names.surname(chance)) + names.given(chance),
        sex="man" if relation == "father" or (relation != "mother" and chance.often(40)) else "woman",
        phone=at_home.phone if at_home else town.mint.phone(),
        address=address,
        health=chance.one(("good", "good", "good", "weak")),
        schooling=chance.one(("primary", "middle", "middle", "high") if young else ("none", "primary", "primary")),
    )
    birth = date(town.year - (chance.number(36, 46) if young else chance.number(56, 71)), chance.number(1, 12), 9)
    number = town.mint.id_number(birth, male=guardian.sex == "man")
    town.guardians[guardian.id] = guardian.model_copy(update={"id_number": number})
    assessment = chance.one(_ASSESSMENTS)
    days = days_of(date(town.year, 1, 5), date(town.year, 3, 31))
    assessed = chance.day(days, town.calendar.is_workday)
    return _Family(surname, address, entries, guardian.id, relation, assessment, assessed, chance.often(12))


def _parent(
    town: Town, chance: Chance, who: Literal["father", "mother"], state: Where, place: tuple[str, str]
) -> Parent:
    since = chance.day(days_of(date(town.year - 4, 2, 20), date(town.year - 2, 8, 20)))
    if state != "away":
        phone = town.mint.phone() if state == "home" else None
        return Parent(who=who, from_=since, state=state, phone=phone)
    where, county = place if chance.often(70) else chance.one(names.PLACES)
    work = chance.one(names.WORK)
    return Parent(who=who, from_=since, state=state, place=where, county=county, work=work, phone=town.mint.phone())


def _child(town: Town, chance: Chance, school: str, family: _Family, grade: int) -> str:
    id_ = town.mint.person(school)
    boy = chance.often(52)
    born = chance.day(days_of(date(town.year - 7 - grade, 9, 1), date(town.year - 6 - grade, 8, 31)))
    number = town.mint.id_number(born, male=boy)
    since = _since(town, chance, grade)
    health = chance.one(("good",) * 18 + ("weak", "weak", "ill", "disabled"))
    town.children[id_] = Child(
        id=id_,
        name=town.mint.full_name(lambda: family.surname + names.given(chance), born),
        sex="boy" if boy else "girl",
        birth_date=born,
        id_number=number,
        ethnic=chance.one(("汉族",) * 6 + ("苗族", "土家族")),
        student_number=f"G{number}",
        hukou=family.address,
        address=family.address,
        health=health,
        enrolment=[Enrolment(school=school, from_=since, began="new")],
        placements=_placements(town, chance, since, grade, remote=town.schools[school].position == "remote"),
        parents=list(family.parents),
        guardians=[_care(family, since)],
        key=_key(chance, family, since, health),
        consent=[
            Consent(purpose="register", basis="law", by="law", on=since),
            Consent(purpose="contact", basis="consent", by="guardian", on=since),
            Consent(purpose="counselling", basis="consent", by="guardian", on=since),
            Consent(purpose="county_report", basis="law", by="law", on=since),
        ],
    )
    if town.children[id_].key:
        town.children[id_].needs.append(Need(from_=since, what=chance.one(_NEEDS)))
    return id_


def need(chance: Chance, since: date) -> Need:
    """Return something that is done differently for a child from a day on."""
    return Need(from_=since, what=chance.one(_NEEDS))


def _since(town: Town, chance: Chance, grade: int) -> date:
    """Return a day on which the child came onto the register in one of the two school years before."""
    first = date(town.year - 1, 9, 1)
    if grade > 1 and chance.often(55):
        first = town.calendar.next_workday(date(town.year - 2, 9, 2))
    return first if chance.often(75) else town.calendar.next_workday(first + timedelta(days=chance.number(7, 80)))


def _placements(town: Town, chance: Chance, since: date, grade: int, *, remote: bool) -> list[Placement]:
    often = _BOARDERS_MIDDLE if grade > _PRIMARY else _BOARDERS_REMOTE if remote else _BOARDERS
    boarder = chance.often(often)
    class_ = chance.number(1, 2)
    starts = [(since, grade)]
    if since < date(town.year - 1, 8, 1):
        starts = [(since, grade - 1), (date(town.year - 1, 9, 1), grade)]
    autumn = town.calendar.school_year_of(town.last).from_
    return [
        Placement(from_=day, grade=level, class_=class_, boarder=boarder)
        for day, level in [*starts, (autumn, grade + 1)]
    ]


def _care(family: _Family, since: date) -> Care:
    return Care.model_validate(
        {
            "guardian": family.carer,
            "relation": family.relation,
            "from": since,
            "lives_with": True,
            "agreement": since,
            "assessment": family.assessment,
            "assessed_on": family.assessed_on,
        }
    )


def _key(chance: Chance, family: _Family, since: date, health: str) -> list[Key]:
    states = {entry.state for entry in family.parents}
    why = []
    if states == {"away"} and (family.assessment != "good" or chance.often(20)):
        why.append("both_parents_away")
    if family.assessment == "poor":
        why.append("carer_weak")
    if "dead" in states:
        why.append("parent_dead")
    if health in {"ill", "disabled"}:
        why.append(health)
    if family.poor and (why or chance.often(40)):
        why.append("poor_family")
    return [Key.model_validate({"from": since, "why": why})] if why else []
