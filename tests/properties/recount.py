"""What a month owes, counted once more and by nothing that the reports use: the plan's words, days and states alone."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from careplan.domain.obligation import Obligation, Settlement

Counts: TypeAlias = "Counter[tuple[str, str]]"
Test: TypeAlias = Callable[[Settlement], bool]
OWED = ("overdue", "missed")


@dataclass(frozen=True)
class Tally:
    """One month as seen on a day: what belongs to it, what must hold or is not judged in it, and what runs on."""

    counted: list[Settlement]
    lasting: list[Settlement]
    running: list[Settlement]


def tally(settlements: Iterable[Settlement], label: str, on: date) -> Tally:
    """Sort settlements by what they are to a month that closes on its last day."""
    first = date.fromisoformat(f"{label}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found = Tally([], [], [])
    for item in settlements:
        o = item.obligation
        if is_act(o):
            if home(o) == label:
                found.counted.append(item)
            elif o.scheduled > last and o.opens <= min(on, last) and o.period.end >= first:
                found.running.append(item)
        elif (home(o) == label) if happens(o) else (o.period.start <= last and o.period.end >= first):
            found.lasting.append(item)
    return found


def is_act(obligation: Obligation) -> bool:
    """Say whether it is an act that is judged."""
    return obligation.duty.judge == "duty" and obligation.duty.holds is None


def happens(obligation: Obligation) -> bool:
    """Say whether an event or a festival opens it."""
    return obligation.duty.every.text.split()[0] in {"event", "festival"}


def home(obligation: Obligation) -> str:
    """Return the month to which an act that is owed belongs."""
    start, end = (day.isoformat()[:7] for day in obligation.period[1:3])
    return start if start == end and not happens(obligation) else obligation.scheduled.isoformat()[:7]


def of_office(item: Settlement) -> bool:
    """Say whether the central office alone owes it."""
    return list(item.obligation.duty.owner) == ["central_office"]


def states(items: Iterable[Settlement], by: Callable[[Settlement], str]) -> Counts:
    """Return how many are in each state, by something."""
    return Counter((by(item), item.state.value) for item in items)


def share(items: Iterable[Settlement]) -> tuple[int, int]:
    """Return how many are done, of those that are owed."""
    found = [item.state.value for item in items if item.state.value not in {"waived", "not_applicable"}]
    return sum(state in {"met", "late"} for state in found), len(found)


def table_states(table: dict[str, Any], names: Iterable[str]) -> Counts:
    """Return how many are in each state by the lines of a report's table in JSON."""
    wanted = set(names)
    found: Counts = Counter()
    for row in table["rows"]:
        counts = {state: n for state, n in row["cells"].items() if state in wanted and n}
        assert row["cells"].get("expected") == sum(counts.values()), (table["title"], row["id"])
        found.update({(row["id"], state): n for state, n in counts.items()})
    return found
