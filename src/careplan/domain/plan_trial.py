"""Two plans on the same records: what each would have owed and what was missed, duty by duty."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from careplan.domain.obligation import State
from careplan.domain.settlements import Settlements
from careplan.records.plan import Plan
from careplan.text import Text

_OUT: Final = frozenset({State.NOT_APPLICABLE, State.WAIVED})
_UNJUDGED: Final = frozenset({State.ADVISORY, State.SEEN, State.NOT_SEEN, State.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Count:
    """What came of a duty: `expected` is the sum of the five after it; what was not applicable or waived is in none."""

    expected: int = 0
    done: int = 0
    late: int = 0
    missed: int = 0
    pending: int = 0
    """Not decided on the day: still to come, open, overdue, moved, or waiting for another duty."""
    unjudged: int = 0
    waived: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """One duty under both plans; a plan that has no such duty has no count."""

    duty: str
    title: Text
    new: Count | None
    old: Count | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan tried on records, beside the plans that it would replace."""

    new: Plan
    file: str
    old: tuple[Plan, ...]
    shifted: int
    """Years by which the new plan's days were moved back."""
    rows: tuple[Compared, ...]
    total_new: Count
    total_old: Count
    unsettled: tuple[str, ...] = ()
    """Duties of the new plan that cannot be settled; `careplan plan check` says why."""
    faults: int = 0
    """Places in the new plan that could not be read; what stands there is in no count."""


def compared(
    new: tuple[Plan, Settlements], old: tuple[Sequence[Plan], Settlements]
) -> tuple[tuple[Compared, ...], Count, Count]:
    """Return every duty of either with its counts, the new plan's first, in the order of the plans; and the totals."""
    new_counts, total_new = _counts([new[0]], new[1])
    old_counts, total_old = _counts(old[0], old[1])
    titles = _titles([*old[0], new[0]])
    order = dict.fromkeys([*new_counts, *old_counts])
    rows = tuple(Compared(id_, titles[id_], new_counts.get(id_), old_counts.get(id_)) for id_ in order)
    return rows, total_new, total_old


def _titles(plans: Iterable[Plan]) -> dict[str, Text]:
    return {duty.id: duty.title.text for plan in plans for duty in plan.duties}


def _counts(plans: Iterable[Plan], settlements: Settlements) -> tuple[dict[str, Count], Count]:
    """Return the counts of every duty of some plans, and their sum; the settlements are those of these plans alone."""
    by_duty: dict[str, Counter[State]] = {duty.id: Counter() for plan in plans for duty in plan.duties}
    total: Counter[State] = Counter()
    for id_, states in settlements.by_duty().items():
        by_duty[id_] += states
        total += states
    return {id_: count_of(states) for id_, states in by_duty.items()}, count_of(total)


def count_of(states: Counter[State]) -> Count:
    """Return what some states come to."""
    owed = sum(n for state, n in states.items() if state not in _OUT)
    done, late, missed = states[State.MET], states[State.LATE], states[State.MISSED]
    unjudged = sum(states[state] for state in _UNJUDGED)
    return Count(
        expected=owed,
        done=done,
        late=late,
        missed=missed,
        pending=owed - done - late - missed - unjudged,
        unjudged=unjudged,
        waived=states[State.WAIVED],
        not_applicable=states[State.NOT_APPLICABLE],
    )
