"""A duty of the chapter “training and activities” that was missed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.obligation import State
from careplan.domain.owing import owing
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP801",
    severity=Severity.WARNING,
    message=Text(
        zh="{subject} 的“{title}”（{period}）没有完成：{progress}；期限 {due}，责任 {owner}",
        en="“{title}” for {subject} in {period} was missed: {progress}; due {due}, owed by {owner}",
    ),
    remedy=Text(
        zh=(
            "做过而没有记的，按当天日期补记在 `{file}`：`{line}`；确有原因的，由校长记一条免除（"
            "`kind=waiver topic={duty} counts_for={period}`）"
        ),
        en=(
            "If it was done and not written down, add it to `{file}` with the day on which it was "
            "done: `{line}`; if there was a reason, the principal records a waiver ("
            "`kind=waiver topic={duty} counts_for={period}`)"
        ),
    ),
    why=Text(
        zh="到期没有做、补做的期限也过了：这个孩子这一次没有得到应有的关爱。",
        en="It was not done and can no longer be made up: this once somebody did not get what was owed.",
    ),
)


def missed_activity(world: "World") -> Iterator[Found]:
    """Yield each missed duty of the chapter “training and activities”."""
    return owing(world, "activity", State.MISSED)
