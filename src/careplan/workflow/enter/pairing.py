"""Pair a child with a proxy parent: the former pairing ends the day before."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final

from careplan.domain import spells
from careplan.domain.world import World
from careplan.records.child import Child, Proxy
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.question import Question, good, lacking
from careplan.workflow.enter.record import Edit, file_of_child
from careplan.workflow.enter.words import filled
from careplan.workflow.who import child_named, staff_named

_DAY: Final = timedelta(days=1)
_PAIRED: Final = Text("{child} 从 {day} 起由 {staff} 任代理家长", "{child} has {staff} for a proxy parent from {day}")
_SO_ALREADY: Final = Text(
    "{child} 在 {day} 的代理家长已经是 {staff}，没有改动", "{staff} is the proxy parent of {child} on {day} already"
)
_BEGAN_THEN: Final = Text(
    "{child} 和 {staff} 的结对就是 {day} 开始的；换人要晚一天，写错了的：`careplan set {child} proxy … --correct`",
    "The pairing of {child} with {staff} began on {day} itself; pair from a later day, or mend a slip: "
    "`careplan set {child} proxy … --correct`",
)
_LATER: Final = Text(
    "{child} 从 {day} 起已另有结对（{staff}），见 {file}；请写那以后的日子，或先改档案",
    "{child} is paired with {staff} from {day} on, see {file}; name a later day, or mend the file first",
)
WHICH_CHILD: Final = Text("哪个儿童（编号、姓名或拼音）", "Which child: an id, a name or its pinyin")
_WHICH_ADULT: Final = Text("哪位代理家长（编号、姓名或拼音）", "Which proxy parent: an id, a name or its pinyin")
_FROM: Final = Text("从哪天起", "From which day")


def question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of a pairing, None when it can be written."""
    asked = {
        "child": child_question(world),
        "staff": Question("staff", "ADULT", _WHICH_ADULT, "T012", partial(staff_named, world, day=world.on)),
        "from": day_question(world, "from", "--from", _FROM),
    }
    return lacking(asked, given)


def child_question(world: World) -> Question:
    """Return the question which child is meant."""
    return Question("child", "CHILD", WHICH_CHILD, "S03-7K2QX", partial(child_named, world, day=world.on))


def day_question(world: World, name: str, option: str, words: Text) -> Question:
    """Return the question for a day, today by default."""
    today = world.on.isoformat()
    return Question(name, option, words, today, partial(good, Proxy, "from"), today)


def pair(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a pairing from a day on. Raises Refusal where one begins on that day or later."""
    day = date.fromisoformat(good(Proxy, "from", given["from"]))
    child, staff = child_named(world, given["child"], day), staff_named(world, given["staff"], day)
    about = (("child", child),)
    words = {"child": child, "staff": staff, "day": day.isoformat()}
    proxies = world.register.children[child].proxy
    now = spells.on(proxies, day)
    if now is not None and now.staff == staff:
        return Draft(filled(_SO_ALREADY, **words), {}, about)
    file = file_of_child(world, child)
    _refuse_begun(proxies, day, {**words, "file": file})
    edit = Edit(tree, file)
    end_pairing(edit, proxies, day - _DAY, "changed")
    edit.add("proxy", {"staff": staff, "from": day.isoformat()}, Child)
    return Draft(filled(_PAIRED, **words), edit.change, about)


def end_pairing(edit: Edit, proxies: list[Proxy], last: date, why: str) -> None:
    """End the pairing that holds on a day, if any, with that day. Raises Refusal."""
    for at, proxy in enumerate(proxies):
        if proxy.from_ <= last and (proxy.until is None or proxy.until > last):
            edit.put("proxy", at, Proxy, {"until": last.isoformat(), "ended": why})


def _refuse_begun(proxies: list[Proxy], day: date, words: dict[str, str]) -> None:
    for proxy in proxies:
        if proxy.from_ == day:
            raise Refusal(_BEGAN_THEN, **{**words, "staff": proxy.staff})
        if proxy.from_ > day:
            raise Refusal(_LATER, **{**words, "staff": proxy.staff, "day": proxy.from_.isoformat()})
