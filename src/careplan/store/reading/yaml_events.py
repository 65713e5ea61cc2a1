"""YAML text to parser events: libyaml's through ruamel, or ruamel's own where libyaml is missing."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeAlias

Parser: TypeAlias = Literal["c", "pure"]
Event: TypeAlias = Any  # ruamel ships no types for its events; their names are checked below
NextEvent: TypeAlias = Callable[[], Event]

# What the fallback raises, beside its own errors, at text that it was not made for.
BREAKDOWNS = (StopIteration, AssertionError, ValueError)

_ANCHOR = re.compile(r"[0-9A-Za-z_-]+(?::.*)?")


def best_parser() -> Parser:
    """Return the faster parser of those that are installed."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        return "pure"
    return "c"


def open_events(text: str, parser: Parser) -> NextEvent:
    """Return a function that gives the next event, and raises YAMLError where parsing breaks off."""
    if parser == "c":
        from _ruamel_yaml import CParser

        next_event: NextEvent = CParser(text.encode()).get_event
        return next_event
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)  # libyaml speaks 1.1
    yaml.top_level_block_style_scalar_no_indent_error_1_1 = True
    return _like_libyaml(yaml.parse(text)).__next__


def _like_libyaml(events: Iterator[Event]) -> Iterator[Event]:
    """Pass on the events of the fallback, and break off where libyaml would."""
    from ruamel.yaml.error import MarkedYAMLError

    flow = 0
    for event in events:
        if getattr(event, "flow_style", None):
            flow += 1
        elif flow and type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            flow -= 1
        mark = event.start_mark
        if getattr(event, "anchor", None) and not _ANCHOR.fullmatch(event.anchor):
            raise MarkedYAMLError("while scanning an anchor", mark, "an odd name", mark)
        if flow and getattr(event, "value", None) and not event.style and ":" in event.value:
            mark.column += event.value.index(":")
            raise MarkedYAMLError("while scanning a plain scalar", mark, "found unexpected ':'", mark)
        yield event


def events_before_the_end(text: str, parser: Parser) -> list[Event]:
    """Return the events of a text up to its end, or up to where the parser breaks off."""
    from ruamel.yaml.error import YAMLError

    events = []
    get = open_events(text, parser)
    try:
        while (event := get()) is not None:
            events.append(event)
    except (YAMLError, *BREAKDOWNS):
        return events
    return events
