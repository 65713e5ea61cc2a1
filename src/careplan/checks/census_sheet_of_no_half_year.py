"""A census sheet whose file name names no half year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import half_year_named
from careplan.domain.finding import Check, Found, Severity
from careplan.records.kinds import kind_of
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP613",
    severity=Severity.ERROR,
    message=Text(
        zh="`{period}` 不是半年，这张核查表不会被算到任何一次核查里。",
        en="`{period}` names no half year, so this sheet belongs to no census.",
    ),
    remedy=Text(
        zh="文件名写成年份加 H1（1 月至 6 月）或 H2（7 月至 12 月），例如 `2026H1.csv`。",
        en="Name the file by its year and H1 (January to June) or H2 (July to December), for example `2026H1.csv`.",
    ),
    why=Text(
        zh="核查按半年结算；放错名字的表，里面查过的孩子全都会显示为未核查。",
        en="The census is settled by half years; every child on a sheet with another name would show as not verified.",
    ),
)


def census_sheet_of_no_half_year(world: "World") -> Iterator[Found]:
    """Yield each census sheet, closed ones too, whose path names no half year."""
    for file in world.files:
        found = kind_of(file)
        if found is None or found[0].name not in {"census", "closed-census"}:
            continue
        period = found[1]["period"]
        if half_year_named(period) is None:
            yield Found(Place(file, 1, 1), {"period": period if period.isascii() else "…"})
