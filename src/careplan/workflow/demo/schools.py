"""Schools with their equipment, and the adults who work there."""

from collections.abc import Sequence
from datetime import date, timedelta

from careplan.records.school import Account, Counsellor, Norm, School, Spell
from careplan.records.staff import Post, ProxySpell, Qualification, RecordQuery, Staff
from careplan.workflow.demo import names
from careplan.workflow.demo.chance import Chance, days_of
from careplan.workflow.demo.town import Team, Town, school_id
from careplan.workflow.demo.writing import words

_OFFICERS = ("officer", "officer", "clerk")


def add_schools(town: Town, proxies: Sequence[int]) -> None:
    """Add a school for each number of proxy parents, and the central office."""
    chance = town.chance.branch("schools")
    for n, _ in enumerate(_OFFICERS):
        _add_adult(town, chance, f"Z{n + 1:02}", None, _OFFICERS[n])
    for index, count in enumerate(proxies):
        school = school_id(town.after.school + index + 1)
        town.teams[school] = _team(town, chance, school, count)
        town.schools[school] = _school(town, chance, index, len(proxies))


def _team(town: Town, chance: Chance, school: str, proxies: int) -> Team:
    def adult(post: str) -> str:
        return _add_adult(town, chance, _new_adult(town), school, post)

    principal, clerk, counsellor = adult("principal"), adult("clerk"), adult("counsellor")
    teachers = [adult("class_teacher" if n % 2 else "teacher") for n in range(max(proxies, 2) + 1)]
    certificate = Qualification(on=date(town.year - 3, 7, chance.number(8, 18)), topic="psychology")
    town.staff[counsellor].qualifications.append(certificate)
    for teacher in teachers[:proxies]:
        town.staff[teacher].proxy_parent.append(ProxySpell(from_=date(town.year - 2, 9, 1)))
    return Team(principal, counsellor, clerk, teachers[0], teachers[:proxies])


def _new_adult(town: Town) -> str:
    return f"T{town.last_numbers.adult + 1:03}"


def _add_adult(town: Town, chance: Chance, id_: str, school: str | None, post: str) -> str:
    woman = chance.often(60)
    town.homes[id_] = school
    town.staff[id_] = Staff(
        id=id_,
        name=names.surname(chance) + names.given(chance),
        sex="woman" if woman else "man",
        phone=town.mint.phone(),
        posts=[Post.model_validate({"from": date(town.year - chance.number(4, 12), 9, 1), "post": post})],
        record_queries=[RecordQuery(on=day, result="clear") for day in _query_days(town, chance)],
    )
    return id_


def _query_days(town: Town, chance: Chance) -> list[date]:
    """Return a day in each late August, never more than a year apart."""
    latest = 28
    days = []
    for year in (town.year - 2, town.year - 1, town.year):
        day = town.calendar.previous_workday(date(year, 8, chance.number(latest - 2, latest)))
        days.append(day)
        latest = day.day
    return days


def join(town: Town, school: str, day: date) -> str:
    """Add a teacher who comes in the middle of the year and becomes a proxy parent; return the id."""
    chance = town.chance.branch(f"join/{school}")
    id_ = _add_adult(town, chance, _new_adult(town), school, "teacher")
    queried = town.calendar.previous_workday(day - timedelta(days=7))
    town.staff[id_] = town.staff[id_].model_copy(
        update={
            "posts": [Post(from_=day - timedelta(days=3), post="teacher")],
            "record_queries": [RecordQuery(on=queried, result="clear")],
            "proxy_parent": [ProxySpell(from_=day)],
        }
    )
    return id_


def leave(town: Town, staff: str, day: date) -> None:
    """End an adult's post and time as proxy parent on a day."""
    adult = town.staff[staff]
    adult.posts[-1] = adult.posts[-1].model_copy(update={"until": day})
    adult.proxy_parent[-1] = adult.proxy_parent[-1].model_copy(update={"until": day})
    past = [query for query in adult.record_queries if query.on <= day]
    town.staff[staff] = adult.model_copy(update={"record_queries": past})


def _school(town: Town, chance: Chance, index: int, total: int) -> School:
    zh, en = names.school(town.after.school + index)
    id_ = school_id(town.after.school + index + 1)
    mate = index ^ 1
    broadband = total == 1 or index < max(total - 1, 2)
    since = [Spell(from_=date(chance.number(2012, 2018), 9, 1)) for _ in range(4)]
    online = date(town.year - 9, 3, 1)
    accounts = [
        Account(from_=online, medium=chance.one(("qq", "qq", "wechat")), number=town.mint.account())
        for _ in range(chance.number(2, 3))
    ]
    return School(
        id=id_,
        name=words(zh, en),
        position="remote" if index % 2 else "central",
        opened=date(2005 + chance.number(0, 5), 9, 1),
        phone=[since[0]],
        broadband=[Spell(from_=online)] if broadband else [],
        mailbox=[since[1]],
        counselling_room=[since[2]],
        video_accounts=accounts if broadband else [],
        counsellors=[Counsellor(from_=date(town.year - 2, 9, 1), staff=town.teams[id_].counsellor)],
        norms=_norms(town, chance),
        partner=school_id(town.after.school + mate + 1) if mate < total else None,
    )


def _norms(town: Town, chance: Chance) -> list[Norm]:
    titles = (("学生一日常规", "A pupil's day"), ("住校生生活规范", "Norms for boarders"))
    found = []
    for zh, en in titles[: chance.number(1, 2)]:
        approved, *reviewed = (
            chance.day(
                days_of(date(year, 8, 24), date(year, 8, 28 - (year == town.year) * 2)), town.calendar.is_workday
            )
            for year in range(town.year - 3, town.year + 1)
        )
        found.append(Norm(title=words(zh, en), approved=approved, reviewed=reviewed))
    return found
