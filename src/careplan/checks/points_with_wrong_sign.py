"""Points to lose that are not below nought, or points to get that are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP713",
    severity=Severity.ERROR,
    message=Text(
        zh="{indicator} 是 `by: {by}`，分值 {points} 的正负不对",
        en="{indicator} is `by: {by}`, and its points, {points}, have the wrong sign",
    ),
    remedy=Text(
        zh="写成 `points: {example}`；扣分写负数，即最多扣到多少",
        en="Write `points: {example}`; what is lost stands below nought and is the most that can be lost",
    ),
    why=Text(
        zh="扣分写成加分，漏做的人反而得分；得分写成负数，谁也得不到分。",
        en="A penalty above nought pays for what was missed; points below nought can be got by nobody.",
    ),
)


def points_with_wrong_sign(world: "World") -> Iterator[Found]:
    """Yield each indicator by what was missed whose points are not negative, and each other whose are not positive."""
    rubric = world.register.rubric
    for number, indicator in enumerate(rubric.indicators if rubric else ()):
        lost = indicator.by == "missed"
        if rubric and (indicator.points >= 0 if lost else indicator.points <= 0):
            size = abs(indicator.points) or 10
            facts = {
                "indicator": indicator.id,
                "by": indicator.by,
                "points": f"{indicator.points:g}",
                "example": f"{-size if lost else size:g}",
            }
            yield Found(rubric.place("indicators", number, "points"), facts)
