"""A duty that shares acts with one which the plan does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP906",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 共用记录的 {shares} 不在计划里",
        en="{duty} shares with {shares}, which is not in the plan",
    ),
    remedy=Text(
        zh="例如写 `shares: [{example}]`",
        en="Write for example `shares: [{example}]`",
    ),
    why=Text(
        zh="写错了就不会共用，一件事只算一次。",
        en="With a wrong id nothing is shared, and an act pays one duty only.",
    ),
)


def unknown_duty_shared(world: "World") -> Iterator[Found]:
    """Yield each duty shared with that is unknown."""
    return flaws_of(world.books, "unknown-duty-shared")
