"""Text lost behind a hash."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP135",
    severity=Severity.WARNING,
    message=Text(
        zh="` #` 之后的文字被当成注释，没有读进来", en="What follows ` #` was taken for a comment and not read"
    ),
    remedy=Text(
        zh='是内容就加引号：`note: "电话 #2"`；是注释就另起一行',
        en='Quote it if it is text: `note: "No. #2"`; put a comment on a line of its own',
    ),
    why=Text(zh="后半句话会悄悄消失", en="Half of the sentence is lost in silence"),
)


def hash_swallows_text(world: "World") -> Iterator[Found]:
    """Yield text lost behind a hash, as reading the files met it."""
    yield from world.faults_of("hash-swallows-text")
