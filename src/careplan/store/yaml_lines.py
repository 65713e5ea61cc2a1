"""Write values as YAML lines, and put lines for a new key or item at the end of the block where they belong.

Every line that is there stays as it is, so a comment never moves to another value.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from careplan.store.reading.yaml_events import NextEvent, best_parser, open_events
from careplan.store.reading.yaml_tree import Path
from careplan.store.yaml_scalar import plain_scalar

New: TypeAlias = "str | list[New] | dict[str, New]"


class _Spot(NamedTuple):
    """Where a value stands, lines and columns from 0: its first sign, its last line, and whether in brackets."""

    line: int
    column: int
    last: int
    flow: bool


def lines_of(value: Mapping[str, New], indent: int = 0) -> Iterator[str]:
    """Yield a map as lines of YAML: lists and maps in blocks, text quoted where it must be."""
    pad = " " * indent
    for key, inner in value.items():
        if isinstance(inner, str):
            yield f"{pad}{key}: {plain_scalar(inner)}"
        elif isinstance(inner, dict):
            yield f"{pad}{key}:"
            yield from lines_of(inner, indent + 2)
        else:
            yield f"{pad}{key}:"
            for item in inner:
                yield from _item_lines(item, indent + 2)


def _item_lines(item: New, indent: int) -> Iterator[str]:
    """Yield an item of a list: its dash stands at the indent."""
    if isinstance(item, dict):
        first, *rest = lines_of(item, indent + 2)
        yield f"{' ' * indent}- {first[indent + 2 :]}"
        yield from rest
    else:
        yield f"{' ' * indent}- {plain_scalar(str(item))}"


def with_key_line(source: str, path: Path, keys: Sequence[str], value: New, order: Sequence[str]) -> str | None:
    """Return a text with a new key in the block map that holds it, None where that is no such block.

    `keys` are the map's own; the new one comes after the last of them that stands before it in `order`.
    """
    holder, key = path[:-1], str(path[-1])
    spots = _spots(source)
    if holder not in spots or spots[holder].flow or not keys:
        return None
    before = [name for name in keys if name in order and key in order and order.index(name) < order.index(key)]
    after = max(before, key=order.index) if before else keys[-1]
    return _put(source, spots[*holder, after].last, list(lines_of({key: value}, spots[holder].column)))


def with_item_lines(source: str, path: Path, count: int, item: New) -> str | None:
    """Return a text with an item more in a block list that holds some, None where that is no such list."""
    spots = _spots(source)
    if not count or path not in spots or spots[path].flow or spots[*path, count - 1].flow:
        return None
    last = spots[*path, count - 1]
    line = source.split("\n")[last.line]
    dash = line.rfind("-", 0, last.column)
    if dash < 0 or line[:dash].strip(" ") or last.column != dash + 2:
        return None
    return _put(source, last.last, list(_item_lines(item, dash)))


def without_lines(source: str, path: Path, first: int | None = None) -> str:
    """Return a text without the lines of a value, from the line of its key, or of its own first sign, to its last."""
    spot = _spots(source)[path]
    every = source.split("\n")
    return "\n".join([*every[: spot.line if first is None else first], *every[spot.last + 1 :]])


def _put(source: str, after: int, lines: list[str]) -> str:
    every = source.split("\n")
    return "\n".join([*every[: after + 1], *lines, *every[after + 1 :]])


def _spots(source: str) -> dict[Path, _Spot]:
    """Return where each value of a text stands that was read before without a refusal."""
    found: dict[Path, _Spot] = {}
    get = open_events(source, best_parser())
    get()
    get()
    _collect(get(), get, (), found)
    return found


def _collect(event: Any, get: NextEvent, path: Path, found: dict[Path, _Spot]) -> int:  # noqa: ANN401 ruamel has no types
    """Note where a value and what is inside it stand; return the last line of it."""
    name, start = type(event).__name__, event.start_mark
    last = start.line
    if name == "ScalarEvent":
        last = _last_line(event)
    elif name == "MappingStartEvent":
        while type(key := get()).__name__ != "MappingEndEvent":
            last = max(last, key.start_mark.line, _collect(get(), get, (*path, key.value), found))
        last = max(last, key.end_mark.line) if event.flow_style else last
    else:
        number = 0
        while type(item := get()).__name__ != "SequenceEndEvent":
            last = max(last, _collect(item, get, (*path, number), found))
            number += 1
        last = max(last, item.end_mark.line) if event.flow_style else last
    found[path] = _Spot(start.line, start.column, last, bool(getattr(event, "flow_style", False)))
    return int(last)


def _last_line(event: Any) -> int:  # noqa: ANN401 as above
    start, end = event.start_mark, event.end_mark
    return int(max(start.line, end.line - (end.column == 0)))
