"""Something that ends before it begins."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.dated import dated_records, spells_in
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP216",
    severity=Severity.ERROR,
    message=Text(zh="结束日 {until} 早于开始日 {start}", en="It ends on {until}, before it begins on {start}"),
    remedy=Text(
        zh="核对两个日子，例如 `from: {until}`、`until: {start}`；只有一天的，两个日子写成一样",
        en=(
            "Look both days up, for example `from: {until}` and `until: {start}`; for a single day write "
            "the same day twice"
        ),
    ),
    why=Text(
        zh="首尾颠倒的一段一天也不算，这段时间里的事就都落空了。",
        en="Such a spell has no day at all, and everything that depends on it is lost.",
    ),
)


def until_before_from(world: "World") -> Iterator[Found]:
    """Yield each spell of a child, a school or an adult whose last day lies before its first."""
    for record in dated_records(world.register):
        for path, spell in spells_in(record):
            if spell.until is not None and spell.until < spell.from_:
                facts = {"start": spell.from_.isoformat(), "until": spell.until.isoformat()}
                yield Found(record.place(*path, "until"), facts)
