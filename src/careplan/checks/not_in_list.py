"""A word that is not one of those allowed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP156",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 只能是这些词之一：{allowed}",
        en="`{field}` is one of these words: {allowed}",
    ),
    remedy=Text(
        zh="例如写 `{example}`",
        en="Write for example `{example}`",
    ),
    why=Text(
        zh="固定的词才能统计；随手写的词没有人数得清。",
        en="Only fixed words can be counted.",
    ),
)


def not_in_list(world: "World") -> Iterator[Found]:
    """Yield each word outside its list."""
    return world.faults_of("not-in-list")
