"""An example in YAML as the value that an editor fills in."""

import re
from typing import Any, Final

from careplan.store.reading.yaml_reader import read_yaml

_WHOLE: Final = re.compile(r"-?(?:0|[1-9]\d*)")


def tree_of(example: str) -> Any:  # noqa: ANN401 JSON
    """Return an example as JSON: `{key: true}` is a map with a boolean in it."""
    tree, _ = read_yaml("", example.encode() + b"\n", root="any")
    return _typed(tree.value) if tree else example


def _typed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if value in {"true", "false"}:
        return value == "true"
    return int(value) if isinstance(value, str) and _WHOLE.fullmatch(value) else value
