"""An act about a child, or by an adult, who had left."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import absences
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP316",
    severity=Severity.ERROR,
    message=Text(
        zh="{date} 的记录 {row}：{who} 只到 {until} 为止",
        en="act {row} of {date}: {who} was there until {until} only",
    ),
    remedy=Text(
        zh="核对日期 `date`；日期没错，就改 {who} 档案里的 `until`",
        en="Look up `date`; if it is right, put right `until` in the file of {who}",
    ),
    why=Text(
        zh="人已经离开，这件事不可能发生：日期或离开的日子有一个写错了。",
        en="It cannot have happened: either its day or the day of leaving is wrong.",
    ),
)


def act_after_leaving(world: "World") -> Iterator[Found]:
    """Yield each child and adult of an act who had left before it."""
    for act, id_, day, past in absences(world):
        if past:
            facts = {"who": id_, "date": act.day.isoformat(), "until": day.isoformat(), "row": act.row_id}
            yield Found(act.place, facts)
