"""An act about a child, or by an adult, who had not come yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import absences
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP317",
    severity=Severity.ERROR,
    message=Text(
        zh="{date} 的记录 {row}：{who} 从 {from_} 才开始在",
        en="act {row} of {date}: {who} was there from {from_} only",
    ),
    remedy=Text(
        zh="核对日期 `date`；日期没错，就改 {who} 档案里的 `from`",
        en="Look up `date`; if it is right, put right `from` in the file of {who}",
    ),
    why=Text(
        zh="人还没有来，这件事不可能发生：日期或开始的日子有一个写错了。",
        en="It cannot have happened: either its day or the day of coming is wrong.",
    ),
)


def act_before_joining(world: "World") -> Iterator[Found]:
    """Yield each child and adult of an act who came after it."""
    for act, id_, day, past in absences(world):
        if not past:
            facts = {"who": id_, "date": act.day.isoformat(), "from_": day.isoformat(), "row": act.row_id}
            yield Found(act.place, facts)
