"""Something recorded as done that has not happened yet."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from careplan.domain.dated import dated_records, events_in, starts_in
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP217",
    severity=Severity.ERROR,
    message=Text(zh="{date} 还没有到（今天按 {on} 算）", en="{date} is still to come (today is taken as {on})"),
    remedy=Text(
        zh="核对年份和月份；确实做过的，写做的那一天，例如 `{on}`",
        en="Look at the year and the month; for what was done write the day of it, such as `{on}`",
    ),
    why=Text(
        zh="台帐写的是已经发生的事；日子写到将来，多半是年份按错了。",
        en="The register says what has happened; a day to come is mostly a wrong year.",
    ),
)


def date_in_future(world: "World") -> Iterator[Found]:
    """Yield each day of something done that lies ahead, and each beginning more than a year ahead."""
    limit = world.horizon + timedelta(days=366)
    for record in dated_records(world.register):
        ahead = [(path, day) for path, day in events_in(record) if day > world.horizon]
        ahead += [(path, day) for path, day in starts_in(record) if day > limit]
        for path, day in ahead:
            yield Found(record.place(*path), {"date": day.isoformat(), "on": world.horizon.isoformat()})
