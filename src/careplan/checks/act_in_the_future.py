"""An act on a day that has not come yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from careplan.domain.world import World

CHECK = Check(
    code="CP313",
    severity=Severity.ERROR,
    message=Text(
        zh="{date} 还没有到（今天是 {on}）",
        en="{date} has not come yet (today is {on})",
    ),
    remedy=Text(
        zh="写真正做的那一天，例如 `{on}`；还没有做就先不要记",
        en="Write the day on which it was done, such as `{on}`; do not record what is still to be done",
    ),
    why=Text(
        zh="先记后做，就看不出到底做了没有。",
        en="If acts are recorded before they are done, nobody can tell whether they were.",
    ),
)


def act_in_the_future(world: "World") -> Iterator[Found]:
    """Yield each act, and each day on which it was seen to, that lies ahead."""
    horizon = world.horizon
    for sheet in sheets(world):
        late = [*_after(sheet.column("date"), horizon)] if sheet.last > horizon else []
        late += _after(sheet.column("done_on"), horizon) if sheet.has("done_on") else ()
        for act in map(sheet.act, sorted(set(late))):
            done_on = act.done_on if act.kind != "amendment" else None
            last = act.day if done_on is None else max(act.day, done_on)
            if last > horizon:
                yield Found(act.place, {"date": last.isoformat(), "on": horizon.isoformat()})


def _after(days: "Sequence[date | None]", horizon: "date") -> Iterator[int]:
    return (row for row, day in enumerate(days) if day is not None and day > horizon)
