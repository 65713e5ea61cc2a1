"""Two keys of a duty of which one would silently win."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP931",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty}：`{key}` 不能和 `{beside}` 一起写：{because}",
        en="{duty}: `{key}` cannot stand beside `{beside}`: {because}",
    ),
    remedy=Text(
        zh="去掉其中一个，例如只写 `{instead}`",
        en="Take one of them away and write, for example, `{instead}` alone",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def keys_that_clash(world: "World") -> Iterator[Found]:
    """Yield each key that cannot stand beside another."""
    return flaws_of(world.books, "keys-that-clash")
