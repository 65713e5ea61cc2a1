"""Keys that were given twice in one map, with both places."""

from typing import Any

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from careplan.records.place import Fault, Place
from careplan.store.reading.faults import fault, shown
from careplan.store.reading.yaml_events import Event, Parser, events_before_the_end


def repeated_keys(file: str, text: str, parser: Parser) -> list[Fault]:
    """Return a fault for each key that was given again in the same map, naming where it stood first."""
    faults = []
    around: list[dict[str, Any] | None] = []
    expect: list[bool] = []
    for event in events_before_the_end(text, parser):
        kind = type(event)
        if kind in (MappingEndEvent, SequenceEndEvent):
            around.pop()
            expect.pop()
            continue
        if expect and expect[-1] and kind is ScalarEvent:
            faults += _again(file, event, around[-1])
        if expect and around[-1] is not None:
            expect[-1] = not expect[-1]
        if kind in (MappingStartEvent, SequenceStartEvent):
            around.append({} if kind is MappingStartEvent else None)
            expect.append(kind is MappingStartEvent)
    return faults


def _again(file: str, event: Event, seen: dict[str, Any] | None) -> list[Fault]:
    mark = event.start_mark
    first = None if seen is None else seen.setdefault(event.value, mark)
    if first is None or first is mark:
        return []
    place = Place(file, mark.line + 1, mark.column + 1)
    return [fault("repeated-key", place, key=shown(event.value), line=first.line + 1, column=first.column + 1)]
