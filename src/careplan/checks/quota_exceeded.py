"""More proxy parents or children commended or nominated than there are places."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.quota import TOWNSHIP, beyond, last_day, named, places, quotas_of, units, years
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact
    from careplan.records.quotas import Quota

CHECK = Check(
    code="CP714",
    severity=Severity.ERROR,
    message=Text(
        zh="{who} 超出名额：{unit} {year} 年“{quota}”有 {places} 个名额{of}",
        en="{who} is beyond the places: {unit} has {places} for “{quota}” in {year}{of}",
    ),
    remedy=Text(
        zh="从该行去掉 `{who}`；名额写错的，改 `rules/quotas.yaml` 中 {id} 的 `places` 或 `of_which`",
        en="Take `{who}` out of that row, or mend `places` or `of_which` of {id} in `rules/quotas.yaml`",
    ),
    why=Text(
        zh="多出来的名单上级会退回，而退谁要由人来定。",
        en="A list that is too long is sent back, and somebody has to say who is taken off.",
    ),
)
_ONE: Final = Text("，其中“{title}”的限额已满", ", and those kept for or limited to “{title}” are used up")
_TOWNSHIP: Final = Text("全镇", "the township")


def quota_exceeded(world: "World") -> Iterator[Found]:
    """Yield each adult or child named, by day, after the places of a school or the township were used up."""
    quotas = quotas_of(world)
    for quota in quotas.quotas if quotas else ():
        for year in years(world, quota):
            for unit in units(world, quota, year):
                yield from _exceeded(world, quota, unit, year)


def _exceeded(world: "World", quota: "Quota", unit: str, year: int) -> Iterator[Found]:
    there, kept = named(world, quota, unit, year), list[str]()
    if not there:
        return
    count, day = places(world, quota, unit, year), last_day(world, year)
    for one in there:
        of = beyond(world, quota, [*kept, one.who], count, day)
        if len(kept) < count and of is None:
            kept.append(one.who)
            continue
        facts: dict[str, Fact] = {
            "who": one.who,
            "unit": _TOWNSHIP if unit == TOWNSHIP else unit,
            "year": year,
            "quota": quota.title.text,
            "places": count,
            "of": _limit(of.title.text) if of and len(kept) < count else "",
            "id": quota.id,
        }
        yield Found(one.act.place, facts)


def _limit(title: Text) -> Text:
    return Text(_ONE.zh.format(title=title.zh), _ONE.en.format(title=title.en))
