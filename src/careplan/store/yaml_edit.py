"""Change one thing in a YAML record and nothing else: comments, order and every other value stay as they are.

A value that is there is replaced at its place, exact to the byte. A new key or item comes as lines of its own at the
end of its block; where the block is written in brackets or not at all it goes through ruamel's round trip. Either way
the result is read again, and refused unless the record is what it was but for the change that was meant.
"""

import copy
import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from careplan.store.reading.yaml_events import best_parser, open_events
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.reading.yaml_tree import Path, Value, YamlTree
from careplan.store.yaml_layout import laid_out
from careplan.store.yaml_lines import New, lines_of, with_item_lines, with_key_line, without_lines
from careplan.store.yaml_scalar import plain_scalar
from careplan.text import Text
from careplan.text.refusal import Refusal

_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_SMALL: Final = re.compile(r"0|[1-9]\d{0,3}")
_NOT_READ: Final = Text(
    "{file}:{line} 读不了，没有改动。先用 `careplan check` 看哪里要改。",
    "{file}:{line} cannot be read; nothing was changed. See `careplan check` for what to mend.",
)
_NOT_ALONE: Final = Text(
    "{file}：这样改会动到别的内容，没有改动。请用编辑器改。",
    "{file}: this change would touch something else; nothing was changed. Use an editor.",
)


def with_value(file: str, data: bytes, path: Path, text: New, order: Sequence[str] = ()) -> bytes:
    """Return a record with one value replaced, or added as a new key of the map that `path` leads to.

    A new key comes after those that stand before it in `order`. Raises Refusal where the record cannot be read or
    something else would change.
    """
    tree = _read(file, data)
    meant = _changed(tree.value, path, lambda holder, step: holder.__setitem__(step, text))
    spliced = (_spliced(tree, data, path, text) if isinstance(text, str) else None) or _with_key(
        tree, data, path, text, order
    )
    if spliced is not None and _says(file, spliced, meant):
        return spliced
    return _round_trip(file, data, meant, path, lambda holder, step: holder.__setitem__(step, _quoted(text)))


def without_value(file: str, data: bytes, path: Path) -> bytes:
    """Return a record without the key or the item that `path` leads to, nor its value and remarks on its lines.

    Raises Refusal where the record cannot be read or something else would change.
    """
    tree = _read(file, data)
    meant = _changed(tree.value, path, lambda holder, step: holder.__delitem__(step))
    first = tree.key_place(path).line - 1 if isinstance(path[-1], str) else None
    shorter = without_lines(data.decode(), path, first).encode()
    if _says(file, shorter, meant):
        return laid_out(shorter)
    return _round_trip(file, data, meant, path, lambda holder, step: holder.__delitem__(step))


def with_item(file: str, data: bytes, path: Path, item: New, order: Sequence[str] = ()) -> bytes:
    """Return a record with an item at the end of the list that `path` leads to; a list that is not there is made.

    A new list comes after the keys that stand before it in `order`. Raises Refusal where the record cannot be read
    or something else would change.
    """
    tree = _read(file, data)
    meant = _changed(tree.value, path, lambda holder, step: _append(holder, step, copy.deepcopy(item)))
    added = _with_item(tree, data, path, item, order)
    if added is not None and _says(file, added, meant):
        return added
    return _round_trip(file, data, meant, path, lambda holder, step: _append(holder, step, _quoted(item)))


def new_record(file: str, value: Mapping[str, New], comment: str) -> bytes:
    """Return a record that is new: a comment on top, then its keys in their order.

    Raises Refusal where it would not be read back as it is.
    """
    data = laid_out("\n".join([f"# {comment}", *lines_of(value), ""]).encode())
    if not _says(file, data, dict(value)):  # type: ignore[arg-type]  # text, lists and maps of them
        raise Refusal(_NOT_ALONE, file=file)
    return data


def _with_key(tree: YamlTree, data: bytes, path: Path, new: New, order: Sequence[str]) -> bytes | None:
    holder = _at(tree.value, path[:-1])
    if not isinstance(holder, dict) or path[-1] in holder:
        return None
    source = with_key_line(laid_out(data).decode(), path, list(holder), new, order)
    return None if source is None else laid_out(source.encode())


