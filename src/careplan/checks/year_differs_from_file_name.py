"""A plan or a calendar whose file bears another year."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.records.calendar import CalendarYear
from careplan.records.plan import Plan
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP938",
    severity=Severity.ERROR,
    message=Text(
        zh="文件里写的是 {year} 年，文件名是 {name}",
        en="The year in this file is {year}, the one in its name {name}",
    ),
    remedy=Text(
        zh="让两处一致：`year: {name}`，或把文件改名",
        en="Make both agree: `year: {name}`, or rename the file",
    ),
    why=Text(
        zh="人按文件名找年份，程序按里面的年份算；两处不一致，放假和学期就会算到另一年去。",
        en="People go by the name and reckoning by the year inside; days off and terms would land in another year.",
    ),
)
_YEAR: Final = re.compile(r"\d{4}")


def year_differs_from_file_name(world: "World") -> Iterator[Found]:
    """Yield each plan and calendar whose file's name begins with another year."""
    for kind, part in (("plan", "id"), ("calendar", "year")):
        for filed in world.of_kind(kind):
            named = _YEAR.match(filed.path[part])
            if isinstance(filed.record, Plan | CalendarYear) and named and int(named[0]) != filed.record.year:
                yield Found(filed.record.place("year"), {"year": filed.record.year, "name": named[0]})
