"""A second record in one file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP125",
    severity=Severity.ERROR,
    message=Text(zh="`---` 之后开始了第二份记录", en="A second record begins after `---`"),
    remedy=Text(
        zh="一份文件一份记录：把后面的移到它自己的文件", en="One record a file: move the rest to a file of its own"
    ),
    why=Text(zh="后一份会被别的程序悄悄丢掉", en="Other programs drop the second one in silence"),
)


def second_document(world: "World") -> Iterator[Found]:
    """Yield a second record in one file, as reading the files met it."""
    yield from world.faults_of("second-document")
