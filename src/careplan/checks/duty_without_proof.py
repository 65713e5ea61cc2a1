"""A duty that nothing proves."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP911",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 没有写用什么证明（proof），也没有写要保持什么（holds）",
        en="{duty} says neither what proves it nor what must hold",
    ),
    remedy=Text(
        zh="写上 `proof: talk` 或 `holds: …` 之一",
        en="Write either `proof: talk` or `holds: …`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def duty_without_proof(world: "World") -> Iterator[Found]:
    """Yield each duty without proof and without a state."""
    return flaws_of(world.books, "duty-without-proof")
