"""A pairing on days when the child is on no register."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP221",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 与 {staff} 的结对包括 {date}，而这一天孩子不在册",
        en="The pairing of {child} with {staff} includes {date}, when the child is on no register",
    ),
    remedy=Text(
        zh="让结对不超出在册的日子，例如 `{write}`；或补上漏写的 `enrolment`",
        en=(
            "Keep the pairing within the time on the register, for example `{write}`; or add the spell "
            "that `enrolment` lacks"
        ),
    ),
    why=Text(
        zh="孩子离册后结对还开着，代理家长的名额和考核就都不准了。",
        en="A pairing that goes on after the child has left distorts the proxy parent's load and appraisal.",
    ),
)


def proxy_outside_enrolment(world: "World") -> Iterator[Found]:
    """Yield each pairing and its first day, up to today, outside every spell of enrolment."""
    for child in world.register.children.values():
        for at, proxy in enumerate(child.proxy):
            gap = spells.first_gap(child.enrolment, proxy.from_, min(proxy.until or world.on, world.on))
            if gap:
                field = "from" if gap == proxy.from_ else "until"
                facts = {
                    "child": child.id,
                    "staff": proxy.staff,
                    "date": gap.isoformat(),
                    "write": f"{field}: {_better(child, gap, field)}",
                }
                yield Found(child.place("proxy", at, field), facts)


def _better(child: Child, gap: date, field: str) -> date:
    """Return the day before the gap, or for a pairing that began too early the next day on a register."""
    starts = [spell.from_ for spell in child.enrolment if spell.from_ > gap]
    return min(starts, default=gap) if field == "from" else gap - timedelta(days=1)
