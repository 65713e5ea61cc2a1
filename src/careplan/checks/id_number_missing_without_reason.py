"""A child on the register without an ID number and without a reason."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP247",
    severity=Severity.WARNING,
    message=Text(zh="{child} 没有身份证号码，也没有写原因", en="{child} has no ID number, and nobody wrote why"),
    remedy=Text(
        zh="补上号码；确实没有就写原因，例如 `no_id_number: not_registered`（也可以是 `lost`、`unknown`）",
        en="Add the number, or the reason, for example `no_id_number: not_registered` (or `lost`, `unknown`)",
    ),
    why=Text(
        zh="没有上户口的孩子最需要帮忙；写明原因，才知道该替他办什么。",
        en="A child who was never registered needs help most; the reason says which.",
    ),
)


def id_number_missing_without_reason(world: "World") -> Iterator[Found]:
    """Yield each child on the register with neither an ID number nor a reason for having none."""
    for id_ in world.register.on_register(world.on):
        child = world.register.children[id_]
        if child.id_number is None and child.no_id_number is None:
            yield Found(child.place("id_number"), {"child": id_})
