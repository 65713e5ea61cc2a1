"""A field or column that no record of this kind has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP151",
    severity=Severity.ERROR,
    message=Text(
        zh="这种记录没有叫 `{field}` 的字段",
        en="this kind of record has no field called `{field}`",
    ),
    remedy=Text(
        zh="改成正确的名字：`{example}`",
        en="Write the right name: `{example}`",
    ),
    why=Text(
        zh="写错名字的字段如果被悄悄跳过，里面的内容就丢了。",
        en="A misspelt field that is skipped in silence is lost.",
    ),
)


def unknown_field(world: "World") -> Iterator[Found]:
    """Yield each key or column that the kind of record does not know."""
    return world.faults_of("unknown-field")
