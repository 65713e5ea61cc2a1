"""A field or column that must be there and is not, or is empty."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.kinds import kind_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP150",
    severity=Severity.ERROR,
    message=Text(
        zh="缺少 `{field}`，或者它是空的",
        en="`{field}` is missing or empty",
    ),
    remedy=Text(
        zh="写上它的值，例如 `{name}: …`（表格里就填这一格）；有规定的写法见 `careplan schema {kind}`",
        en=(
            "Write its value, such as `{name}: …` (in a table: fill this cell); "
            "`careplan schema {kind}` shows how each is written"
        ),
    ),
    why=Text(
        zh="缺了必填的内容，这份记录就没法使用：宁可报出来，也不猜。",
        en="Without it the record cannot be used, and nothing is guessed.",
    ),
)


def missing_field(world: "World") -> Iterator[Found]:
    """Yield each place where a field or a cell must be filled and is not."""
    for found in world.faults_of("missing-field"):
        known, field = kind_of(found.place.file), str(found.facts["field"])
        name = field.rpartition(".")[2]
        facts = {**found.facts, "name": field if name.isdecimal() else name, "kind": known[0].name if known else ""}
        yield Found(found.place, facts)
