"""More acts than the plan says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP323",
    severity=Severity.NOTE,
    message=Text(
        zh="{subject} 的《{title}》（{period}）做了 {done} 次，计划最多 {most} 次",
        en="“{title}” for {subject} in {period} was done {done} times; the plan says at most {most}",
    ),
    remedy=Text(
        zh="多做没有关系；多余的如果是另一件事，请改 `kind` 或 `topic`",
        en="More is fine; if one of them was something else, put right its `kind` or `topic`",
    ),
    why=Text(
        zh="超出计划的次数多半是同一件事记了两遍。",
        en="More than planned is often one act written down twice.",
    ),
)


def more_than_planned(world: "World") -> Iterator[Found]:
    """Yield each obligation met more often than its count allows, at the first act beyond."""
    limited = world.settlements.among(lambda o: o.duty.count.most is not None and o.duty.count.of == "acts")
    for settlement in limited:
        o, most = settlement.obligation, settlement.obligation.duty.count.most
        if o.need and most is not None and len(settlement.acts) > most:
            facts: dict[str, Fact] = {"subject": o.subject, "title": o.duty.title.text, "period": o.period.label}
            yield Found(settlement.acts[most].place, {**facts, "done": settlement.done, "most": most})
