"""Once in a stay: an agreement within thirty days of a child's coming, a summary before an adult leaves."""

from collections.abc import Iterator, Sequence
from datetime import date

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.columns import Columns, Run
from careplan.domain.derive import each_stay
from careplan.domain.obligation import Obligation, Only, Settlement
from careplan.domain.settlements import Settlements
from careplan.domain.tally import count
from careplan.records.plan import Duty, Plan


def fits(duty: Duty) -> bool:
    """Return whether a duty is owed once while a subject is there."""
    return duty.holds is None and duty.gap is None and duty.every.unit == "stay"


def derive(
    books: Books, plan: Plan, duty: Duty, settled: Settlements, only: Only | None = None
) -> Iterator[Obligation]:
    """Yield an obligation for each stay whose due day lies in the plan."""
    return each_stay(books, plan, duty, settled, only)


def judge(books: Books, obligation: Obligation, taken: set[Act], on: date) -> Settlement:
    """Return where the count stands; an act that came after `on` has not happened yet."""
    return count(books, obligation, taken, on)


def at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:  # noqa: ARG001 as every shape
    """Return None: each is judged by itself."""
    return None