def _with_item(tree: YamlTree, data: bytes, path: Path, item: New, order: Sequence[str]) -> bytes | None:
    there = _at(tree.value, path)
    if there is None and path:
        return _with_key(tree, data, path, [item], order)
    if not isinstance(there, list):
        return None
    source = with_item_lines(laid_out(data).decode(), path, len(there), item)
    return None if source is None else laid_out(source.encode())


def _at(value: Value, path: Path) -> Value:
    """Return the value at a path, None where there is none."""
    here: Any = value
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here  # type: ignore[no-any-return]  # a part of the value


def _read(file: str, data: bytes) -> YamlTree:
    tree, faults = read_yaml(file, data)
    if tree is None:
        raise Refusal(_NOT_READ, file=file, line=str(faults[0].place.line if faults else 1))
    return tree


def _append(holder: Any, step: str | int, item: object) -> None:  # noqa: ANN401 a map or list of either kind
    there = holder.get(step) if isinstance(step, str) else holder[step]
    if there is None or there == "":
        holder[step] = [item]
    else:
        there.append(item)


def _changed(value: Value, path: Path, change: Callable[[Any, str | int], None]) -> Value:
    """Return a copy of a record's value with the change that is meant."""
    whole = copy.deepcopy(value)
    holder: Any = whole
    for step in path[:-1]:
        holder = holder[step]
    change(holder, path[-1])
    return whole


def _says(file: str, data: bytes, meant: Value) -> bool:
    tree, _ = read_yaml(file, data)
    return tree is not None and tree.value == meant


def _spliced(tree: YamlTree, data: bytes, path: Path, text: str) -> bytes | None:
    """Return the bytes with a scalar of one line replaced at its marks, None where there is no such scalar."""
    places = tree.places()
    if path not in places or data.startswith(b"\xef\xbb\xbf") or b"\r" in data:
        return None
    source, place = data.decode(), places[path]
    lines = source.split("\n")
    span = _scalar_at(source, place.line - 1, place.column - 1)
    if span is None:
        return None
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.column - 1] + plain_scalar(text) + line[span:]
    return "\n".join(lines).encode()


def _scalar_at(source: str, line: int, column: int) -> int | None:
    """Return the column after a scalar that begins at a place and ends on its line."""
    get = open_events(source, best_parser())
    while (event := get()) is not None:
        start = event.start_mark
        if type(event).__name__ == "ScalarEvent" and (start.line, start.column) == (line, column):
            end = event.end_mark
            return int(end.column) if end.line == line and end.column > column else None
        if type(event).__name__ == "StreamEndEvent":
            return None
    return None


def _round_trip(file: str, data: bytes, meant: Value, path: Path, change: Callable[[Any, str | int], None]) -> bytes:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.BytesIO()
    try:
        whole = yaml.load(data)
        holder = whole
        for step in path[:-1]:
            holder = holder[step]
        change(holder, path[-1])
        yaml.dump(whole, out)
    except YAMLError:
        raise Refusal(_NOT_ALONE, file=file) from None
    new = laid_out(out.getvalue())
    if not _says(file, new, meant) or _comments(new) != _comments(data):
        raise Refusal(_NOT_ALONE, file=file)
    return new


def _comments(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return the comments that stand on lines of their own, each with the key or item that it stands before."""
    lines = [line.strip() for line in data.splitlines() if line.strip()]
    follows = [*lines[1:], b""]
    return [(line, after.partition(b":")[0]) for line, after in zip(lines, follows, strict=True) if line[:1] == b"#"]


def _quoted(value: New) -> Any:  # noqa: ANN401 what ruamel writes
    """Return text as ruamel must write it: quoted where a bare scalar would be read as something else."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString

    if isinstance(value, dict):
        return CommentedMap((key, _quoted(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return CommentedSeq(_quoted(inner) for inner in value)
    if plain_scalar(value) != value:
        return DoubleQuotedScalarString(value)
    bare = _bare(value)
    return PlainScalarString(value) if bare is None else bare


def _bare(text: str) -> date | int | bool | None:
    """Return what ruamel writes without quotes for a day, a small number or a truth value."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    if _SMALL.fullmatch(text):
        return int(text)
    return text == "true" if text in {"true", "false"} else None
