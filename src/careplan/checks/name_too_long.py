"""A name that is too long."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP115",
    severity=Severity.ERROR,
    message=Text(zh="文件名太长", en="The name of the file is too long"),
    remedy=Text(zh="改用编号作文件名：`S01-7K2QX.yaml`", en="Name the file by its id: `S01-7K2QX.yaml`"),
    why=Text(
        zh="存盘时要先写一份临时文件，名称太长就写不下",
        en="Saving writes a temp file first, and its name would not fit",
    ),
)


def name_too_long(world: "World") -> Iterator[Found]:
    """Yield a name that is too long, as reading the files met it."""
    yield from world.faults_of("name-too-long")
