"""Records without the township's settings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP252",
    severity=Severity.ERROR,
    message=Text(
        zh="没有 `careplan.yaml`，不知道是哪个乡镇、按什么口径",
        en="There is no `careplan.yaml`: which township is this, and which rule does it use?",
    ),
    remedy=Text(
        zh=(
            "在记录文件夹最上层建 `careplan.yaml`，例如 `name: {{zh: 青石镇, en: Qingshi}}`、"
            '`office: {{zh: 中心学校, en: Central school}}`、`area: "990123"`、`county: "990100"`'
        ),
        en=(
            "Write `careplan.yaml` at the top of the records, for example "
            "`name: {{zh: 青石镇, en: Qingshi}}`, `office: {{zh: 中心学校, en: Central school}}`, "
            '`area: "990123"`, `county: "990100"`'
        ),
    ),
    why=Text(
        zh="月份怎么关、用哪条口径、记录是否加密，都写在这个文件里；没有它就只能按默认猜。",
        en=(
            "When months close, which rule counts, whether records are sealed: all of it stands there, and "
            "without it defaults are guessed."
        ),
    ),
)


def township_settings_missing(world: "World") -> Iterator[Found]:
    """Yield one finding where the file with the settings does not exist."""
    if "careplan.yaml" not in world.files:
        yield Found(Place("careplan.yaml", 1, 1), {})
