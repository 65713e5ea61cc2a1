"""A state or a proof that cannot be where the duty applies."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP933",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：`where` 和 `{key}` 对 {fact} 的要求不可能同时成立",
        en="{duty}: what `where` and `{key}` ask of {fact} can never both be so",
    ),
    remedy=Text(
        zh="改其中一个，或去掉 `where` 里的 `{fact}`",
        en="Change one of them, or take `{fact}` out of `where`",
    ),
    why=Text(
        zh="照这样写，谁也做不到。",
        en="As written nobody can ever do it.",
    ),
)


def state_against_condition(world: "World") -> Iterator[Found]:
    """Yield each duty that asks for what its own condition rules out."""
    return flaws_of(world.books, "state-against-condition")
