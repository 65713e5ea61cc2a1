"""A duty proved or opened by a kind of act that there is not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP902",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：没有这种记录；可以是：{allowed}",
        en="{duty}: there is no such kind of act; it is one of: {allowed}",
    ),
    remedy=Text(
        zh=(
            "例如写 `{example}`；这个计划自己的记录种类，先写在 `kinds:` 下："
            "`gift: {{title: {{zh: 送温暖, en: Gift}}, needs: [children]}}`"
        ),
        en=(
            "Write for example `{example}`; a kind of the plan's own is first named under `kinds:`, such as "
            "`gift: {{title: {{zh: 送温暖, en: Gift}}, needs: [children]}}`"
        ),
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def unknown_proof_kind(world: "World") -> Iterator[Found]:
    """Yield each proof and trigger of no known kind."""
    return flaws_of(world.books, "unknown-proof-kind")
