"""An act that names somebody as stood in for who was not the child's proxy parent."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import having
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP315",
    severity=Severity.ERROR,
    message=Text(
        zh="{named} 在 {date} 不是 {child} 的代理家长",
        en="{named} was not the proxy parent of {child} on {date}",
    ),
    remedy=Text(
        zh="改成当天的代理家长：`deputy_for={holder}`；不是代做的就清空这一格",
        en=("Write the proxy parent of that day, `deputy_for={holder}`, or empty the cell if nobody was stood in for"),
    ),
    why=Text(
        zh="代做要有被代的人，否则不能算数。",
        en="Standing in needs somebody stood in for, or the act does not count.",
    ),
)


def deputy_for_wrong_adult(world: "World") -> Iterator[Found]:
    """Yield each child of a deputy's act whose proxy parent was not the one named."""
    for act in having(world, "deputy_for"):
        named = act.deputy_for or ""
        for child in act.children:
            proxy = world.register.proxy(child, act.day) if child in world.register.children else None
            if proxy is not None and proxy.staff != named:
                facts = {"named": named, "child": child, "date": act.day.isoformat(), "holder": proxy.staff}
                yield Found(act.place, facts)
