"""Columns parted by the wrong sign."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP146",
    severity=Severity.ERROR,
    message=Text(
        zh="列之间用的是{sign}，不是半角逗号", en="{sign} stands between the columns in place of a plain comma"
    ),
    remedy=Text(zh="用半角逗号：`row_id,date,kind,children`", en="Use plain commas: `row_id,date,kind,children`"),
    why=Text(zh="换了分隔符，整行会被当成一格", en="With another sign the whole row is one cell"),
)


def wrong_delimiter(world: "World") -> Iterator[Found]:
    """Yield columns parted by the wrong sign, as reading the files met it."""
    yield from world.faults_of("wrong-delimiter")
