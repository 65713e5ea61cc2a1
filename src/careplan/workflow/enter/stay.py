"""Move a child to another school, or take a child off the register: both ends of each change in one file."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final

from careplan.domain import spells
from careplan.domain.value_words import VALUES
from careplan.domain.world import World
from careplan.records.child import Child, Enrolment, Placement
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.pairing import child_question, day_question, end_pairing
from careplan.workflow.enter.question import Question, choices_of, good, lacking, meant_by
from careplan.workflow.enter.record import Edit, file_of_child
from careplan.workflow.enter.words import filled
from careplan.workflow.who import child_named, ids_of, school_named

_DAY: Final = timedelta(days=1)
OUTSIDE: Final = "outside"
_MOVED: Final = Text(
    "{child} 从 {day} 起在 {to} 就读，{last} 离开 {school}", "{child} is at {to} from {day}; {school} until {last}"
)
_LEFT: Final = Text("{child} 在 {school} 到 {last} 为止：{why}", "{child} was at {school} until {last}: {why}")
_THERE: Final = Text(
    "{child} 在 {day} 已经在 {to}，没有改动", "{child} is at {to} on {day} already; nothing was changed"
)
_GONE: Final = Text(
    "{child} 在 {school} 已经写到 {last} 为止（{why}），没有改动",
    "{child} is written as gone from {school} after {last} ({why}) already; nothing was changed",
)
_NOT_THERE: Final = Text(
    "{child} 在 {day} 不在册，见 {file}；请核对日期", "{child} is on no register on {day}, see {file}; look the day up"
)
_MORE: Final = Text(
    "{child} 在 {day} 之后的学籍已经写好，见 {file}；写错了的：`careplan set {child} enrolment … --correct`",
    "What comes after {day} is already written for {child}, see {file}; mend a slip with "
    "`careplan set {child} enrolment … --correct`",
)
_NO_REASON: Final = Text(
    "没有这种离开原因 {word}。{near}可选：{known}", "There is no reason {word}. {near}There are: {known}"
)
_TO: Final = Text(
    "转到哪所学校（编号或校名），镇外写 outside", "To which school (id or name), or outside the township: outside"
)
_FIRST: Final = Text("从哪天起在新学校", "On which day the child is first at the new school")
_LAST: Final = Text("最后在册的一天", "The last day on the register")
_WHY: Final = Text("为什么离开", "Why the child leaves")


def move_question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of a move."""
    asked = {
        "child": child_question(world),
        "to": Question(
            "to", "--to", _TO, "S05", partial(_destination, world), choices=(*ids_of(world, "school"), OUTSIDE)
        ),
        "date": day_question(world, "date", "--on", _FIRST),
    }
    return lacking(asked, given)


def leave_question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of a child that leaves."""
    reasons = choices_of(Enrolment, "ended")
    asked = {
        "child": child_question(world),
        "date": day_question(world, "date", "--on", _LAST),
        "reason": Question("reason", "--reason", _WHY, "parents_back", _reason, choices=reasons),
    }
    if "reason" in given and _reason(given["reason"]) == "moved_out":
        asked["to"] = Question("to", "--to", _TO, OUTSIDE, partial(_destination, world), OUTSIDE)
    return lacking(asked, given)


def move(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a move: one spell ends, the next begins, and so does the place in class that is given.

    Raises Refusal where the child is not on the register the day before.
    """
    day = date.fromisoformat(good(Enrolment, "from", given["date"]))
    to = _destination(world, given["to"])
    child = child_named(world, given["child"], day)
    if to == OUTSIDE:
        return _ended(world, tree, child, day - _DAY, "moved_out", to)
    if world.register.school_of(child, day) == to:
        return Draft(filled(_THERE, child=child, day=str(day), to=to), {}, (("child", child),))
    record = world.register.children[child]
    at = _open_spell(world, child, day - _DAY)
    edit, spell = Edit(tree, record.file), record.enrolment[at]
    edit.put("enrolment", at, Enrolment, _end(day - _DAY, "moved_out", to))
    edit.add("enrolment", {"school": to, "from": str(day), "began": "moved_in", "came_from": spell.school}, Child)
    _place(world, edit, child, day, given)
    end_pairing(edit, record.proxy, day - _DAY, "child_left")
    words = {"child": child, "day": str(day), "to": to, "school": spell.school, "last": str(day - _DAY)}
    return Draft(filled(_MOVED, **words), edit.change, (("child", child),))


def leave(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a child who leaves the register. Raises Refusal where the child is not on it that day."""
    day = date.fromisoformat(good(Enrolment, "until", given["date"]))
    to = _destination(world, given["to"]) if given.get("to") else None
    child = child_named(world, given["child"], day)
    return _ended(world, tree, child, day, _reason(given["reason"]), to)


def _ended(world: World, tree: Tree, child: str, last: date, why: str, to: str | None) -> Draft:
    record = world.register.children[child]
    about = (("child", child),)
    words: dict[str, str | Text] = {"child": child, "last": str(last), "why": VALUES[why]}
    there = spells.on(record.enrolment, last)
    if there is not None and (there.until, there.ended, there.went_to or to) == (last, why, to):
        return Draft(filled(_GONE, **words, school=there.school), {}, about)
    at = _open_spell(world, child, last)
    edit = Edit(tree, record.file)
    edit.put("enrolment", at, Enrolment, _end(last, why, to))
    end_pairing(edit, record.proxy, last, "child_left")
    return Draft(filled(_LEFT, **words, school=record.enrolment[at].school), edit.change, about)


def _end(last: date, why: str, to: str | None) -> dict[str, str | None]:
    return {"until": last.isoformat(), "ended": why, "went_to": to}


def _open_spell(world: World, child: str, day: date) -> int:
    """Return the place of the spell that holds on a day and is the last one. Raises Refusal where none is."""
    enrolment, file = world.register.children[child].enrolment, file_of_child(world, child)
    found = spells.on(enrolment, day)
    words = {"child": child, "day": day.isoformat(), "file": file}
    if found is None:
        raise Refusal(_NOT_THERE, **words)
    if found.ended is not None or any(other.from_ > found.from_ for other in enrolment):
        raise Refusal(_MORE, **words)
    return next(at for at, spell in enumerate(enrolment) if spell is found)


def _place(world: World, edit: Edit, child: str, day: date, given: Mapping[str, str]) -> None:
    """Write down a new place in class where one is given; what is not said stays as it was."""
    if not any(given.get(name) for name in ("grade", "class", "boarder")):
        return
    was = world.register.placement(child, day)
    old = {"grade": str(was.grade), "class": str(was.class_), "boarder": str(was.boarder).lower()} if was else {}
    item = {"from": day.isoformat()}
    for name in ("grade", "class", "boarder"):
        text = given.get(name) or old.get(name)
        item |= {name: good(Placement, name, text)} if text else {}
    edit.add("placements", item, Child)


def _destination(world: World, word: str) -> str:
    return OUTSIDE if word.casefold() == OUTSIDE or word == VALUES[OUTSIDE].zh else school_named(world, word)


def _reason(word: str) -> str:
    known = choices_of(Enrolment, "ended")
    wanted = meant_by(Enrolment, "ended", word) or word.casefold().replace("-", "_")
    if wanted not in known:
        raise Refusal(_NO_REASON, word=shown(word), near=near(wanted, list(known)), known=", ".join(known))
    return wanted
