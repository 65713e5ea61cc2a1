"""A waiver or a moved date by somebody who may not decide it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.ruling import may_rule
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.world import World

CHECK = Check(
    code="CP324",
    severity=Severity.ERROR,
    message=Text(
        zh="{by} 在 {date} 的职务不能批准免除或改期；能批准的职务：{posts}",
        en="the post of {by} on {date} may not waive or move a duty; these may: {posts}",
    ),
    remedy=Text(
        zh="由有权的人批准，并写批准人的编号，例如 `by={example}`",
        en="Let somebody who may decide it, and write the id, such as `by={example}`",
    ),
    why=Text(
        zh="免除由人决定并负责；无权的人写了不算数。",
        en="A waiver is a person's decision; by somebody who may not decide it has no effect.",
    ),
)


def _who_may(world: "World", act: "Act") -> str:
    """Return an adult of the same school who may decide, or the form of an id."""
    allowed = world.register.reasons.waived_by if world.register.reasons else []
    for id_ in world.register.staff_at(act.school, act.day):
        post = spells.on(world.register.staff[id_].staff.posts, act.day)
        if post is not None and post.post in allowed:
            return id_
    return "T001"


def ruling_by_wrong_post(world: "World") -> Iterator[Found]:
    """Yield each waiver and moved date that has no effect because of who wrote it."""
    reasons = world.register.reasons
    for act in of_kinds(world, "waiver", "amendment"):
        if reasons and not may_rule(world.register, act):
            posts = ", ".join(reasons.waived_by)
            facts = {"by": act.by, "date": act.day.isoformat(), "posts": posts, "example": _who_may(world, act)}
            yield Found(act.place, facts)
