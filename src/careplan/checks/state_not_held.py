"""A state of the register that had to hold on every day of a period that is over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.domain.owing import owing
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP291",
    severity=Severity.WARNING,
    message=Text(
        zh="{subject} 的《{title}》（{period}）没有保持：{progress}；责任 {owner}",
        en="“{title}” for {subject} was not kept in {period}: {progress}; owed by {owner}",
    ),
    remedy=Text(
        zh="把日子换成真正开始的那天，写下来：{how}",
        en="Write it down with the true day from which it holds: {how}",
    ),
    why=Text(
        zh="台帐要求每一天都成立的事，缺一天就是缺口。",
        en="What must hold on every day has a gap from the first day on which it does not.",
    ),
)


def state_not_held(world: "World") -> Iterator[Found]:
    """Yield each state of the register that did not hold to the end of its period."""
    return owing(world, "register", State.MISSED)
