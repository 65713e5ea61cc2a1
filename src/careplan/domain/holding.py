"""Standing duties decided for everyone at once: for whom a state held without a change."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from careplan.domain.books import Books, Frame
from careplan.domain.calendar import Span
from careplan.domain.changes import changes
from careplan.domain.columns import CODES, NONE, SUBJECTS, Block, Columns, Run, ruled
from careplan.domain.derive import frames
from careplan.domain.facts import hold
from careplan.domain.obligation import Obligation, State
from careplan.domain.roll import Roll
from careplan.domain.spells import FOREVER
from careplan.domain.unbroken import state_of_gaps
from careplan.records.plan import Duty

_DAY: Final = timedelta(days=1)


def held_at_once(books: Books, runs: Sequence[Run], on: date) -> Columns | None:
    """Return the settlements of one standing duty in columns.

    Whoever lacks what should hold is odd and is settled one by one.
    """
    kinds = {run.duty.for_each for run in runs}
    if len(kinds) > 1 or not kinds <= SUBJECTS or any(run.duty.every.unit == "stay" or run.duty.cover for run in runs):
        return None
    roll = books.roll(runs[0].duty.for_each)
    blocks: list[Block] = []
    odd: set[int] = set()
    for run in runs:
        found = frames(books, *run)
        if found:
            called, mine = _sorted_out(books, run.duty, roll, _reach(found))
            odd |= mine
            blocks += (_block(run.duty, frame, called, len(roll.ids), on) for frame in found)
        for _, _, _, numbers in ruled(books, run.duty.id, roll, on):
            odd |= numbers
    return Columns(roll, blocks, odd)


def _reach(found: Sequence[Frame]) -> Span:
    return Span(min(frame.span.from_ for frame in found), max(frame.span.until for frame in found))


def _sorted_out(books: Books, duty: Duty, roll: Roll, span: Span) -> tuple[dict[int, list[Span]], set[int]]:
    """Return on which days the duty was about those about whom it was not always; and who lacked what should hold."""
    called: dict[int, list[Span]] = {}
    odd: set[int] = set()
    register, holds = books.register, duty.holds or []
    unsteady = set(roll.unsteady(span))
    for number, id_ in enumerate(roll.ids):
        starts = [span.from_, *changes(register, duty.for_each, id_, span, duty.where, holds)]
        days = []
        for start, following in zip(starts, [*starts[1:], span.until + _DAY], strict=True):
            if hold(register, duty.for_each, id_, start, duty.where):
                there = _there(roll, number, Span(start, following - _DAY))
                if there and not hold(register, duty.for_each, id_, start, holds):
                    odd.add(number)
                days += there
        if number in unsteady or days != [span]:
            called[number] = days
    return called, odd | (set(called) if duty.presence is not None else set())


def _there(roll: Roll, number: int, span: Span) -> list[Span]:
    """Return the days of a span on which somebody was there."""
    lives = (Span(life.from_, life.until or FOREVER) for life in roll.lives[number])
    return [found for life in lives if (found := life.meet(span))]


def _block(duty: Duty, frame: Frame, called: dict[int, list[Span]], size: int, on: date) -> Block:
    states = bytearray([CODES[_state(duty, frame, on)]]) * size
    for number, days in called.items():
        if not any(span.meet(frame.span) for span in days):
            states[number] = NONE
    return Block(duty, frame.period, frame.days.opens, frame.days.due, frame.days.due, states)


def _state(duty: Duty, frame: Frame, on: date) -> State:
    """Return where a state stands on a day that held throughout."""
    period, days, _, vacation = frame
    if vacation:
        return State.NOT_APPLICABLE
    model = Obligation(duty, "", period, days.opens, days.due, days.due, days.due, 1, None, None)
    today = min(on, days.due)
    return State.UPCOMING if today < days.opens else state_of_gaps(model, (), today, on)
