"""A key of a duty that changes nothing in a duty of its shape."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP919",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 写了 `{key}`，对{shape}不起作用",
        en="{duty} has `{key}`, which has no effect on {shape}",
    ),
    remedy=Text(
        zh="去掉 `{key}`；要按次数、能补做的，另写一项用记录证明的义务，例如 `proof: home_visit`",
        en="Remove `{key}`; what is counted or made up is a duty of its own, such as `proof: home_visit`",
    ),
    why=Text(
        zh="写了却不起作用，读计划的人会以为有这个要求。",
        en="Whoever reads the plan would take it for something that is asked.",
    ),
)


def key_without_effect(world: "World") -> Iterator[Found]:
    """Yield each key that changes nothing."""
    return flaws_of(world.books, "key-without-effect")
