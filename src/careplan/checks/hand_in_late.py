"""A hand-in that came after its day."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.act import Act
    from careplan.domain.obligation import Obligation
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP510",
    severity=Severity.NOTE,
    message=Text(
        zh="{subject} 的《{title}》（{period}）{day} 才交，期限 {due}，迟了 {late}",
        en="“{title}” of {subject} for {period} came on {day}, {late} after {due}",
    ),
    remedy=Text(
        zh="不用改记录；下次请按期交。写错了的改成 `{slip}`",
        en="Nothing to mend; hand the next one in by its day. If that is a slip, write `{slip}`",
    ),
    why=Text(
        zh="晚交会拖住全镇的汇总，月报里会写明。",
        en="A late hand-in holds up the township's figures and shows in the month's report.",
    ),
)


def hand_in_late(world: "World") -> Iterator[Found]:
    """Yield each hand-in that was made up after its due day."""
    for settlement in world.settlements.among(lambda o: o.duty.chapter == "hand-in", {State.LATE}):
        o = settlement.obligation
        if settlement.met_on and settlement.acts:
            by_then = (act for act in settlement.acts if act.effective <= settlement.met_on)
            act = max(by_then, key=_when, default=settlement.acts[-1])
            facts: dict[str, Fact] = {"subject": o.subject, "title": o.duty.title.text, "period": o.period.label}
            yield Found(act.place, {**facts, **_late(o, act)})


def _late(obligation: "Obligation", act: "Act") -> "dict[str, Fact]":
    """Return how late an act was: in days, or in hours where it came on the due day after the hour."""
    due, hour = obligation.due, obligation.clock
    came = act.effective
    if came > due or not (hour and act.time):
        days = (came - due).days
        late = Text(f"{days} 天", f"{days} day{'s' if days > 1 else ''}")
        return {"day": came.isoformat(), "due": due.isoformat(), "late": late, "slip": f"date={due}"}
    minutes = _minutes(act.time) - _minutes(hour)
    late = Text(f"{minutes // 60} 小时 {minutes % 60} 分钟", f"{minutes // 60} h {minutes % 60} min")
    return {"day": f"{came} {act.time}", "due": f"{due} {hour}", "late": late, "slip": f"time={hour}"}


def _when(act: "Act") -> "tuple[date, str]":
    return act.effective, act.time or ""


def _minutes(clock: str) -> int:
    """Return how many minutes of its day an hour such as `17:00` is."""
    return int(clock[:2]) * 60 + int(clock[3:])
