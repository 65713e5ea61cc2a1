"""Reminders: messages to paste, and calendars that other programs read."""

from datetime import date
from pathlib import Path

import ics
import pytest
import vobject

from careplan.workflow.load import load_world
from tests.golden import Golden
from tests.run import TOWNSHIP, careplan

ON = ("--on", "2026-05-20")


def calendar(*words: str) -> str:
    """Return the calendar of what is owed on the twentieth of May."""
    ran = careplan("due", *ON, "--format", "ics", *words)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_messages(lang: str, golden: Golden) -> None:
    """As they are pasted, in both languages."""
    golden.check(f"pages/due-message.{lang}.txt", careplan("due", *ON, "--format", "message", "--lang", lang).out)


def test_no_message_names_a_child_in_full() -> None:
    """A chat is read by many: the surname and the id, no more."""
    said = careplan("due", *ON, "--format", "message").out
    world = load_world(str(TOWNSHIP), date(2026, 5, 20))
    names = [child.name for child in world.register.children.values() if child.name]
    assert names
    assert not [name for name in names if name in said or name in calendar()]


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_two_other_programs_read_the_calendar() -> None:
    """Both see the same whole-day events on the days on which something is due."""
    text = calendar()
    one = sorted((event.name, event.begin.date(), event.uid) for event in ics.Calendar(text).events)
    other = sorted((str(e.summary.value), e.dtstart.value, str(e.uid.value)) for e in vobject.readOne(text).vevent_list)
    assert one == other
    assert len(one) > 3
    assert all(event.all_day for event in ics.Calendar(text).events)


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_an_event_keeps_its_uid_from_day_to_day() -> None:
    """A phone that reads the calendar anew changes its events and does not double them."""
    today = {event.uid for event in ics.Calendar(calendar("--adult", "T002")).events}
    ran = careplan("due", "--on", "2026-05-21", "--format", "ics", "--adult", "T002")
    assert today == {event.uid for event in ics.Calendar(ran.out).events}
    assert len(today) == text_events(calendar("--adult", "T002"))


def text_events(text: str) -> int:
    """Return how many events a calendar has by its lines."""
    return text.count("BEGIN:VEVENT")


def test_the_calendar_is_the_same_bytes(tmp_path: Path) -> None:
    """Written to a file twice; lines end and fold as the standard has it."""
    files = [tmp_path / f"{n}.ics" for n in range(2)]
    for file in files:
        assert careplan("due", *ON, "--format", "ics", "-o", str(file)).code == 0
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))


def test_an_unknown_form_is_refused() -> None:
    """With those that there are."""
    ran = careplan("due", *ON, "--format", "icsx")
    assert (ran.code, ran.out) == (2, "")
    assert "ics" in ran.err
