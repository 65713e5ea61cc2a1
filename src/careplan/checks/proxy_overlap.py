"""A child with two proxy parents on one day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP220",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 从 {date} 起同时有两名代理家长：{staff} 和 {other}",
        en="{child} has two proxy parents at once from {date}: {staff} and {other}",
    ),
    remedy=Text(
        zh=("换人时先结束前一段：`until: {before}`、`ended: changed`；临时替班不用改结对，在记录里写 `deputy_for`"),
        en=(
            "End the earlier pairing first: `until: {before}` and `ended: changed`; a stand-in changes no "
            "pairing, the act names `deputy_for`"
        ),
    ),
    why=Text(
        zh="两个人都管，常常等于没有人管；每一天只有一位代理家长负责。",
        en="What two people owe is often done by none; on any day one proxy parent answers for the child.",
    ),
)


def proxy_overlap(world: "World") -> Iterator[Found]:
    """Yield each pairing that begins before an earlier one has ended."""
    for child in world.register.children.values():
        for earlier, later in spells.overlapping(child.proxy):
            start = child.proxy[later].from_
            facts = {
                "child": child.id,
                "date": start.isoformat(),
                "staff": child.proxy[earlier].staff,
                "other": child.proxy[later].staff,
                "before": (start - timedelta(days=1)).isoformat(),
            }
            yield Found(child.place("proxy", later, "from"), facts)
