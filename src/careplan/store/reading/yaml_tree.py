"""A YAML record in memory: nested text, and the place of each value when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from careplan.records.place import Place
from careplan.store.reading.yaml_events import Parser, open_events

if TYPE_CHECKING:
    from careplan.store.reading.yaml_events import Event, NextEvent

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]


# Where a value stands, where its key stands, and the same for what is inside it.
_Spot: TypeAlias = "tuple[Event, Event, _Inside | None]"
_Inside: TypeAlias = "dict[str | int, _Spot]"


class YamlTree:
    """A record: `value` holds dicts, lists, text, and None after a bare key; places come when asked for."""

    __slots__ = ("_parser", "_root", "_text", "file", "value")

    def __init__(self, file: str, value: Value, text: str, parser: Parser) -> None:
        """Keep the value and the text it was read from, as bytes: there are many records, and few are asked."""
        self.file = file
        self.value = value
        self._text = text.encode()
        self._parser: Parser = parser
        self._root: _Spot | None = None

    def place(self, path: Path) -> Place:
        """Return where the value at a path stands, or its nearest parent that is there."""
        spot = self._find(path)[0]
        return Place(self.file, spot[0].line + 1, spot[0].column + 1)

    def key_place(self, path: Path) -> Place:
        """Return where the key of the value at a path stands; otherwise the same as `place`."""
        spot, found = self._find(path)
        mark = spot[1] if found else spot[0]
        return Place(self.file, mark.line + 1, mark.column + 1)

    def places(self) -> dict[Path, Place]:
        """Return the place of every value."""
        found: dict[Path, Place] = {}
        self._collect((), self._find(())[0], found)
        return found

    def _collect(self, path: Path, spot: _Spot, found: dict[Path, Place]) -> None:
        mark, _, inside = spot
        found[path] = Place(self.file, mark.line + 1, mark.column + 1)
        if inside:
            for step, inner in inside.items():
                self._collect((*path, step), inner, found)

    def _find(self, path: Path) -> tuple[_Spot, bool]:
        if self._root is None:
            self._root = _spots(open_events(self._text.decode(), self._parser))
        spot = self._root
        for step in path:
            inner = spot[2].get(step) if spot[2] else None
            if inner is None:
                return spot, False
            spot = inner
        return spot, True


def _spots(get: NextEvent) -> _Spot:
    """Return the places of a text that was read before without a refusal."""
    get()
    get()
    event = get()
    return (event.start_mark, event.start_mark, _inside(event, get))


def _inside(start: Event, get: NextEvent) -> _Inside | None:
    kind = type(start)
    if kind is MappingStartEvent:
        return _of_mapping(get)
    if kind is SequenceStartEvent:
        return _of_sequence(start, get)
    return None


def _of_mapping(get: NextEvent) -> _Inside:
    inside: _Inside = {}
    while type(key := get()) is not MappingEndEvent:
        event = get()
        mark = key.start_mark
        if type(event) is ScalarEvent:
            # An empty value stands at its key: parsers differ on where nothing is.
            inside[key.value] = (event.start_mark if event.value or event.style else mark, mark, None)
        else:
            inside[key.value] = (event.start_mark, mark, _inside(event, get))
    return inside


def _of_sequence(start: Event, get: NextEvent) -> _Inside:
    inside: _Inside = {}
    while type(event := get()) is not SequenceEndEvent:
        mark = event.start_mark
        if type(event) is ScalarEvent:
            mark = mark if event.value or event.style else start.start_mark
            inside[len(inside)] = (mark, mark, None)
        else:
            inside[len(inside)] = (mark, mark, _inside(event, get))
    return inside
