"""A state that must hold for an event."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP915",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 由事情引起，却写了 holds",
        en="{duty} is an event's duty and has holds",
    ),
    remedy=Text(
        zh="写用什么证明，例如 `proof: home_visit`；要每天成立的另写一项",
        en="Write what proves it, such as `proof: home_visit`; a state of every day is a duty of its own",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def state_on_event(world: "World") -> Iterator[Found]:
    """Yield each event's duty with a state."""
    return flaws_of(world.books, "state-on-event")
