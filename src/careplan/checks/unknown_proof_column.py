"""A proof that asks for a column which its kind of act does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP904",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：{kind} 没有这一列；有：{allowed}",
        en="{duty}: a {kind} has no such column; there are: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def unknown_proof_column(world: "World") -> Iterator[Found]:
    """Yield each condition of a proof or a trigger on a column that its kind lacks."""
    return flaws_of(world.books, "unknown-proof-column")
