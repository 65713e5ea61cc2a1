"""Whether those who did an act owe a duty: by their post on the day, by pairing, as a deputy, as a body outside."""

from collections.abc import Sequence
from datetime import date

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.register import Register
from careplan.records.plan import Duty


def may_pay(duty: Duty, subject: str, act: Act, register: Register) -> bool:
    """Return whether those who did an act owe a duty towards a subject."""
    return any(_may_all(owner.split(" + "), duty, subject, act, register) for owner in duty.owner)


def _may_all(roles: Sequence[str], duty: Duty, subject: str, act: Act, register: Register) -> bool:
    """Return whether those who did an act held every one of some roles, each role another person's.

    A row that names bodies was done by them: by anybody else only if both owe the duty together.
    """
    bodies = [role for role in roles if role in duty.bodies]
    if bodies or act.body:
        others = [role for role in roles if role not in bodies]
        named = bool(bodies) and set(bodies) <= set(act.body)
        return named and (not others or _may_all(others, duty, subject, act._replace(body=()), register))
    if len(roles) == 1:
        return _may(roles[0], duty, subject, act, register)
    for person in dict.fromkeys((act.by, *act.staff)):
        left = tuple(one for one in (act.by, *act.staff) if one != person)
        rest = act._replace(by=left[0], staff=left[1:]) if left else None
        alone = _may(roles[0], duty, subject, act._replace(by=person), register)
        if alone and rest and _may_all(roles[1:], duty, subject, rest, register):
            return True
    return False


def _may(role: str, duty: Duty, subject: str, act: Act, register: Register) -> bool:
    if role == "proxy_parent":
        return duty.for_each != "child" or _proxy_or_deputy(subject, act, register)
    if role == "central_office":
        return act.office
    if role == "class_teacher" and (teacher := _own_teacher(duty, subject, act, register)):
        return act.by == teacher
    if role in {"class_teacher", "principal"}:
        member = register.staff.get(act.by)
        post = spells.on(member.staff.posts, act.day) if member else None
        return post is not None and post.post == role
    if role == "counsellor":
        return _is_counsellor(act.by, act.school, act.day, register)
    return not act.office or role != "school"


def _own_teacher(duty: Duty, subject: str, act: Act, register: Register) -> str | None:
    """Return the teacher of the child's or the class's own class that day, None where no post names the class."""
    kind = duty.for_each
    name = register.class_of(subject, act.day) if kind == "child" else subject if kind == "class" else None
    return register.class_teacher(name, act.day)


def _proxy_or_deputy(child: str, act: Act, register: Register) -> bool:
    proxy = register.proxy(child, act.day)
    if proxy is None or act.by == proxy.staff:
        return True
    deputies = register.township.readings.deputies
    return deputies == "any" or (deputies == "named" and act.deputy_for == proxy.staff)


def _is_counsellor(staff: str, school: str | None, day: date, register: Register) -> bool:
    found = register.schools.get(school or "")
    return found is not None and any(c.staff == staff and spells.on([c], day) for c in found.counsellors)
