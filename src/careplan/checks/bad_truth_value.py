"""A yes or no that is not written `true` or `false`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP155",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 只能写 `true`（是）或 `false`（否）",
        en="`{field}` is either `true` or `false`",
    ),
    remedy=Text(
        zh="写成 `{field}: true` 或 `{field}: false`",
        en="Write `{field}: true` or `{field}: false`",
    ),
    why=Text(
        zh="yes、no、on、是、否各个程序读法不同，所以只认两个词。",
        en="Programs disagree on yes, no, on and off, so two words are taken and no other.",
    ),
)


def bad_truth_value(world: "World") -> Iterator[Found]:
    """Yield each yes or no written in another word."""
    return world.faults_of("bad-truth-value")
