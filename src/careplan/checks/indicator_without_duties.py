"""An indicator counted from duties that names none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP928",
    severity=Severity.ERROR,
    message=Text(
        zh="考核细则的 {indicator} 自动计分，却没有写按哪些义务",
        en="the indicator {indicator} is counted and names no duties",
    ),
    remedy=Text(
        zh="写上 `duties: [{example}]`，由人评分的写 `by: hand`",
        en="Write `duties: [{example}]`, or `by: hand` if a person gives the points",
    ),
    why=Text(
        zh="没有义务就没有完成率，这一项谁也得不到分。",
        en="Without duties there is no rate, and nobody gets the points.",
    ),
)


def indicator_without_duties(world: "World") -> Iterator[Found]:
    """Yield each indicator by completion or punctuality without duties."""
    rubric = world.register.rubric
    example = next((duty.id for plan in world.books.plans for duty in plan.duties), "talk")
    for number, indicator in enumerate(rubric.indicators if rubric else ()):
        if rubric and indicator.by != "hand" and not indicator.duties:
            yield Found(rubric.place("indicators", number, "id"), {"indicator": indicator.id, "example": example})
