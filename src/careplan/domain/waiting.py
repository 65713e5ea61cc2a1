"""Duties that wait for others: for which obligations, until when, and from which day they then count."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple, cast

from careplan.domain.books import Books
from careplan.domain.deadline import Window, window
from careplan.domain.obligation import DONE, Obligation, Settlement, State
from careplan.domain.period import Period
from careplan.domain.settlements import Settlements
from careplan.domain.sound import ABOVE
from careplan.text import Text

_LET_GO: Final = DONE | {State.WAIVED, State.SEEN}
_CLOSED: Final = frozenset({State.MISSED, State.ADVISORY, State.NOT_SEEN, State.UNKNOWN})
_NAMED: Final = 5


class Awaited(NamedTuple):
    """The obligations of one duty for which another waits, and from when each lets it go on, None while it does not."""

    found: tuple[tuple[Settlement, date | None], ...]
    given_up_on: date | None
    """The day on which the last of them closed, where none was done."""


def chained(books: Books, obligation: Obligation, settled: Settlements) -> Obligation:
    """Return an obligation that waits for others: blocked until all are done, its days found from then.

    Not applicable where there is nothing to wait for, or no longer.
    """
    duty, period = obligation.duty, obligation.period
    if not duty.after:
        return obligation
    every = awaited(settled, obligation)
    if not every:
        nothing = Text("前项义务在本期不适用", "the duty before it does not apply in this period")
        return replace(obligation, not_applicable=nothing)
    lost = next((one for one in every if one.given_up_on), None)
    if lost:
        return replace(obligation, not_applicable=_never_done(lost))
    waiting = [before for one in every for before, since in one.found if since is None]
    if waiting:
        return replace(obligation, waits=_waits(waiting))
    since = last_since(every)
    event = period.start if duty.trigger else None
    make_up = books.register.township.readings.make_up_days
    days = cast("Window", window(duty, period, books.calendar, make_up, trigger=event, after=since))
    opens = max(days.opens, since or days.opens)
    due = max(days.due, opens)
    closes = max(days.closes, due) if duty.closes else due + timedelta(days=make_up)
    found = replace(obligation, opens=opens, scheduled=due, due=due, closes=closes)
    return to_the_hour(found, "after", since, _hour(every, since)) if since else found


def to_the_hour(obligation: Obligation, anchor: str, day: date, hour: str | None) -> Obligation:
    """Return an obligation due so many hours after a day's hour that is on record: that day and hour."""
    phrase = obligation.duty.due
    if phrase is None or phrase.anchor != anchor or phrase.unit != "hours" or hour is None:
        return obligation
    due = datetime.combine(day, time.fromisoformat(hour)) + timedelta(hours=phrase.shift)
    closes = due.date() + (obligation.closes - obligation.due)
    return replace(obligation, scheduled=due.date(), due=due.date(), closes=closes, clock=f"{due:%H:%M}")


def _hour(every: Sequence[Awaited], day: date) -> str | None:
    """Return the hour at which the last of what was waited for on a day was done, None where one has no hour."""
    hours = [_done_at(before) for one in every for before, since in one.found if since == day]
    known = [hour for hour in hours if hour]
    return max(known) if len(known) == len(hours) and known else None


def _done_at(before: Settlement) -> str | None:
    """Return the hour of the act with which enough was done."""
    if before.met_on is None or not before.acts:
        return None
    acts = sorted(before.acts, key=lambda act: (act.effective, act.time or ""))
    last = acts[min(before.obligation.need, len(acts)) - 1]
    return last.time if last.effective == before.met_on else None


def awaited(settled: Settlements, obligation: Obligation) -> list[Awaited]:
    """Return for what an obligation waits and that is owed, duty by duty."""
    every = []
    for name in obligation.duty.after:
        found = tuple((one, _let_go_on(one, settled.on)) for one in _before(settled, obligation, name))
        if found:
            done = any(not _gave_up(one, settled.on) for one, _ in found)
            closed = None if done else max(one.obligation.closes for one, _ in found)
            every.append(Awaited(found, closed))
    return every


