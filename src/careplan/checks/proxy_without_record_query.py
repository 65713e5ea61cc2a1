"""A pairing with an adult whose record was not looked up before."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.staff import Staff
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP224",
    severity=Severity.ERROR,
    message=Text(
        zh="{staff} 与 {child} 于 {date} 结对，此前 {days} 天内没有结果合格的从业查询",
        en="{staff} was paired with {child} on {date} without a clear record query in the {days} days before",
    ),
    remedy=Text(
        zh=(
            "补查后写下来：`careplan set {staff} record_queries result=clear date={on}`，"
            "再结束原结对、从查询之日起重新结对；已经查过的，`date` 写查询的日子"
        ),
        en=(
            "Look the adult up, write it down: `careplan set {staff} record_queries result=clear date={on}`, then "
            "end this pairing and pair anew from that day; where there was a query before, `date` is its day"
        ),
    ),
    why=Text(
        zh="未成年人保护法要求：与孩子密切接触的工作人员，入职前和每年都要查询违法犯罪记录。",
        en=(
            "The law on the protection of minors asks for a look at the record of everybody who works "
            "closely with children, before and each year."
        ),
    ),
)


def proxy_without_record_query(world: "World") -> Iterator[Found]:
    """Yield each pairing in force whose adult has no clear query in the township's number of days before it began."""
    register = world.register
    days = register.township.readings.record_query_days
    for child in register.children.values():
        for at, proxy in enumerate(child.proxy):
            member = register.staff.get(proxy.staff)
            over = proxy.until is not None and proxy.until < world.on
            if member is None or over or _is_clear(member.staff, proxy.from_, days):
                continue
            facts: dict[str, Fact] = {
                "child": child.id,
                "staff": proxy.staff,
                "date": proxy.from_.isoformat(),
                "days": days,
                "on": world.on.isoformat(),
            }
            yield Found(child.place("proxy", at, "from"), facts)


def _is_clear(staff: Staff, start: date, days: int) -> bool:
    """Return whether the last query in the window before a day was clear."""
    window = [q for q in staff.record_queries if q.on <= start <= q.on + timedelta(days=days)]
    return bool(window) and max(window, key=lambda query: query.on).result == "clear"
