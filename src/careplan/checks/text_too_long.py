"""A line of text longer than a line on a form."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP161",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 太长，最多 {limit} 个字",
        en="`{field}` is too long; at most {limit} characters",
    ),
    remedy=Text(
        zh="只写要点；详细情况写在文章里，例如 `articles/2026-05-01.md`",
        en="Write the point only and tell the rest in an article, such as `articles/2026-05-01.md`",
    ),
    why=Text(
        zh="这一栏印在表格的一格里。",
        en="It is printed in one cell of a form.",
    ),
)


def text_too_long(world: "World") -> Iterator[Found]:
    """Yield each line that is too long."""
    return world.faults_of("text-too-long")
