"""Full-width letters and digits."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP137",
    severity=Severity.WARNING,
    message=Text(
        zh="字母或数字是全角的，已按半角读取", en="Letters or digits are full-width; they were read as plain ones"
    ),
    remedy=Text(zh="改成半角：`grade: 3`", en="Use plain ones: `grade: 3`"),
    why=Text(
        zh="全角的编号和半角的看着一样，却对不上", en="Full-width ids look the same as plain ones and do not match"
    ),
)


def fullwidth_letters(world: "World") -> Iterator[Found]:
    """Yield full-width letters and digits, as reading the files met it."""
    yield from world.faults_of("fullwidth-letters")
