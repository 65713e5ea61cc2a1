"""A file whose content is not to be had."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP110",
    severity=Severity.ERROR,
    message=Text(zh="文件读不出来：{reason}", en="The file cannot be read: {reason}"),
    remedy=Text(zh="可以这样：{advice}", en="What helps: {advice}"),
    why=Text(zh="读不到的文件里可能有一个孩子", en="A child may be in the file that is not read"),
)


def unreadable_file(world: "World") -> Iterator[Found]:
    """Yield a file whose content is not to be had, as reading the files met it."""
    yield from world.faults_of("unreadable-file")
