"""Waive a duty: a person who may decides, for a reason of the township's list, for one period or several."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from careplan.domain import spells
from careplan.domain.obligation import Settlement, State
from careplan.domain.ruling import listed_reasons
from careplan.domain.settlements import anything
from careplan.domain.subjects import school_of
from careplan.domain.whose import of_one
from careplan.domain.world import World
from careplan.records.acts import ActRow
from careplan.records.plan import Duty
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.act import rows_draft
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.question import Question, good, lacking, past_day
from careplan.workflow.subject import duties_named, periods_named
from careplan.workflow.who import somebody_named, staff_named

_NO_REASON: Final = Text(
    "事由表里没有 {word}。{near}可选：{known}", "The list of reasons has no {word}. {near}There are: {known}"
)
_NOT_OWED: Final = Text(
    "{subject} 没有《{title}》（{duty}）这项义务，不用免除；可以问 `careplan why {subject} {duty}`",
    "“{title}” ({duty}) is not owed to {subject} at all; ask `careplan why {subject} {duty}`",
)
_SUBJECT: Final = Text(
    "免谁的（编号、姓名或拼音；班级如 S03/4-1，家庭写监护人）",
    "For whom: an id, a name or its pinyin; a class such as S03/4-1, a family by its guardian",
)
_DUTY: Final = Text("免哪项义务", "Which duty is waived")
_PERIOD: Final = Text("哪一期", "For which period")
_REASON: Final = Text("事由", "For which reason")
_BY: Final = Text("谁批准（编号、姓名或拼音）", "Who decides: an id, a name or its pinyin")
_DAY: Final = Text("哪天批准", "On which day it was decided")


def question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of a waiver."""
    subject = Question("subject", "ID", _SUBJECT, "S03-7K2QX", partial(_subject, world))
    if "subject" not in given:
        return subject
    kind, id_ = somebody_named(world, given["subject"])
    duties = sorted({s.obligation.duty.id for s in _owed(world, id_)})
    reasons = tuple(listed_reasons(world.register, "waiver"))
    asked = {"duty": Question("duty", "DUTY", _DUTY, "home-visit", partial(_duty, world), choices=tuple(duties))}
    if "duty" in given:
        asked["period"] = _period_question(world, id_, given["duty"])
    asked["reason"] = Question("reason", "--reason", _REASON, "child-away", partial(_reason, world), choices=reasons)
    today = world.on.isoformat()
    asked["date"] = Question("date", "--on", _DAY, today, partial(past_day, ActRow, "date", world.on), today)
    who = _who_may(world, kind, id_)
    asked["by"] = Question("by", "--by", _BY, who or "T001", partial(staff_named, world, day=world.on), likely=who)
    return lacking(asked, given)


def waive(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a waiver: a row for each period from the one named until the day given, or for that alone.

    Raises Refusal for a duty that is not owed, and for a period or reason that there is not.
    """
    kind, id_ = somebody_named(world, given["subject"])
    day = past_day(ActRow, "date", world.on, given["date"])
    by = staff_named(world, given["by"], date.fromisoformat(day))
    duty, owed = _owed_of(world, given["duty"], id_)
    first = periods_named(owed, duty.id, given["period"])
    until = given.get("until")
    last = date.fromisoformat(good(ActRow, "date", until, "--until")) if until else None
    begin = first[0].obligation.period.start
    labels = [s.obligation.period.label for s in first] + [
        s.obligation.period.label for s in owed if last and begin < s.obligation.period.start <= last
    ]
    base = {"date": day, "kind": "waiver", "by": by, "topic": duty.id, "reason": _reason(world, given["reason"])}
    base |= _about(world, kind, id_, by) | {name: given[name] for name in ("note",) if given.get(name)}
    return rows_draft(world, tree, [{**base, "counts_for": label} for label in dict.fromkeys(labels)])


def _about(world: World, kind: str, id_: str, by: str) -> dict[str, str]:
    """Return the columns that say for whom; a school's own file says by itself which school."""
    if kind == "child":
        return {"children": id_}
    school, _, class_ = id_.partition("/")
    if kind in {"school", "class"}:
        own = world.register.staff[by].school == school
        return ({} if own else {"school": school}) | ({"class": class_} if class_ else {})
    return {"staff": {"with": id_}, "guardian": {"guardians": id_}}.get(kind, {})


def _subject(world: World, word: str) -> str:
    return somebody_named(world, word)[1]


def _duty(world: World, word: str) -> str:
    return duties_named(world, word)[0].id


def _owed(world: World, id_: str) -> list[Settlement]:
    found = world.settlements.among(anything, whose=of_one(id_))
    return [s for s in found if s.state is not State.NOT_APPLICABLE]


def _owed_of(world: World, word: str, id_: str) -> tuple[Duty, list[Settlement]]:
    """Return a duty and what of it is owed to somebody. Raises Refusal where nothing is."""
    duty = duties_named(world, word)[0]
    owed = list(world.settlements.of(duty.id, id_))
    if not owed:
        raise Refusal(_NOT_OWED, subject=id_, duty=duty.id, title=duty.title.text)
    return duty, owed


def _period_question(world: World, id_: str, word: str) -> Question:
    """Ask for the period; the last one that has begun is the likely answer."""
    duty, owed = _owed_of(world, word, id_)
    begun = [s.obligation.period.label for s in owed if s.obligation.period.start <= world.on]
    likely = begun[-1] if begun else None

    def read(text: str) -> str:
        return periods_named(owed, duty.id, text)[0].obligation.period.label

    return Question("period", "PERIOD", _PERIOD, likely or "2026-05", read, likely=likely)


def _reason(world: World, word: str) -> str:
    known = listed_reasons(world.register, "waiver")
    for name, words in known.items():
        if word in {name, words.zh, words.en}:
            return name
    raise Refusal(_NO_REASON, word=shown(word), near=near(word, list(known)), known=", ".join(known) or "–")


def _who_may(world: World, kind: str, id_: str) -> str | None:
    """Return the only adult of the subject's school who may decide, None where it is not plain."""
    register = world.register
    school = school_of(register, "family" if kind == "guardian" else kind, id_, world.on)
    allowed = register.reasons.waived_by if register.reasons else []
    posts = ((one, spells.on(register.staff[one].staff.posts, world.on)) for one in register.staff_at(school, world.on))
    found = [one for one, post in posts if post is not None and post.post in allowed]
    return found[0] if len(found) == 1 else None
