"""Something answered or handed on before it came."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP329",
    severity=Severity.ERROR,
    message=Text(
        zh="办理日期 {done} 早于收到日期 {date}",
        en="it was seen to on {done}, before it came on {date}",
    ),
    remedy=Text(
        zh="核对两个日期，`done_on` 不早于 `date`，例如 `done_on={date}`",
        en="Look both days up; `done_on` is not before `date`, as in `done_on={date}`",
    ),
    why=Text(
        zh="先办后收说不通，时限也就算错了。",
        en="Nothing is answered before it comes, and the days allowed would be miscounted.",
    ),
)


def done_before_it_came(world: "World") -> Iterator[Found]:
    """Yield each act with a done_on before its own day."""
    for sheet in sheets(world):
        pairs = zip(sheet.column("done_on"), sheet.column("date"), strict=True) if sheet.has("done_on") else ()
        early = (row for row, (done, came) in enumerate(pairs) if done is not None and done < came)
        for act in map(sheet.act, early):
            if act.kind != "amendment":
                yield Found(act.place, {"done": str(act.done_on), "date": act.day.isoformat()})
