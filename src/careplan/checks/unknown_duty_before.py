"""A duty that waits for one which the plan does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP905",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 等待的 {after} 不在计划里",
        en="{duty} waits for {after}, which is not in the plan",
    ),
    remedy=Text(
        zh="例如写 `after: {example}`",
        en="Write for example `after: {example}`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def unknown_duty_before(world: "World") -> Iterator[Found]:
    """Yield each duty after an unknown one."""
    return flaws_of(world.books, "unknown-duty-before")
