"""States that must hold without a break: the gaps in them, and where an obligation then stands."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from careplan.domain.calendar import Span
from careplan.domain.obligation import Obligation, State
from careplan.domain.tally import observed

_DAY = timedelta(days=1)


def state_of_gaps(obligation: Obligation, gaps: Sequence[Span], last: date, on: date) -> State:
    """Return where the state stands; `last` is the last day so far on which it was asked for."""
    over = on > obligation.scheduled
    if obligation.duty.judge == "advisory":
        return State.ADVISORY
    if not gaps:
        state = State.MET if over else State.OPEN
    elif gaps[-1].until < last:
        state = State.LATE
    else:
        state = State.MISSED if over else State.OVERDUE
    return observed(state, tried=obligation.duty.holds is not None) if obligation.duty.judge == "observed" else state


def joined(gaps: Sequence[Span]) -> Iterator[Span]:
    """Yield gaps with those that touch made one."""
    current: Span | None = None
    for gap in gaps:
        if current and current.until + _DAY == gap.from_:
            current = Span(current.from_, gap.until)
        else:
            if current:
                yield current
            current = gap
    if current:
        yield current
