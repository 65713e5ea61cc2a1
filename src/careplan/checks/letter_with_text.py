"""A letter whose row says more than that it came and went."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.conduct import of_kinds
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP410",
    severity=Severity.ERROR,
    message=Text(
        zh="信件的记录里写了备注",
        en="the record of a letter has a note",
    ),
    remedy=Text(
        zh="清空这一行的 `note`；只记收到和转交的日子，例如 `direction=out done_on=2026-05-08`",
        en="Empty `note` in this row; record only the days, as in `direction=out done_on=2026-05-08`",
    ),
    why=Text(
        zh="《未成年人保护法》第六十三条：不得开拆、查阅未成年人的信件，也就不能记它的内容。",
        en=(
            "The Law on the Protection of Minors, article 63: nobody opens a child's letters, so "
            "nothing of what they say is recorded."
        ),
    ),
)


def letter_with_text(world: "World") -> Iterator[Found]:
    """Yield each letter with a note, never its words."""
    for act in of_kinds(world, "letter"):
        if act.values.get("note"):
            yield Found(act.place, {})
