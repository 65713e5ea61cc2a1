"""A file where no record belongs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP173",
    severity=Severity.ERROR,
    message=Text(
        zh="这个位置没有这种记录，文件没有读",
        en="no record belongs here, so this file was not read",
    ),
    remedy=Text(
        zh=("放到它该在的位置，例如 `schools/S03/children/S03-7K2QX.yaml`、`schools/S03/months/2026-05/T012.csv`"),
        en=(
            "Put it where it belongs, such as `schools/S03/children/S03-7K2QX.yaml` or "
            "`schools/S03/months/2026-05/T012.csv`"
        ),
    ),
    why=Text(
        zh="放错地方的记录没有人读，里面的孩子就不见了。",
        en="A record in the wrong place is read by nobody, and the child in it is lost from sight.",
    ),
)


def file_in_no_place(world: "World") -> Iterator[Found]:
    """Yield each file that is no record's place."""
    return world.faults_of("file-in-no-place")
