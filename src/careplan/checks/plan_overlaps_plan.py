"""One duty in two plans that are in force on the same days."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.world import World
    from careplan.records.plan import Duty, Plan

CHECK = Check(
    code="CP925",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 在 {other} 里也有，从 {first} 到 {last} 会算两次",
        en="{duty} stands in {other} too, and from {first} to {last} it would count twice",
    ),
    remedy=Text(
        zh="改有效期，例如 `valid: {example}`，或给其中一项换编号",
        en="Change the validity, such as `valid: {example}`, or give one of them another id",
    ),
    why=Text(
        zh="同一项义务算两次，完成率就不对了。",
        en="A duty that counts twice spoils every rate.",
    ),
)


def _span(plan: "Plan", duty: "Duty") -> "tuple[date, date]":
    """Return the first and the last day on which a duty is in force."""
    valid = duty.valid or plan.valid
    return max(valid.from_, plan.valid.from_), min(valid.until, plan.valid.until)


def plan_overlaps_plan(world: "World") -> Iterator[Found]:
    """Yield each duty of a later plan that an earlier one has on the same days."""
    for earlier, later in combinations(world.books.plans, 2):
        known = {duty.id: _span(earlier, duty) for duty in earlier.duties}
        for number, duty in enumerate(later.duties):
            if duty.id not in known:
                continue
            (a, b), (c, d) = known[duty.id], _span(later, duty)
            first, last = max(a, c), min(b, d)
            if first <= last:
                facts = {"duty": duty.id, "other": earlier.file, "first": first.isoformat(), "last": last.isoformat()}
                example = f"{{from: {b + timedelta(days=1)}, until: {max(b + timedelta(days=1), d)}}}"
                yield Found(later.place("duties", number, "id"), {**facts, "example": example})
