"""The lines of a YAML record about a person with nothing readable but the values that anybody may see."""

from collections.abc import Iterator
from typing import Final

from careplan.records.privacy import is_clear
from careplan.store.reading.yaml_tree import Path, Value, YamlTree
from careplan.store.yaml_scalar import plain_scalar

_NESTED: Final = (dict, list)


def clear_values(kind: str, tree: YamlTree) -> dict[int, str]:
    """Return, by line from 0, the value that may be shown there: the only one of its line, and clear."""
    on_line: dict[int, list[Path]] = {}
    for path, place in tree.places().items():
        if path and not isinstance(_at(tree.value, path), _NESTED):
            on_line.setdefault(place.line - 1, []).append(path)
    return dict(_shown(kind, tree, on_line))


def _shown(kind: str, tree: YamlTree, on_line: dict[int, list[Path]]) -> Iterator[tuple[int, str]]:
    for line, paths in on_line.items():
        value = _at(tree.value, paths[0])
        if len(paths) == 1 and isinstance(value, str) and is_clear(kind, paths[0]):
            yield line, plain_scalar(value)


def _at(value: Value, path: Path) -> object:
    here: object = value
    for step in path:
        here = here[step]  # type: ignore[index]  # the tree's own paths
    return here
