"""Standing duties decided for everyone at once: for whom a state held without a change."""

from collections.abc import Sequence
from datetime import date

from careplan.domain.books import Books, Frame
from careplan.domain.calendar import Span
from careplan.domain.changes import changes
from careplan.domain.columns import CODES, NONE, SUBJECTS, Block, Columns, Run, ruled
from careplan.domain.derive import frames
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, State
from careplan.domain.roll import Roll
from careplan.domain.unbroken import state_of_gaps
from careplan.records.plan import Duty


def held_at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements of one standing duty in columns.

    Whoever came, went or changed, or lacks what should hold, is odd and is settled one by one.
    """
    kinds = {run.duty.for_each for run in runs}
    if len(kinds) > 1 or not kinds <= SUBJECTS or any(run.duty.every.unit == "stay" for run in runs):
        return None
    roll = books.roll(runs[0].duty.for_each)
    blocks: list[Block] = []
    odd: set[int] = set()
    for run in runs:
        found = frames(books, *run)
        if found:
            free, mine = _sorted_out(books, run.duty, roll, _reach(found))
            odd |= mine
            blocks += (_block(run.duty, frame, len(roll.ids), free, on) for frame in found)
        for _, _, _, numbers in ruled(books, run.duty.id, roll, on):
            odd |= numbers
    return Columns(roll, blocks, odd)


def _reach(found: Sequence[Frame]) -> Span:
    return Span(min(frame.span.from_ for frame in found), max(frame.span.until for frame in found))


def _sorted_out(books: Books, duty: Duty, roll: Roll, span: Span) -> tuple[set[int], set[int]]:
    """Return those whom a duty was never about in a span, and those of whom more than one thing is to be said."""
    free: set[int] = set()
    odd = set(roll.unsteady(span))
    register, kind, holds = books.register, duty.for_each, duty.holds or []
    for number, id_ in enumerate(roll.ids):
        if changes(register, kind, id_, span, duty.where):
            odd.add(number)
        elif not hold(register, kind, id_, span.from_, duty.where):
            free.add(number)
        elif changes(register, kind, id_, span, holds) or not hold(register, kind, id_, span.from_, holds):
            odd.add(number)
    return free, odd - free


def _block(duty: Duty, frame: Frame, size: int, free: set[int], on: date) -> Block:
    states = bytearray([CODES[_state(duty, frame, on)]]) * size
    for number in free:
        states[number] = NONE
    return Block(duty, frame.period, frame.days.due, frame.days.due, states)


def _state(duty: Duty, frame: Frame, on: date) -> State:
    """Return where a state stands on a day that held throughout."""
    period, days, _, vacation = frame
    if vacation:
        return State.NOT_APPLICABLE
    model = Obligation(duty, "", period, days.opens, days.due, days.due, days.due, 1, None, None)
    today = min(on, days.due)
    return State.UPCOMING if today < days.opens else state_of_gaps(model, (), today, on)
