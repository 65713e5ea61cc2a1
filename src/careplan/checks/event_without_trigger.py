"""An event's duty that no event opens."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP913",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 写了 `every: event`，但没有写什么事会引起它",
        en="{duty} says `every: event` and not which event",
    ),
    remedy=Text(
        zh="写上引起它的记录，例如 `trigger: letter`",
        en="Write the kind of act that opens it, such as `trigger: letter`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def event_without_trigger(world: "World") -> Iterator[Found]:
    """Yield each event's duty without a trigger."""
    return flaws_of(world.books, "event-without-trigger")