def last_since(every: Sequence[Awaited]) -> date | None:
    """Return the last day on which anything waited for let the one that waits go on, None if nothing did yet."""
    return max((since for one in every for _, since in one.found if since), default=None)


def _let_go_on(before: Settlement, on: date) -> date | None:
    """Return from when an obligation lets others go on, None while it may still be done.

    That is the day on which it was done, its due day where none is known, or the day on which it closed without.
    """
    if before.met_on is not None:
        return before.met_on
    if before.state in _LET_GO:
        return before.obligation.due
    return before.obligation.closes if _gave_up(before, on) else None


def _gave_up(before: Settlement, on: date) -> bool:
    """Return whether an obligation was not done and can no longer be."""
    return before.met_on is None and before.state in _CLOSED and on > before.obligation.closes


def _before(settled: Settlements, obligation: Obligation, name: str) -> Iterator[Settlement]:
    """Yield for what an obligation waits of one duty: the same subject's, its school's or the township's.

    Where the duty is owed to many to one of its own, those of all of them: each school's of a township.
    """
    subjects = settled.subjects(name)
    if not subjects:
        return
    each = settled.of(name, subjects[0])[0].obligation.duty.for_each
    if each in ABOVE[obligation.duty.for_each]:
        for whose in (obligation.subject, obligation.school or "", "township"):
            found = _last(settled, name, whose, obligation.period)
            if found:
                yield found
                return
        return
    for subject in subjects:
        for found in _inside(settled, name, subject, obligation.period):
            if obligation.duty.for_each == "township" or found.obligation.school == obligation.subject:
                yield found


def _last(settled: Settlements, name: str, subject: str, period: Period) -> Settlement | None:
    """Return the last settlement that began by the end of a period and is owed.

    None where some share days with the period and none of those is owed.
    """
    shared = False
    for found in settled.begun(name, subject, period.end):
        if found.obligation.period.end < period.start and shared:
            return None
        shared = shared or found.obligation.period.end >= period.start
        if found.state is not State.NOT_APPLICABLE:
            return found
    return None


def _inside(settled: Settlements, name: str, subject: str, period: Period) -> Sequence[Settlement]:
    """Return the settlements that are owed of the periods that end in one, else the last that began by its end."""
    inside = [
        found
        for found in settled.begun(name, subject, period.end)
        if period.start <= found.obligation.period.end <= period.end and found.state is not State.NOT_APPLICABLE
    ]
    last = None if inside else _last(settled, name, subject, period)
    return inside or ([last] if last else [])


def _never_done(lost: Awaited) -> Text:
    title, day = lost.found[0][0].obligation.duty.title.text, lost.given_up_on
    return Text(
        f"前项“{title.zh}”到 {day} 截止没有完成", f"“{title.en}” before it was not done when it closed on {day}"
    )


def _waits(waiting: Sequence[Settlement]) -> Text:
    """Return what must be done first, with whose it is where it is several's."""
    subjects: dict[Text, list[str]] = {}
    for found in waiting:
        subjects.setdefault(found.obligation.duty.title.text, []).append(found.obligation.subject)
    said = [_whose(title, sorted(set(whose))) for title, whose in subjects.items()]
    zh, en = "、".join(words.zh for words in said), " and ".join(words.en for words in said)
    return Text(f"先要完成{zh}", f"{en} must be done first")


def _whose(title: Text, subjects: Sequence[str]) -> Text:
    if len(subjects) == 1:
        return Text(f"“{title.zh}”", f"“{title.en}”")
    names, more = ", ".join(subjects[:_NAMED]), len(subjects) - _NAMED
    zh, en = (f" 等 {len(subjects)} 个", f" and {more} more") if more > 0 else ("", "")
    return Text(f"“{title.zh}”（{names}{zh}）", f"“{title.en}” ({names}{en})")
