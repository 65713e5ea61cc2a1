"""A quota about a duty that no plan has."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.quota import quotas_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP717",
    severity=Severity.ERROR,
    message=Text(
        zh="名额 {quota} 的 `none_missed` 写了 {duty}，计划里没有这项义务",
        en="`none_missed` of the quota {quota} names {duty}, which is in no plan",
    ),
    remedy=Text(
        zh="写计划里的编号，例如 `none_missed: [{example}]`",
        en="Write a duty of the plan, such as `none_missed: [{example}]`",
    ),
    why=Text(
        zh="没有的义务谁也不会漏做，这个条件就谁也挡不住。",
        en="Nobody can miss it, and the condition keeps nobody out.",
    ),
)


def quota_duty_unknown(world: "World") -> Iterator[Found]:
    """Yield each duty of a quota that is in no plan."""
    quotas = quotas_of(world)
    ids = sorted({duty.id for plan in world.books.plans for duty in plan.duties})
    for number, quota in enumerate(quotas.quotas if quotas and ids else ()):
        for at, duty in enumerate(quota.none_missed):
            if quotas and duty not in ids:
                near = get_close_matches(duty, ids, n=1) or ids[:1]
                facts = {"quota": quota.id, "duty": duty, "example": near[0]}
                yield Found(quotas.place("quotas", number, "none_missed", at), facts)
