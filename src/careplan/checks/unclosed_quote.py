"""A quote that does not close."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP134",
    severity=Severity.ERROR,
    message=Text(zh="这里的引号没有配对", en="The quote that opens here does not close"),
    remedy=Text(zh='补上右引号：`note: "好"`', en='Add the closing quote: `note: "A"`'),
    why=Text(
        zh="没有右引号，后面的行都被当成了内容", en="Without the closing quote, the lines below become part of the text"
    ),
)


def unclosed_quote(world: "World") -> Iterator[Found]:
    """Yield a quote that does not close, as reading the files met it."""
    yield from world.faults_of("unclosed-quote")
