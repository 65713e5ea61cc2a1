"""A proxy parent's act about a child of another proxy parent."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import outside_pairing
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP314",
    severity=Severity.WARNING,
    message=Text(
        zh="{child} 在 {date} 的代理家长是 {holder}，不是 {by}",
        en="on {date} the proxy parent of {child} was {holder}, not {by}",
    ),
    remedy=Text(
        zh="替 {holder} 做的，在这一行写 `deputy_for={holder}`；结对换了人的，先改儿童档案的 `proxy`",
        en=(
            "If this was standing in, write `deputy_for={holder}` in this row; if the pairing has changed, "
            "put it right under `proxy` in the child's file"
        ),
    ),
    why=Text(
        zh="不写明代谁做的，这件事就不能算数。",
        en="Unless it says for whom it was done, it does not count.",
    ),
)


def act_outside_pairing(world: "World") -> Iterator[Found]:
    """Yield each child of an act who had another proxy parent on that day."""
    for act, child in outside_pairing(world):
        proxy = world.register.proxy(child, act.day)
        holder = proxy.staff if proxy else ""
        yield Found(act.place, {"child": child, "date": act.day.isoformat(), "holder": holder, "by": act.by})
