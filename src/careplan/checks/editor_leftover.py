"""A file that an editor left behind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP112",
    severity=Severity.NOTE,
    message=Text(
        zh="这像是编辑器留下的备份或临时文件，没有读取",
        en="This seems to be an editor's backup or temp file and was not read",
    ),
    remedy=Text(
        zh="确认不需要后删去：`git rm --cached 文件`", en="Delete it when it is not needed: `git rm --cached FILE`"
    ),
    why=Text(zh="副本里的孩子会被数两遍", en="A child in a copy would be counted twice"),
)


def editor_leftover(world: "World") -> Iterator[Found]:
    """Yield a file that an editor left behind, as reading the files met it."""
    yield from world.faults_of("editor-leftover")
