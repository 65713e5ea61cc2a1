"""An indicator of the rubric about a duty that no plan has."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP927",
    severity=Severity.ERROR,
    message=Text(
        zh="考核细则的 {indicator} 按 {duty} 计分，计划里没有这项义务",
        en="the indicator {indicator} counts {duty}, which is in no plan",
    ),
    remedy=Text(
        zh="写计划里的编号，例如 `duties: [{example}]`",
        en="Write a duty of the plan, such as `duties: [{example}]`",
    ),
    why=Text(
        zh="没有的义务谁也做不到，分数就白白丢了。",
        en="Nobody can do it, and everybody loses the points.",
    ),
)


def rubric_duty_unknown(world: "World") -> Iterator[Found]:
    """Yield each duty of the rubric that is in no plan."""
    rubric, plans = world.register.rubric, world.books.plans
    ids = sorted({duty.id for plan in plans for duty in plan.duties})
    if rubric is None or not ids:
        return
    for number, indicator in enumerate(rubric.indicators):
        for at, duty in enumerate(indicator.duties):
            if duty not in ids:
                near = get_close_matches(duty, ids, n=1) or ids[:1]
                facts = {"indicator": indicator.id, "duty": duty, "example": near[0]}
                yield Found(rubric.place("indicators", number, "duties", at), facts)
