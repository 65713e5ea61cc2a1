"""A value that is too long."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP138",
    severity=Severity.ERROR,
    message=Text(zh="这一项太长，超过 {limit} 个字", en="This text is longer than {limit} characters"),
    remedy=Text(zh="写成短句，长文放进 `articles/`", en="Write a short sentence; long text belongs in `articles/`"),
    why=Text(zh="多半是粘贴错了，或者丢了引号", en="Most likely it was pasted by mistake, or a quote is missing"),
)


def value_too_long(world: "World") -> Iterator[Found]:
    """Yield a value that is too long, as reading the files met it."""
    yield from world.faults_of("value-too-long")
