"""What was owed and what became of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple, Protocol

from careplan.domain.act import Act
from careplan.domain.calendar import Span
from careplan.domain.period import Period
from careplan.records.plan import Duty
from careplan.text import Text


class State(StrEnum):
    """Where an obligation stands on a day."""

    NOT_APPLICABLE = "not_applicable"
    UPCOMING = "upcoming"
    OPEN = "open"
    OVERDUE = "overdue"
    MET = "met"
    LATE = "late"
    MISSED = "missed"
    WAIVED = "waived"
    MOVED = "moved"
    BLOCKED = "blocked"
    ADVISORY = "advisory"
    SEEN = "seen"
    NOT_SEEN = "not_seen"
    UNKNOWN = "unknown"


STATE_WORDS: Final[dict[State, Text]] = {
    State.NOT_APPLICABLE: Text("不适用", "not applicable"),
    State.UPCOMING: Text("未到时间", "upcoming"),
    State.OPEN: Text("进行中", "open"),
    State.OVERDUE: Text("逾期可补", "overdue"),
    State.MET: Text("已完成", "met"),
    State.LATE: Text("补完成", "met late"),
    State.MISSED: Text("未完成", "missed"),
    State.WAIVED: Text("已免除", "waived"),
    State.MOVED: Text("已改期", "moved"),
    State.BLOCKED: Text("等待前项", "waiting for another duty"),
    State.ADVISORY: Text("仅提示", "advisory"),
    State.SEEN: Text("有记录", "seen"),
    State.NOT_SEEN: Text("未见到", "not seen"),
    State.UNKNOWN: Text("不清楚", "not known"),
}
DONE: Final = frozenset({State.MET, State.LATE})
OWING: Final = frozenset({State.OVERDUE, State.MISSED})
"""States in which a child, a school or an office has been let down so far."""


class Planned(Protocol):
    """What an obligation has in common with all others of its duty and period, so long as no record moved a day."""

    @property
    def duty(self) -> Duty:
        """What is owed."""

    @property
    def period(self) -> Period:
        """In which period."""

    @property
    def opens(self) -> date:
        """From which day on."""

    @property
    def scheduled(self) -> date:
        """By which day, as the plan has it."""

    @property
    def due(self) -> date:
        """By which day."""

    @property
    def closes(self) -> date:
        """Until which day it can be made up."""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty owed to one subject in one period. `scheduled` is the due day as the plan has it; it never changes."""

    duty: Duty
    subject: str
    period: Period
    opens: date
    scheduled: date
    due: date
    closes: date
    need: int
    school: str | None
    """The school that answers for it, None for the central office."""
    holder: str | None
    """The adult who answers for it, where it is one adult's duty and somebody holds it."""
    not_applicable: Text | None = None
    waits: Text | None = None
    """Why it is blocked: the duty that must be done before."""
    trigger: Act | None = None
    clock: str | None = None
    """The hour that is due on the due day, such as `17:00`."""
    from_clock: str | None = None
    """The hour from which it is open on the day on which it opens."""
    members: frozenset[str] = frozenset()
    """Where a set is to be covered: each member, or each value, that must be reached."""

    @property
    def id(self) -> str:
        """A name for ever: duty, subject and period."""
        return f"{self.duty.id}/{self.subject}/{self.period.label}"


class Only(NamedTuple):
    """Whom alone somebody asks about, and in which period alone; None for every period."""

    subject: str
    period: Period | None = None

    def takes(self, period: Period) -> bool:
        """Return whether a period is asked about."""
        return self.period is None or period == self.period


@dataclass(frozen=True, slots=True)
class Settlement:
    """An obligation and where it stands on a day."""

    obligation: Obligation
    state: State
    done: int = 0
    """Acts, or minutes, that counted; for a standing duty the days on which the state held."""
    acts: tuple[Act, ...] = ()
    met_on: date | None = None
    reason: Text | None = None
    """Why it is not applicable, waived, moved or blocked."""
    ruling: Act | None = None
    """The waiver or amendment that decided it."""
    gaps: tuple[Span, ...] = ()
    """For a standing duty, the days on which the state did not hold."""

    @property
    def progress(self) -> int:
        """What was done, capped at what was owed: two talks never pay for a missed visit."""
        return min(self.done, self.obligation.need)
