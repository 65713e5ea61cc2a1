"""Two duties of a plan with one id."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP901",
    severity=Severity.ERROR,
    message=Text(
        zh="义务编号 {duty} 重复，第 {first} 项用过了",
        en="the duty id {duty} is used before, by duty {first} of the plan",
    ),
    remedy=Text(
        zh="给它自己的编号，例如 `id: {duty}-2`",
        en="Give it an id of its own, such as `id: {duty}-2`",
    ),
    why=Text(
        zh="免除、记录和报表都按编号找义务。",
        en="Waivers, acts and reports find a duty by its id.",
    ),
)


def duplicate_duty_id(world: "World") -> Iterator[Found]:
    """Yield each duty whose id an earlier one has."""
    return flaws_of(world.books, "duplicate-duty-id")
