"""What is owed as a calendar for phones (RFC 5545): a whole-day event on each due day, a reminder the day before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from careplan.domain.agenda import Group, together
from careplan.domain.mask import child_label
from careplan.domain.obligation import Settlement, State
from careplan.domain.world import World
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.due import Due

if TYPE_CHECKING:
    from icalendar import Event

_NO_LIBRARY: Final = Text(
    "日历需要另装一次：`pip install 'careplan[office]'`",
    "Calendars need a further package: `pip install 'careplan[office]'`",
)
_NAME: Final = Text("关爱留守儿童", "Care plan")
_OVERDUE: Final = Text("（补做）{title}", "(make up) {title}")


def due_ics(world: World, answer: Due, lang: Lang) -> bytes:
    """Return the calendar; the same answer is the same bytes. Raises Refusal where the library is not installed.

    An event keeps its UID from day to day, so that a phone which reads the calendar anew does not double it.
    """
    try:
        from icalendar import Calendar
    except ModuleNotFoundError:
        raise Refusal(_NO_LIBRARY) from None
    calendar = Calendar()
    calendar.add("prodid", "-//careplan//careplan//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _NAME.say(lang))
    for group in answer.groups:
        for event in _events(world, answer, group, lang):
            calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _events(world: World, answer: Due, group: Group, lang: Lang) -> Iterator["Event"]:
    from icalendar import Alarm, Event

    for items in together(group.items):
        if items[0].obligation.duty.holds is not None:
            continue
        first = items[0].obligation
        day = first.closes if items[0].state is State.OVERDUE else first.due
        event = Event()
        event.add("uid", f"{first.duty.id}.{first.period.label}.{first.subject}.{group.kind}-{group.id}@careplan")
        event.add("dtstamp", datetime(answer.on.year, answer.on.month, answer.on.day, tzinfo=UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", _summary(items, lang))
        event.add("description", "\n".join(_who(world, items)))
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(items, lang))
        alarm.add("trigger", timedelta(hours=-15))
        event.add_component(alarm)
        yield event


def _summary(items: tuple[Settlement, ...], lang: Lang) -> str:
    title = items[0].obligation.duty.title.text.say(lang)
    said = _OVERDUE.fill(lang, {"title": title}) if items[0].state is State.OVERDUE else title
    return f"{said} ×{len(items)}" if len(items) > 1 else said


def _who(world: World, items: tuple[Settlement, ...]) -> Iterator[str]:
    for item in items:
        child = item.obligation.duty.for_each == "child"
        yield child_label(world.register, item.obligation.subject) if child else item.obligation.subject
