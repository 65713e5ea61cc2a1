"""An act that was meant for a duty and counts for none."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import unpaid
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP322",
    severity=Severity.NOTE,
    message=Text(
        zh="这条记录不能算作《{title}》（{period}）：{reason}",
        en="this act does not count as “{title}” in {period}: {reason}",
    ),
    remedy=Text(
        zh="核对日期和做的人；补做的写明补哪一期：`counts_for={period}`",
        en="Look up the day and who did it; if it makes up for a period, say so: `counts_for={period}`",
    ),
    why=Text(
        zh="做了却没有算上，往往只差一个日期。",
        en="Often only a date keeps what was done from counting.",
    ),
)


def act_pays_nothing(world: "World") -> Iterator[Found]:
    """Yield each act that lies in a duty's period, or names it, and pays none, with the reason."""
    for act, obligation, reason in unpaid(world):
        facts: dict[str, Fact] = {"title": obligation.duty.title.text, "period": obligation.period.label}
        yield Found(act.place, {**facts, "reason": reason})
