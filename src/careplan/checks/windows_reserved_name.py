"""A name that Windows refuses."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP113",
    severity=Severity.ERROR,
    message=Text(zh="这个名称在 Windows 上不能用", en="Windows cannot hold a file of this name"),
    remedy=Text(zh="改用编号作文件名：`S01-7K2QX.yaml`", en="Name the file by its id: `S01-7K2QX.yaml`"),
    why=Text(
        zh="别的学校用 Windows 取不到这份文件，整个仓库都会取不下来",
        en="Colleagues on Windows could not fetch the repo at all",
    ),
)


def windows_reserved_name(world: "World") -> Iterator[Found]:
    """Yield a name that Windows refuses, as reading the files met it."""
    yield from world.faults_of("windows-reserved-name")
