"""Whose record somebody means, and which of its keys may be set by saying what is so."""

import re
from typing import Final, NamedTuple

from careplan.domain.world import World
from careplan.records.base import Part, Record
from careplan.records.calendar import KIND as CALENDAR
from careplan.records.child import KIND as CHILD
from careplan.records.guardian import KIND as GUARDIAN
from careplan.records.school import KIND as SCHOOL
from careplan.records.staff import KIND as STAFF
from careplan.records.township import KIND as TOWNSHIP
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.keys import Key, key_named, keys_of
from careplan.workflow.who import somebody_named

SETTINGS: Final = "township"
"""Stands for careplan.yaml."""
_YEAR: Final = re.compile(r"(?:19|20|21)\d\d")
KINDS: Final = {kind.name: kind for kind in (CHILD, GUARDIAN, STAFF, SCHOOL, TOWNSHIP, CALENDAR)}
_FIXED: Final = frozenset({"id", "year"})
"""What a record is known by."""
_NEVER: Final = Text(
    "`{key}` 是档案的身份，一直不变；换人、换校请另建：`careplan add`",
    "`{key}` is what the record is known by and never changes; for somebody else write a new one: `careplan add`",
)
_ELSEWHERE: Final = {
    ("child", "enrolment"): Text(
        "入学、转学、离开有自己的命令：`careplan move {id} --to …`、`careplan leave {id} --reason …`；"
        "只是写错了的，加上 `--correct`",
        "Where a child is enrolled has its own commands: `careplan move {id} --to …`, `careplan leave {id} "
        "--reason …`; to mend a slip add `--correct`",
    ),
    ("child", "proxy"): Text(
        "结对有自己的命令：`careplan pair {id} …`；到哪天为止用 `--until`，写错了的加上 `--correct`",
        "Pairings have their own command: `careplan pair {id} …`; end one with `--until`, mend a slip with `--correct`",
    ),
}
_NOT_THIS: Final = Text("班级没有自己的档案", "A class has no record of its own")


class Target(NamedTuple):
    """A record that may be changed: its kind, its id, its file, its model."""

    kind: str
    id: str
    file: str
    model: type[Part]

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """Whose duties are told afterwards."""
        return ((self.kind, self.id),) if self.kind in {"child", "school", "staff"} else ()


def target_named(world: World, word: str) -> Target:
    """Return the record that a word means: an id, a name, a year's calendar, or `township`. Raises Refusal."""
    if _YEAR.fullmatch(word):
        return Target(CALENDAR.name, word, CALENDAR.files.replace("{year}", word), CALENDAR.model)
    if word.casefold() in {SETTINGS, TOWNSHIP.files, TOWNSHIP.title.zh}:
        return Target(TOWNSHIP.name, SETTINGS, TOWNSHIP.files, TOWNSHIP.model)
    kind, id_ = somebody_named(world, word)
    register = world.register
    records: dict[str, Record | None] = {
        "child": register.children.get(id_),
        "guardian": register.guardians.get(id_),
        "school": register.schools.get(id_),
        "staff": register.staff[id_].staff if id_ in register.staff else None,
    }
    found = records.get(kind)
    if found is None:
        raise Refusal(_NOT_THIS)
    return Target(kind, id_, found.file, KINDS[kind].model)


def settable(model: type[Part]) -> list[Key]:
    """Return the keys of a kind of record that may be set, in its order."""
    return [key for key in keys_of(model).values() if key.name not in _FIXED]


def key_of(target: Target, word: str) -> Key:
    """Return the key of a record that a word means. Raises Refusal for one that never changes."""
    key = key_named(target.model, word)
    if key.name in _FIXED:
        raise Refusal(_NEVER, key=key.name)
    return key


def refuse_elsewhere(target: Target, key: Key, *, does: str) -> None:
    """Refuse what another command does, naming it: new entries and ends of what has one of its own."""
    words = _ELSEWHERE.get((target.kind, key.name))
    mended = does in {"correct", "nothing"} or (key.name == "proxy" and does in {"end", "fill"})
    if words is not None and not mended:
        raise Refusal(words, id=target.id)
