"""A deadline that moves off days off in a year whose holidays are not announced yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.reach import days_amiss
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP924",
    severity=Severity.NOTE,
    message=Text(
        zh="{duty}（{period}）的期限要看 {year} 年的放假安排，还没有公布，{meanwhile}",
        en=(
            "the deadline of {duty} for {period} depends on the holidays of {year}, which are not "
            "announced; {meanwhile}"
        ),
    ),
    remedy=Text(
        zh="国务院公布后更新程序，或在 `calendar/{year}.yaml` 抄上通知并写 `notice: …`",
        en=(
            "Update the program once they are announced, or copy the notice into "
            "`calendar/{year}.yaml` with `notice: …`"
        ),
    ),
    why=Text(
        zh="没有公布的假期不猜，但要让人知道。",
        en="Holidays not announced are not guessed, and that is said.",
    ),
)


def holidays_not_announced(world: "World") -> Iterator[Found]:
    """Yield each duty that depends on holidays nobody knows yet."""
    return days_amiss(world.books, "holidays-not-announced")
