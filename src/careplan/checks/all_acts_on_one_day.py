"""A month's acts by one adult, all of one day."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP320",
    severity=Severity.NOTE,
    message=Text(
        zh="{by} {month} 月的 {count} 条记录都写在 {date} 这一天",
        en="all {count} acts of {by} in {month} are of one day, {date}",
    ),
    remedy=Text(
        zh="如果是月底一起补记的，请各写真正做的那天：`date=…`；确实是同一天的，不用改",
        en=(
            "If they were written down together at the end of the month, write for each the day on "
            "which it was done, `date=…`; if it was one day, leave it"
        ),
    ),
    why=Text(
        zh="补记没有关系，写对日期，孩子的一个月才看得清楚。",
        en="Writing later is fine; with the right days one can see a child's month.",
    ),
)

_MANY = 8


def all_acts_on_one_day(world: "World") -> Iterator[Found]:
    """Yield each adult and month with eight acts or more of several kinds, all on one day."""
    months: dict[tuple[str, int, int], Counter[date]] = {}
    for sheet in sheets(world):
        for (by, day), times in Counter(zip(sheet.column("by"), sheet.column("date"), strict=True)).items():
            months.setdefault((by, day.year, day.month), Counter())[day] += times
    for (by, *_), days in sorted(months.items()):
        if len(days) == 1 and days.total() >= _MANY:
            (day,) = days
            acts = [act for sheet in sheets(world) for act in sheet.naming([by]) if (act.by, act.day) == (by, day)]
            facts: dict[str, Fact] = {"by": by, "month": f"{day:%Y-%m}", "date": day.isoformat(), "count": len(acts)}
            if len({act.kind for act in acts}) > 1:
                yield Found(min(act.place for act in acts), facts)
