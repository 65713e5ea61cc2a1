"""A sealed value whose key nobody here holds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP175",
    severity=Severity.ERROR,
    message=Text(zh="`{field}` 是加密的，这里没有钥匙", en="`{field}` is sealed, and there is no key here"),
    remedy=Text(
        zh="这一版还不会解密：在有原文的地方写原文，并让台帐留在自己的电脑上",
        en="This version cannot open it yet: write the plain value where it is known, and keep the records at home",
    ),
    why=Text(
        zh="读不到的值不能当作没有，更不能猜。",
        en="A value that cannot be read is not the same as none, and is never guessed.",
    ),
)


def sealed_without_key(world: "World") -> Iterator[Found]:
    """Yield each value that stayed shut."""
    yield from world.faults_of("sealed-without-key")
