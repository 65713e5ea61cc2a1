"""A state of the register that must hold and does not on the day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.domain.owing import owing
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP292",
    severity=Severity.WARNING,
    message=Text(
        zh="{subject} 的《{title}》现在没有做到：{progress}；责任 {owner}",
        en="“{title}” for {subject} does not hold now: {progress}; owed by {owner}",
    ),
    remedy=Text(
        zh="办好了就写下来，日子写真正开始的那天：{how}",
        en="Once it is so, write it down with the true day from which it holds: {how}",
    ),
    why=Text(
        zh="每多一天，缺口就多一天。",
        en="Every further day makes the gap longer.",
    ),
)


def state_not_held_now(world: "World") -> Iterator[Found]:
    """Yield each state of the register that does not hold on the day."""
    return owing(world, "register", State.OVERDUE)
