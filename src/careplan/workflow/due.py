"""What is owed next: by adult, school or child."""

from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from careplan.domain.agenda import By, Group, Wanted, agenda
from careplan.domain.world import World
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.who import child_named, school_named, staff_named

_BY: Final = ("adult", "school", "child")
_NO_BY: Final = Text(
    "--by 没有 {name}。{near}可选：adult、school、child", "--by has no {name}. {near}It is adult, school or child"
)
_NEGATIVE: Final = Text("--days 要写 0 或更大的整数，例如 14", "--days is 0 or more, for example 14")


@dataclass(frozen=True, slots=True)
class Due:
    """The answer: lists of what is owed, and what was asked."""

    on: date
    days: int
    by: By
    groups: tuple[Group, ...]


def due(world: World, wanted: Wanted, by: str | None = None, days: int = 14) -> Due:
    """Return what is owed on the world's day and what opens within some days. Raises Refusal for unknown people.

    Lists go by adult, or by child where one child is asked for.
    """
    if days < 0:
        raise Refusal(_NEGATIVE)
    chosen = by or ("child" if wanted.child else "adult")
    if chosen not in _BY:
        raise Refusal(_NO_BY, name=shown(chosen), near=near(chosen, list(_BY)))
    known = Wanted(
        wanted.adult and staff_named(world, wanted.adult, world.on),
        wanted.school and school_named(world, wanted.school),
        wanted.child and child_named(world, wanted.child, world.on),
    )
    return Due(world.on, days, cast("By", chosen), agenda(world, known, cast("By", chosen), days))
