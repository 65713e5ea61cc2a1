"""So many acts in each period: a talk a month, two to three activities a year, a hand-in by the 25th."""

from collections.abc import Iterator, Sequence
from datetime import date

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import Columns, Run
from careplan.domain.counting import counted_at_once
from careplan.domain.derive import each_period
from careplan.domain.obligation import Obligation, Only, Settlement
from careplan.domain.settlements import Settlements
from careplan.domain.tally import count
from careplan.records.plan import Duty, Plan


def fits(duty: Duty) -> bool:
    """Return whether a duty is counted period by period."""
    return duty.holds is None and duty.gap is None and duty.every.unit not in {"event", "stay"}


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each period and each subject that was there and in the set."""
    return each_period(books, plan, duty, settled, only)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet."""
    return count(books, obligation, taken, on)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements in columns, None where more is asked than how many acts there were."""
    return counted_at_once(books, runs, on)
