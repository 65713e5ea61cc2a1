"""A hand-in that came after its day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP510",
    severity=Severity.NOTE,
    message=Text(
        zh="{subject} 的《{title}》（{period}）{day} 才交，期限 {due}，迟了 {late} 天",
        en="“{title}” of {subject} for {period} came on {day}, {late} days after {due}",
    ),
    remedy=Text(
        zh="不用改记录；下月请在 {due} 这样的期限前交。日期写错的改 `date={due}`",
        en="Nothing to mend; next month hand it in by then. If the day is a slip, write `date={due}`",
    ),
    why=Text(
        zh="晚交会拖住全镇的汇总，月报里会写明。",
        en="A late hand-in holds up the township's figures and shows in the month's report.",
    ),
)


def hand_in_late(world: "World") -> Iterator[Found]:
    """Yield each hand-in that was made up after its due day."""
    for settlement in world.settlements.among(lambda duty, _: duty.chapter == "hand-in", {State.LATE}):
        o = settlement.obligation
        if settlement.met_on and settlement.acts:
            act = next((a for a in settlement.acts if a.day == settlement.met_on), settlement.acts[-1])
            facts: dict[str, Fact] = {"subject": o.subject, "title": o.duty.title.text, "period": o.period.label}
            days = {"day": act.day.isoformat(), "due": o.due.isoformat()}
            yield Found(act.place, {**facts, **days, "late": (act.day - o.due).days})
