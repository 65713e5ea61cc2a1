"""What is left of a record when the values that are wrong are taken out of it.

A slip in a telephone number must not take a child off the register, or nobody would be seen to owe that child anything.
"""

from typing import Any, Final, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from careplan.records.types import UNKNOWN, OrUnknown

Path: TypeAlias = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

_ROUNDS: Final = 3


def salvage(model: type[M], tree: dict[str, Any], error: ValidationError) -> tuple[M | None, frozenset[Path]]:
    """Return the record without its wrong values, None if what is left is no record, and the paths taken out.

    A value goes first; where that leaves a block without something it needs, the block goes too, but never the file.
    """
    gone: frozenset[Path] = frozenset()
    for _ in range(_ROUNDS):
        locations = (detail["loc"] for detail in error.errors(include_url=False, include_input=False))
        gone |= {_taken(model, original(location, gone), tree, gone) for location in locations}
        if () in gone:
            break
        try:
            return model.model_validate(_without(tree, (), gone) | _unknown(model, gone)), gone
        except ValidationError as again:
            error = again
    return None, gone


def original(path: Path, gone: frozenset[Path]) -> Path:
    """Return where a path of the salvaged tree lies in the file: blocks that were taken out count again."""
    real: Path = ()
    for step in path:
        at = step
        if isinstance(at, int):
            taken = sorted(p[-1] for p in gone if len(p) == len(real) + 1 and p[:-1] == real and isinstance(p[-1], int))
            for index in taken:
                at += index <= at
        real = (*real, at)
    return real


def _unsure(model: type[BaseModel], name: str | int) -> bool:
    """Return whether a record stands without a field that must be written."""
    field = model.model_fields.get(str(name))
    return field is not None and OrUnknown in field.metadata


def _unknown(model: type[BaseModel], gone: frozenset[Path]) -> dict[str, object]:
    return {str(path[0]): UNKNOWN for path in gone if len(path) == 1 and _unsure(model, path[0])}


def _taken(model: type[BaseModel], path: Path, tree: object, gone: frozenset[Path]) -> Path:
    """Return what goes for an error at a path."""
    return path[:1] if path and _unsure(model, path[0]) else _reach(path, tree, gone)


def _reach(path: Path, tree: object, gone: frozenset[Path]) -> Path:
    """Return as much of a path as there is in the tree; a key that is missing stands for its block."""
    real: Path = ()
    for step in path:
        inside = (isinstance(tree, dict) and step in tree) or (isinstance(tree, list) and step in range(len(tree)))
        if not inside or (*real, step) in gone:
            break
        tree, real = tree[step], (*real, step)  # type: ignore[index]  # it is a dict or a list, as was just seen
    return real


def _without(tree: object, at: Path, gone: frozenset[Path]) -> Any:  # noqa: ANN401 a tree of text
    if isinstance(tree, dict):
        return {key: _without(value, (*at, key), gone) for key, value in tree.items() if (*at, key) not in gone}
    if isinstance(tree, list):
        return [_without(value, (*at, n), gone) for n, value in enumerate(tree) if (*at, n) not in gone]
    return tree
