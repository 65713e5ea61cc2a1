"""What is no plain file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP111",
    severity=Severity.ERROR,
    message=Text(zh="这不是普通文件，而是{kind}", en="This is no plain file but {kind}"),
    remedy=Text(
        zh="删去它，放一份真正的文件：`cp 来源 目标`",
        en="Remove it and put a true file in its place: `cp SOURCE TARGET`",
    ),
    why=Text(
        zh="链接会指到别处去，管道会让程序一直等下去", en="A link leads elsewhere, and a pipe makes one wait for ever"
    ),
)


def not_a_plain_file(world: "World") -> Iterator[Found]:
    """Yield what is no plain file, as reading the files met it."""
    yield from world.faults_of("not-a-plain-file")
