"""A proxy parent or a child commended twice in a year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.quota import named_rows, quotas_of, years
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.world import World

CHECK = Check(
    code="CP715",
    severity=Severity.WARNING,
    message=Text(
        zh="{who} 在 {year} 年已于 {first} 获同类表彰或推选，又占一个名额",
        en="{who} has had a place of this kind in {year} already, on {first}, and takes another one",
    ),
    remedy=Text(
        zh="从后一行去掉 `{who}`，把名额给别人；前一行是误记的，删去前一行的 `{who}`",
        en="Take `{who}` out of the later row and give the place to another, or out of the earlier one",
    ),
    why=Text(
        zh="一人只占一个名额，名额才到得了更多认真做事的人。",
        en="One place for each adult lets more of those who work well be seen.",
    ),
)


def commended_twice(world: "World") -> Iterator[Found]:
    """Yield each row by which somebody takes a second place of the same kind of act in a year."""
    quotas = quotas_of(world)
    found = quotas.quotas if quotas else ()
    for kind in sorted({(quota.act, quota.of) for quota in found}):
        mine = [quota for quota in found if (quota.act, quota.of) == kind]
        for year in sorted({year for quota in mine for year in years(world, quota)}):
            rows = {(act.order(), who, act) for quota in mine for who, act in named_rows(world, quota, year)}
            yield from _again(sorted(rows, key=lambda row: row[:2]), year)


def _again(rows: "list[tuple[object, str, Act]]", year: int) -> Iterator[Found]:
    first: dict[str, Act] = {}
    for _, who, act in rows:
        if who in first:
            yield Found(act.place, {"who": who, "year": year, "first": first[who].day.isoformat()})
        first.setdefault(who, act)
