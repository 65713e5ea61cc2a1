"""A closed half year whose figures are known better today."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import half_year_named
from careplan.domain.closed_census import amendments
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.half_year import census_of
from careplan.records.closed_census import ClosedCensus
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP612",
    severity=Severity.NOTE,
    message=Text(
        zh="{period} 已结，{school} 上报的数字与现在不同：{what}。",
        en="{period} is closed, and what {school} reported is known better now: {what}.",
    ),
    remedy=Text(
        zh="若更正属实，不必改动：`careplan census {period}` 会写明更正及原因，已结的数字保持原样。若不属实，改回台帐"
        "。",
        en="If the correction is right, change nothing: `careplan census {period}` states it with its reasons, and "
        "the closed figure stays. If it is wrong, mend the register.",
    ),
    why=Text(
        zh="报出去的数字不能悄悄变；变了就要说明从几到几、为什么。",
        en="A figure that was handed in never changes in silence: it is said from what to what, and why.",
    ),
)


def closed_census_differs(world: "World") -> Iterator[Found]:
    """Yield each school of a closed half year for which the records no longer give the figures."""
    for filed in world.of_kind("closed-census"):
        period, closed = filed.path["period"], filed.record
        span = half_year_named(period)
        if not isinstance(closed, ClosedCensus) or span is None or world.on < max(span.until, closed.on):
            continue
        rows = {school.school: number for number, school in enumerate(closed.schools)}
        differing: dict[str, list[str]] = {}
        for school, figure, reported, corrected in amendments(census_of(world, period), closed).figures:
            differing.setdefault(school, []).append(f"`{figure}` {reported} → {corrected}")
        for school, figures in differing.items():
            known = school in rows
            place = closed.place("schools", rows[school], "school") if known else closed.place("schools")
            yield Found(place, {"period": period, "school": school, "what": ", ".join(figures)})
