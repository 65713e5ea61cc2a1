"""More home visits by one adult in a day than can well be made."""

from collections import Counter
from collections.abc import Iterator
from itertools import compress
from typing import TYPE_CHECKING

from careplan.domain.act import Act
from careplan.domain.conduct import of_kinds, sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP319",
    severity=Severity.NOTE,
    message=Text(
        zh="{by} 在 {date} 记了 {count} 次家访，一天最多走得了 {limit} 家左右",
        en="{by} recorded {count} home visits on {date}; about {limit} can be made in a day",
    ),
    remedy=Text(
        zh="核对每一家去的日期，各写真正去的那天：`date={date}`；一次去同一家看几个孩子的，写成一行",
        en=(
            "Look up on which day each family was visited and write that day, as in `date={date}`; "
            "several children of one family are one row"
        ),
    ),
    why=Text(
        zh="辛苦了；只是记成同一天，别人会看不懂。",
        en="Well done; but all on one day is hard to believe for somebody who reads it later.",
    ),
)


def too_many_home_visits(world: "World") -> Iterator[Found]:
    """Yield each day on which an adult made more home visits than the township expects, at the first beyond."""
    limit = world.register.township.readings.home_visits_a_day
    visits: Counter[tuple[str, date]] = Counter()
    for sheet in sheets(world):
        made = compress(zip(sheet.column("by"), sheet.column("date"), strict=True), sheet.is_of("home_visit"))
        visits.update(made)
    for (by, day), count in visits.items():
        if count > limit:
            found = [act for act in of_kinds(world, "home_visit") if (act.by, act.day) == (by, day)]
            facts: dict[str, Fact] = {"by": by, "date": day.isoformat(), "count": count, "limit": limit}
            yield Found(sorted(found, key=Act.order)[limit].place, facts)
