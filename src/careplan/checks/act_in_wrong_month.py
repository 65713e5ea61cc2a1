"""An act in the file of another month."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.calendar import closing_month
from careplan.domain.conduct import month_of, sheets
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP311",
    severity=Severity.ERROR,
    message=Text(
        zh="{date} 的记录写在 {month} 的文件里",
        en="an act of {date} stands in the file of {month}",
    ),
    remedy=Text(
        zh="核对日期；日期没错就移到 `{right}`，补做的写 `counts_for={month}`",
        en=(
            "Look the date up; if it is right move the row to `{right}`, and if it makes up for that "
            "month write `counts_for={month}`"
        ),
    ),
    why=Text(
        zh="日期多半是写错了：算到别的月，本月就成了没做。",
        en="The date is probably a slip; counted in another month it leaves this one undone.",
    ),
)


def act_in_wrong_month(world: "World") -> Iterator[Found]:
    """Yield each row whose day lies in another month than its file's."""
    closes = world.register.township.month_closes
    for sheet in sheets(world):
        month = month_of(sheet.file)
        if month is None or month == f"{sheet.first:%Y-%m}" == f"{sheet.last:%Y-%m}":
            continue
        for act in sheet.acts:
            own = {f"{act.day:%Y-%m}", act.counts_for}
            if closes != "end":
                own.add(f"{closing_month(act.day, closes).until:%Y-%m}")
            if month not in own:
                right = act.file.replace(f"months/{month}", f"months/{act.day:%Y-%m}")
                yield Found(act.place, {"date": act.day.isoformat(), "month": month, "right": right})
