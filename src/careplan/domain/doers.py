"""Whether those who did an act owe a duty: by their post on the day, by pairing, as a deputy, as a body outside."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from careplan.domain import spells
from careplan.domain.act import Act, Doing
from careplan.domain.obligation import Obligation
from careplan.domain.register import Register
from careplan.domain.role_words import owners_words
from careplan.records.plan import OWNERS, Duty
from careplan.text import Text

Done: TypeAlias = Act | Doing


def wrong_person(obligation: Obligation, act: Act, register: Register) -> Text | None:
    """Return why those who did an act do not owe the duty, None if they do."""
    duty = obligation.duty
    if may_pay(duty, obligation.subject, act, register):
        return None
    if duty.of_bodies or act.body:
        return _wrong_body(duty, act)
    if duty.owner == ["proxy_parent"]:
        return Text(
            "不是当天的代理家长做的，也没有注明代谁做（deputy_for）",
            "not done by the proxy parent of that day, and deputy_for names nobody",
        )
    who = owners_words(duty)
    if any(" + " in owner for owner in duty.owner):
        return Text(
            f"不是由{who.zh}做的；一道做的另一人写在同一行的 with",
            f"not done by {who.en}; who did it together with `by` stands in `with` of the same row",
        )
    return Text(f"不是由当天的{who.zh}做的", f"not done by {who.en} of that day")


def _wrong_body(duty: Duty, act: Act) -> Text:
    if act.body:
        done = ", ".join(act.body)
        return Text(f"body 写明是 {done} 做的", f"body says that {done} did it")
    names = ", ".join(duty.bodies)
    return Text(f"body 没有写明是哪个单位做的（{names}）", f"body does not say which of {names} did it")


def may_pay(duty: Duty, subject: str, act: Done, register: Register) -> bool:
    """Return whether those who did an act owe a duty towards a subject."""
    return any(_may_all(owner.split(" + "), duty, subject, act, register) for owner in duty.owner)


def _may_all(roles: Sequence[str], duty: Duty, subject: str, act: Done, register: Register) -> bool:
    """Return whether those who did an act held every one of some roles, each role another person's.

    A row that names bodies was done by them: by anybody else only if both owe the duty together.
    """
    bodies = [role for role in roles if role not in OWNERS and role in duty.bodies]
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


def _may(role: str, duty: Duty, subject: str, act: Done, register: Register) -> bool:
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


def _own_teacher(duty: Duty, subject: str, act: Done, register: Register) -> str | None:
    """Return the teacher of the child's or the class's own class that day, None where no post names the class."""
    kind = duty.for_each
    name = register.class_of(subject, act.day) if kind == "child" else subject if kind == "class" else None
    return register.class_teacher(name, act.day)


def _proxy_or_deputy(child: str, act: Done, register: Register) -> bool:
    proxy = register.proxy(child, act.day)
    if proxy is None or act.by == proxy.staff:
        return True
    deputies = register.township.readings.deputies
    return deputies == "any" or (deputies == "named" and act.deputy_for == proxy.staff)


def _is_counsellor(staff: str, school: str | None, day: date, register: Register) -> bool:
    found = register.schools.get(school or "")
    return found is not None and any(c.staff == staff and spells.on([c], day) for c in found.counsellors)
