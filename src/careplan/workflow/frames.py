"""The line of source that a finding points at, without anything private."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, get_args

from careplan.domain.check_result import Frame
from careplan.domain.finding import Finding
from careplan.records.base import Kind, Part
from careplan.records.kinds import kind_of
from careplan.records.place import Place
from careplan.records.plan import KIND as PLAN_KIND
from careplan.records.privacy import PUBLIC, is_clear
from careplan.store.reading.frame import MASK, frame
from careplan.store.tree import Tree

_LONG_NUMBER: Final = re.compile(r"\d{7,}[\dXx]?")
_DUTIES: Final = re.compile(r"^duties:", re.MULTILINE)
"""What tells a plan from another file that was named in its place: a plan is shown whole, misspelt keys and all."""
_LETTERS: Final = re.compile(r"[^\x00-\x7f\W]|[^\x00-\x7f]")


def frames(findings: Sequence[Finding], tree: Tree) -> dict[int, Frame]:
    """Return the frame of each finding whose place is a line of a record, by the finding's number."""
    texts: dict[str, str | None] = {}
    found: dict[int, Frame] = {}
    for number, finding in enumerate(findings):
        known = kind_of(finding.place.file)
        if known is None:
            continue
        file = finding.place.file
        if file not in texts:
            texts[file] = _text(tree, file)
        text = texts[file]
        if text is not None:
            found[number] = tuple(_lines(text, finding.place, known[0]))
    return {number: lines for number, lines in found.items() if lines}


def _lines(text: str, place: Place, kind: Kind) -> Iterator[str]:
    if kind.name == PLAN_KIND.name and _DUTIES.search(text):
        yield from map(_without_numbers, frame(text, place, clear_names(kind), is_public=True))
    else:
        lines = frame(text, place, clear_names(kind))
        yield from lines if kind.name in PUBLIC else map(_masked, lines)


def _text(tree: Tree, file: str) -> str | None:
    data = tree.read(file)
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else None


def _masked(line: str) -> str:
    """Mask what could be a name or a number of a person in a field that should hold neither."""
    return _LETTERS.sub(lambda found: found[0] if found[0] in (MASK, "…") else MASK * 2, _without_numbers(line))


def _without_numbers(line: str) -> str:
    return _LONG_NUMBER.sub(lambda found: MASK * len(found[0]), line)


@cache
def clear_names(kind: Kind) -> Callable[[str], bool]:
    """Return which keys or columns of a kind hold no private value, wherever in the record they stand."""
    clear, private = set[str](), set[str]()
    for path in _paths(kind.model, ()):
        (clear if is_clear(kind.name, path) else private).add(path[-1])
    open_names = frozenset(clear - private)
    return lambda name: name in open_names


def _paths(model: type[Part], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field that holds a value and no part."""
    for name, info in model.model_fields.items():
        path = (*above, info.alias or name)
        inner = list(_parts(info.annotation))
        if not inner:
            yield path
        for part in inner:
            yield from _paths(part, path)


def _parts(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inside in get_args(annotation):
        yield from _parts(inside)
