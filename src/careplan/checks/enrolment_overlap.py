"""A child on two registers on one day."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP210",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 从 {date} 起同时在 {school} 和 {other} 的册上",
        en="{child} is on the registers of {school} and {other} at once from {date}",
    ),
    remedy=Text(
        zh="把前一段的结束日改到新的一段开始之前，例如 `until: {before}`",
        en="End the earlier spell before the next one begins, for example `until: {before}`",
    ),
    why=Text(
        zh="一个孩子同一天只在一所学校的册上，否则会数两遍，也会两头都以为对方在管。",
        en=(
            "A child is on one register on any day; otherwise it counts twice, and each school thinks the "
            "other one cares."
        ),
    ),
)


def enrolment_overlap(world: "World") -> Iterator[Found]:
    """Yield each spell that begins before an earlier one has ended; an open end is another check's."""
    for child in world.register.children.values():
        spells_ = child.enrolment
        for earlier, later in spells.overlapping(spells_):
            if spells_[earlier].until is None:
                continue
            start = spells_[later].from_
            facts = {
                "child": child.id,
                "date": start.isoformat(),
                "school": spells_[earlier].school,
                "other": spells_[later].school,
                "before": (start - timedelta(days=1)).isoformat(),
            }
            yield Found(child.place("enrolment", later, "from"), facts)
