"""A duty with both acts that prove it and a state that must hold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP912",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 同时写了 proof 和 holds",
        en="{duty} has both proof and holds",
    ),
    remedy=Text(
        zh="分成两项义务，各写一样，例如 `id: {duty}-state`",
        en="Make it two duties with one each, the other such as `id: {duty}-state`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def proof_beside_state(world: "World") -> Iterator[Found]:
    """Yield each duty with proof and a state."""
    return flaws_of(world.books, "proof-beside-state")
