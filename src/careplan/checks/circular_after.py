"""Duties that wait for each other."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP907",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 等 {after}，绕一圈又在等 {duty}",
        en="{duty} waits for {after}, which in the end waits for {duty}",
    ),
    remedy=Text(
        zh="去掉圈里的一个 `after: {after}`",
        en="Take one `after: {after}` of the circle away",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def circular_after(world: "World") -> Iterator[Found]:
    """Yield each duty that waits for itself."""
    return flaws_of(world.books, "circular-after")
