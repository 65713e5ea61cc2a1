"""Parser events to nested text, refusing what a record may not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from careplan.records.place import Fault, Place
from careplan.store.reading.faults import AT_MOST, Refusal, fault
from careplan.store.reading.yaml_values import Mender
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.store.reading.yaml_events import Event, NextEvent
    from careplan.store.reading.yaml_tree import Value

DEEPEST = 30

_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null"))
ODD_WORDS = _WORDS | {w.upper() for w in _WORDS} | {w.title() for w in _WORDS}
_NUMBER = re.compile(
    r"[-+]?(?:0b[01_]+|0x[0-9A-Fa-f_]+|0o?[0-7_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][-+]?\d+)?|\d+(?::[0-5]?\d)+)"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|~"
)
_KINDS = {
    MappingStartEvent: Text(zh="若干“键: 值”", en="keys with values"),
    SequenceStartEvent: Text(zh="一个列表（“- ”开头的行）", en="a list (lines that begin with '- ')"),
    ScalarEvent: Text(zh="一段文字", en="text"),
}


class Builder:
    """Builds one record from events; `faults` grows, `repeats` tells whether a key came twice."""

    def __init__(self, file: str, text: str, get: NextEvent, mender: Mender | None) -> None:
        """Take the events of one file; without a mender, scalars are taken as they are."""
        self.file = file
        self.faults: list[Fault] = [] if mender is None else mender.faults
        self.repeats = False
        self._text = text
        self._get = get
        self._mender = mender

    def document(self, root: Literal["map", "any"]) -> Value:
        """Return the value of the only document."""
        get = self._get
        get()
        if type(get()) is StreamEndEvent:
            raise Refusal(fault("empty-record", Place(self.file, 1, 1)))
        event = get()
        kind = type(event)
        if kind is ScalarEvent and not event.value and not event.style and not event.anchor and not event.tag:
            raise Refusal(fault("empty-record", Place(self.file, 1, 1)))
        if kind is AliasEvent:
            raise Refusal(self._fault("alias-in-yaml", event))
        value = self._value(event, 1)
        get()
        after = get()
        if type(after) is not StreamEndEvent:
            raise Refusal(self._fault("second-document", after))
        if root == "map" and kind is not MappingStartEvent:
            raise Refusal(self._fault("root-not-map", event, found=_KINDS[kind]))
        return value

    def _fault(self, rule: str, event: Event, **facts: str | int | Text) -> Fault:
        mark = event.start_mark
        return fault(rule, Place(self.file, mark.line + 1, mark.column + 1), **facts)

    def _add(self, found: Fault) -> None:
        self.faults.append(found)
        if len(self.faults) >= AT_MOST:
            raise Refusal(self.faults.pop())

    def _value(self, event: Event, depth: int) -> Value:
        """Return what starts with an event; depth counts maps and lists around it."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._add(self._fault("alias-in-yaml", event))
            return None
        if self._mender is not None:
            self._mender.properties(event)
        if depth > DEEPEST:
            raise Refusal(self._fault("nested-too-deep", event, limit=DEEPEST))
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._sequence(depth + 1)

    def _mender_now(self) -> Mender:
        """Return a second look at the text that puts its faults among ours."""
        mender = Mender(self.file, self._text)
        mender.faults = self.faults
        return mender

    def _unusual(self, event: Event) -> str | None:
        """Return a value that is empty or holds a colon."""
        text: str = event.value
        if text and event.style:
            self._mender_now().swallowed(event)
        return text if text or event.style else None

    def _scalar(self, event: Event) -> str | None:
        return self._unusual(event) if self._mender is None else self._mender.value(event)

    def _mapping(self, depth: int) -> dict[str, Value]:
        out: dict[str, Value] = {}
        get = self._get
        lean = self._mender is None
        while True:
            key = get()
            if type(key) is not ScalarEvent:
                if type(key) is MappingEndEvent:
                    return out
                self._add(self._fault("key-not-text", key))
                self._value(key, depth)
                self._value(get(), depth)
                continue
            name = key.value
            if not name.isidentifier() or name in ODD_WORDS or not lean:
                self._key(key)
            if name in out:
                self.repeats = True
            event = get()
            if lean and type(event) is ScalarEvent:
                value = event.value
                out[name] = value if value and ": " not in value else self._unusual(event)
            else:
                out[name] = self._value(event, depth)

    def _sequence(self, depth: int) -> list[Value]:
        out: list[Value] = []
        get = self._get
        while type(event := get()) is not SequenceEndEvent:
            out.append(self._value(event, depth))
        return out

    def _key(self, key: Event) -> None:
        """Fault a key that other readers of YAML would not take for text."""
        name = key.value
        if self._mender is not None:
            self._mender.key(key)
        if key.style:
            return
        if name == "<<":
            self._add(self._fault("merge-key", key))
        elif not name or name in ODD_WORDS or _NUMBER.fullmatch(name):
            self._add(self._fault("key-not-text", key))
        elif name[0] in "\u3000\xa0":
            self._add(self._fault("wide-space-indent", key))
