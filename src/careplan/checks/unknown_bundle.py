"""A duty of a bundle that the plan does not name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP908",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 归入的 {bundle} 没有写在 bundles 里",
        en="{duty} belongs to {bundle}, which is not among the bundles",
    ),
    remedy=Text(
        zh="例如写 `bundle: {example}`，或先在 `bundles` 里写上",
        en="Write for example `bundle: {example}`, or name it under `bundles` first",
    ),
    why=Text(
        zh="合称写错，报表里这一组就少一项。",
        en="With a wrong bundle the reports show one duty less in the group.",
    ),
)


def unknown_bundle(world: "World") -> Iterator[Found]:
    """Yield each bundle without a name."""
    return flaws_of(world.books, "unknown-bundle")
