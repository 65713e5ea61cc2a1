"""A duty in force before or after its plan."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP937",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 的有效期超出了计划的 {from} 至 {until}",
        en="{duty} is valid beyond the plan itself, which is from {from} to {until}",
    ),
    remedy=Text(
        zh="写在计划之内，例如 `valid: {{from: {from}, until: {until}}}`",
        en="Keep within the plan, such as `valid: {{from: {from}, until: {until}}}`",
    ),
    why=Text(
        zh="计划以外的日子不会结算，写了也没有人催。",
        en="Days outside of the plan are not settled; nobody would be reminded.",
    ),
)


def valid_outside_plan(world: "World") -> Iterator[Found]:
    """Yield each duty whose days of validity the plan does not hold."""
    return flaws_of(world.books, "valid-outside-plan")
