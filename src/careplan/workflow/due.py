"""What is owed next: by adult, school or child."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, cast

from careplan.domain.agenda import By, Group, Wanted, agenda
from careplan.domain.world import World
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.subject import subject_named

_BY: Final = ("adult", "school", "child")
_NO_BY: Final = Text(
    "--by 没有 {name}。{near}可选：adult、school、child", "--by has no {name}. {near}It is adult, school or child"
)
_NOT_ONE: Final = Text("{id} 不是{kind}的编号", "{id} is not the id of {kind}")
_KINDS: Final = {
    "staff": Text("教职工", "an adult"),
    "child": Text("儿童", "a child"),
    "school": Text("学校", "a school"),
}
_NEGATIVE: Final = Text("--days 要写 0 或更大的整数，例如 14", "--days is 0 or more, for example 14")


@dataclass(frozen=True, slots=True)
class Due:
    """The answer: lists of what is owed, and what was asked."""

    on: date
    days: int
    by: By
    groups: tuple[Group, ...]


def due(world: World, wanted: Wanted, by: str | None = None, days: int = 14) -> Due:
    """Return what is owed on the world's day and what opens within some days. Raises Refusal for unknown ids.

    Lists go by adult, or by child where one child is asked for.
    """
    if days < 0:
        raise Refusal(_NEGATIVE)
    chosen = by or ("child" if wanted.child else "adult")
    if chosen not in _BY:
        raise Refusal(_NO_BY, name=shown(chosen), near=near(chosen, list(_BY)))
    known = Wanted(
        _known(world, wanted.adult, "staff"),
        _known(world, wanted.school, "school"),
        _known(world, wanted.child, "child"),
    )
    return Due(world.on, days, cast("By", chosen), agenda(world, known, cast("By", chosen), days))


def _known(world: World, id_: str | None, kind: Literal["staff", "school", "child"]) -> str | None:
    if id_ is None:
        return None
    found, known = subject_named(world, id_)
    if found != kind:
        raise Refusal(_NOT_ONE, id=known, kind=_KINDS[kind])
    return known
