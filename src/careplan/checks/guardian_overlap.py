"""A child with two entries of a carer on one day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP230",
    severity=Severity.WARNING,
    message=Text(
        zh="{child} 从 {date} 起同时登记了两名照护人：{guardian} 和 {other}",
        en="{child} has two carers on record at once from {date}: {guardian} and {other}",
    ),
    remedy=Text(
        zh="换人时先结束前一段，例如 `until: {before}`；一直由一人为主照护的，只留这一人",
        en=(
            "End the earlier entry first, for example `until: {before}`; keep only the one who mainly "
            "cares for the child"
        ),
    ),
    why=Text(
        zh="每一天写明一名主要照护人，出了事才知道先找谁，评估的也才是同一个人。",
        en="With one main carer on any day everybody knows whom to call, and whose care was assessed.",
    ),
)


def guardian_overlap(world: "World") -> Iterator[Found]:
    """Yield each entry of a carer that begins before an earlier one has ended."""
    for child in world.register.children.values():
        for earlier, later in spells.overlapping(child.guardians):
            start = child.guardians[later].from_
            facts = {
                "child": child.id,
                "date": start.isoformat(),
                "guardian": child.guardians[earlier].guardian,
                "other": child.guardians[later].guardian,
                "before": (start - timedelta(days=1)).isoformat(),
            }
            yield Found(child.place("guardians", later, "from"), facts)
