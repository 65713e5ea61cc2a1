"""A duty of the chapter “training and activities” that is past its due day and can still be made up."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.domain.owing import owing
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP802",
    severity=Severity.WARNING,
    message=Text(
        zh="{subject} 的“{title}”（{period}）{status}：{progress}；责任 {owner}，{closes} 前可以补做",
        en=("“{title}” for {subject} in {period} {status}: {progress}; owed by {owner}, can be made up until {closes}"),
    ),
    remedy=Text(
        zh="补做，然后记在 `{file}`：`{line}`",
        en="Make it up, then write it to `{file}`: `{line}`",
    ),
    why=Text(
        zh="现在补做还来得及。",
        en="It can still be made up.",
    ),
)


def overdue_activity(world: "World") -> Iterator[Found]:
    """Yield each duty of the chapter “training and activities” that can still be made up."""
    return owing(world, "activity", State.OVERDUE)
