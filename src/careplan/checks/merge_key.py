"""A merge key."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP128",
    severity=Severity.ERROR,
    message=Text(zh="`<<` 会把别处的内容并进来，不能用", en="`<<` merges content from elsewhere, which is not allowed"),
    remedy=Text(zh="把要用的各行写全：`state: home`", en="Write the lines out: `state: home`"),
    why=Text(zh="看不见的内容没法核对", en="Content that is not seen cannot be checked"),
)


def merge_key(world: "World") -> Iterator[Found]:
    """Yield a merge key, as reading the files met it."""
    yield from world.faults_of("merge-key")
