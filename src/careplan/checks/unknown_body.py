"""An act done by a body whom no plan names."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.conduct import having
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP330",
    severity=Severity.ERROR,
    message=Text(
        zh="`body` 写的 {body}，计划的 `owners` 里没有",
        en="no plan names the body {body} under `owners`",
    ),
    remedy=Text(
        zh="写计划里的名称，例如 `body={example}`；是学校的人做的，`body` 空着",
        en="Write it as the plan does, such as `body={example}`; leave it empty for what the school's own people did",
    ),
    why=Text(
        zh="认不出是谁做的，这一行就不算任何一方做了。",
        en="A row of a body that nobody knows is done by nobody.",
    ),
)


def unknown_body(world: "World") -> Iterator[Found]:
    """Yield each act whose body is none of the bodies that the plans name."""
    known = sorted({name for plan in world.books.plans for name in plan.owners})
    for act in having(world, "body"):
        for body in act.body:
            if body not in known:
                near = get_close_matches(body, known, n=1) or known[:1] or ["village-committee"]
                yield Found(act.place, {"body": body, "example": near[0]})
